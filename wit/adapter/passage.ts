/** Imports that are exported as they are: a lift of a lower, with no component instance between. */

import type { FuncAbi } from "../abi/abi.js";
import type { Body } from "../core-wasm/body.js";
import type { Global } from "../core-wasm/module-builder.js";
import { type FuncType, ModuleBuilder } from "../core-wasm/module-builder.js";
import type { CoreInstanceIndex, TypeIndex } from "../ids.js";
import type { StepImport } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { type Dropping, dropFlat, dropInMemory } from "./borrow-drops.js";
import { growTo } from "./grow.js";

const reallocType: FuncType = { params: ["i32", "i32", "i32", "i32"], results: ["i32"] };
const releaseType: FuncType = { params: [], results: [] };
const dropType: FuncType = { params: ["i32"], results: [] };

/** Where allocation starts: above the null pointer, aligned for everything. */
const BASE = 16;

/**
 * The memory through which the values of such calls pass from the host to the host. What is lowered for a call is free when the call is over,
 * so that allocating is to count up.
 */
export function printPassageMemory(): Uint8Array {
  const module = new ModuleBuilder();
  module.memories.push({ kind: "defined", pages: 1 });
  const top = module.global(BASE);
  const realloc = module.func(reallocType);
  writeRealloc(realloc.body, top);
  const release = module.func(releaseType);
  release.body.setGlobal(top, BASE);
  module.exports.push({ kind: "memory", name: "memory" });
  module.exportFunc("realloc", realloc);
  module.exportFunc("release", release);
  return module.print();
}

function writeRealloc(body: Body, top: Global): void {
  const [old, oldSize, align, size] = [body.param(0), body.param(1), body.param(2), body.param(3)];
  const [made, end] = [body.local("i32"), body.local("i32")];
  // The last allocation grows and shrinks where it is.
  body.get(old, oldSize).op("i32.add").getGlobal(top).op("i32.eq");
  body.if(() => body.get(old).saveGlobal(top));
  body.getGlobal(top).get(align).op("i32.add").i32(1).op("i32.sub");
  body.i32(0).get(align).op("i32.sub").op("i32.and").tee(made).get(size).op("i32.add").tee(end);
  body
    .get(made)
    .op("i32.lt_u")
    .if(() => body.op("unreachable"));
  growTo(body, end);
  copyOld(body);
  body.get(end).saveGlobal(top).get(made);

  /** Elsewhere than before; one that stayed copies nothing. */
  function copyOld(inner: Body): void {
    const at = inner.local("i32");
    inner
      .get(old, made)
      .op("i32.eq")
      .if(() => inner.i32(0).set(oldSize));
    inner.block((done) =>
      inner.loop((again) => {
        inner.get(at, oldSize).op("i32.ge_u").get(at, size).op("i32.ge_u").op("i32.or").brIf(done);
        inner.get(made, at).op("i32.add").get(old, at).op("i32.add").memory("i32.load8_u").memory("i32.store8");
        inner.advance(at, 1).br(again);
      }),
    );
  }
}

export interface PassedFunction {
  readonly name: string;
  readonly abi: FuncAbi;
  /** The lowered import. */
  readonly from: StepImport["from"];
  /** The instance of the passage's memory. */
  readonly memory: CoreInstanceIndex;
  /** What drops a handle of a resource: those that the host lowers for borrows belong to nobody else who would. */
  readonly drop: (resource: TypeIndex) => StepImport["from"];
}

/** Exports what the host calls, and the post-return; gives their names. */
export function exportPassed(
  module: AdapterModule,
  passed: PassedFunction,
): { readonly core: string; readonly postReturn: string } {
  const { name, abi, from, memory } = passed;
  const core = module.export(name, abi.lifted, (body) => {
    const lowered = module.importFunc(from, abi.lowered, name);
    const area = body.local("i32");
    if (abi.result?.spilled) {
      const { align, size } = abi.result.node;
      body
        .i32(0)
        .i32(0)
        .i32(align)
        .i32(size)
        .call(module.importFunc({ instance: memory, name: "realloc" }, reallocType))
        .set(area);
      body.get(...body.params, area).call(lowered);
    } else body.get(...body.params).call(lowered);
    dropArguments(module, body, passed);
    if (abi.result?.spilled) body.get(area);
  });
  const postReturn = module.export(`post-return ${name}`, { params: abi.lifted.results, results: [] }, (body) => {
    body.call(module.importFunc({ instance: memory, name: "release" }, releaseType));
  });
  return { core, postReturn };
}

/** The arguments are still there: nothing frees memory before post-return. */
function dropArguments(module: AdapterModule, body: Body, { name, abi, memory, drop }: PassedFunction): void {
  const dropping: Dropping = {
    module,
    body,
    memory: { instance: memory, name: "memory" },
    drop: (resource) => module.importFunc(drop(resource), dropType, `drop ${resource} ${name}`),
  };
  for (const { node, offset, flatIndex } of abi.params.slots) {
    if (abi.params.spilled) dropInMemory(dropping, node, { base: body.param(0), offset });
    else dropFlat(dropping, node, body.params.slice(flatIndex, flatIndex + node.flat.length));
  }
}
