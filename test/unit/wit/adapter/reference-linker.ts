/** Carries out a link plan over V8, printed modules included: what the runtimes of the languages do, as plainly as it can be said. */

import type { FuncAbi, ParamsAbi } from "../../../../wit/abi/abi.js";
import { funcAbi } from "../../../../wit/abi/func-abi.js";
import { HELD, HELD_RESULT } from "../../../../wit/adapter/exchange-module.js";
import { type CoreExportRef, faults, type HostFunction, type LinkPlan, type PlanModule } from "../../../../wit/plan/link-plan.js";
import type { Linking } from "../../../../wit/plan/make-plan.js";
import type { Func, World } from "../../../../wit/world/world.js";
import { functionsOf } from "../../../../wit/world/world-functions.js";
import { HandleTable, Scope, Trap } from "./handle-table.js";
import { type Core, type HostSide, type Json, liftFlat, load, lowerFlat, store } from "./host-values.js";

type CoreFunction = (...args: readonly Core[]) => Core | undefined;
export type HostImport = (...args: readonly Json[]) => Json;

/** The layer's bytes, and its private world: each function gets the layer's memory first. */
export interface LinkedLayer {
  readonly bytes: Uint8Array;
  readonly functions: Readonly<Record<string, (memory: Uint8Array, ...args: never[]) => unknown>>;
}

/** A function of the world, and how it is called. */
interface Planned {
  readonly func: Func;
  readonly abi: FuncAbi;
}

interface Exports {
  readonly [name: string]: unknown;
}

export class LinkedComponent {
  readonly #plan: LinkPlan;
  readonly #world: World;
  readonly #imports: Readonly<Record<string, HostImport>>;
  readonly #instances: Exports[] = [];
  readonly #tables: readonly HandleTable[];
  /** Of calls between component instances. */
  readonly #scopes: Scope[] = [];
  readonly #modules: readonly WebAssembly.Module[];
  readonly #layer: LinkedLayer | undefined;
  readonly #functions = new Map<string, Planned>();
  #isDead = false;

  constructor(
    { plan, adapters }: Linking,
    artifact: Uint8Array,
    world: World,
    imports: Readonly<Record<string, HostImport>> = {},
    layer?: LinkedLayer,
  ) {
    this.#plan = plan;
    this.#world = world;
    this.#imports = imports;
    this.#tables = plan.components.map(() => new HandleTable());
    this.#layer = layer;
    const files = { artifact, adapters, layer: layer?.bytes };
    this.#modules = compiled(plan, files);
    for (const [index, step] of plan.steps.entries()) this.#instantiate(index, step);
  }

  /** Whether the deferred steps have been carried out. */
  get isLoaded(): boolean {
    return this.#instances.length > this.#plan.steps.length;
  }

  #instantiate(index: number, { module, imports: wanted }: LinkPlan["steps"][number]): void {
    const given: Record<string, Record<string, unknown>> = {};
    for (const { module: from, name, from: source } of wanted) {
      given[from] ??= {};
      const host = "host" in source ? (this.#plan.hostFunctions[source.host] as HostFunction) : undefined;
      const found = "host" in source ? this.#hostFunction(host as HostFunction) : this.#core(source);
      (given[from] as Record<string, unknown>)[name] = found;
    }
    this.#instances[index] = new WebAssembly.Instance(this.#modules[module] as WebAssembly.Module, given).exports;
  }

  /** Calls an export by its WIT path. */
  call(path: string, args: readonly Json[]): Json {
    const planned = this.#plan.exports.find((it) => it.function === path);
    if (planned === undefined) throw new Error(`no export ${path}`);
    if (this.#isDead) throw new Trap("the instance is dead");
    try {
      return this.#enter(planned, this.#function("export", path), args);
    } catch (error) {
      this.#isDead = true;
      throw error;
    }
  }

  #function(direction: "import" | "export", path: string): Planned {
    const key = `${direction} ${path}`;
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const func = functionsOf(this.#world, direction).find((it) => it.id === path);
    if (func === undefined) throw new Error(`no ${key}`);
    const found = { func, abi: funcAbi(this.#world, func) };
    this.#functions.set(key, found);
    return found;
  }

  /** Drops a resource of the component, by the path of its type. */
  drop(path: string, { rep }: { readonly rep: number }): void {
    const destructor = this.#plan.resources.find(({ names }) => names.includes(path))?.destructor;
    if (destructor !== undefined) (this.#core(destructor) as CoreFunction)(rep);
  }

  /** The memory that the first of the options names. */
  get memory(): Uint8Array<ArrayBuffer> {
    const { memory } = this.#plan.options.find((it) => it.memory !== undefined) ?? {};
    return new Uint8Array(this.#bytes(memory as CoreExportRef));
  }

  #enter({ core, options, postReturn, component }: LinkPlan["exports"][number], called: Planned, args: readonly Json[]): Json {
    const { func, abi } = called;
    const scope = new Scope();
    const side = this.#side(options, component, scope);
    const flat = abi.params.spilled ? [spill(side, abi.params, args)] : flatten(side, abi.params, args);
    const result = (this.#core(core) as CoreFunction)(...flat);
    const { guest } = side;
    const isHeld = guest !== undefined && abi.result?.spilled === true && Number(result) < 0;
    const lifted = liftResult(side, abi, isHeld ? Number(result) & ~HELD : result);
    scope.end(func.id);
    const returned = isHeld ? side.memory().getUint32(HELD_RESULT, true) : result;
    if (postReturn !== undefined && (guest === undefined || isHeld)) {
      (this.#core(postReturn) as CoreFunction)(...(returned === undefined ? [] : [returned]));
    }
    return lifted;
  }

  #core({ instance, name }: CoreExportRef): unknown {
    const found = this.#instances[instance]?.[name];
    if (found === undefined) throw new Error(`core instance ${instance} has no ${name}`);
    return found;
  }

  #bytes(memory: CoreExportRef): ArrayBuffer {
    return (this.#core(memory) as WebAssembly.Memory).buffer;
  }

  #side(options: number, component: number, scope: Scope): HostSide {
    const { encoding, memory, realloc, exchange } = this.#plan.options[options] ?? { encoding: "utf8" };
    if (exchange !== undefined)
      return this.#exchangeSide(memory as CoreExportRef, exchange.start, this.#side(exchange.guest, component, scope));
    return {
      world: this.#world,
      encoding,
      memory: () => new DataView(this.#bytes(memory as CoreExportRef)),
      realloc: (...args) => Number((this.#core(realloc as CoreExportRef) as CoreFunction)(...args)) >>> 0,
      table: this.#tables[component] as HandleTable,
      scope,
      resource: (type) => this.#resource(type),
      isDefiner: (resource) => this.#plan.resources[resource]?.component === component,
    };
  }

  #exchangeSide(ref: CoreExportRef, start: number, guest: HostSide): HostSide {
    const memory = this.#core(ref) as WebAssembly.Memory;
    let top = start;
    const realloc = (_: number, __: number, align: number, size: number) => {
      const made = Math.ceil(top / align) * align;
      top = made + size;
      const more = top - memory.buffer.byteLength;
      if (more > 0) memory.grow(Math.ceil(more / 65536));
      return made;
    };
    return { ...guest, encoding: "utf8", memory: () => new DataView(memory.buffer), realloc, guest };
  }

  #resource(type: number): number {
    const id = this.#world.types[type]?.id as string;
    return this.#plan.resources.findIndex(({ names }) => names.includes(id));
  }

  #hostFunction(host: HostFunction): (...args: number[]) => unknown {
    const { functions = [] } = this.#plan.adapters ?? {};
    this.#checkReferences(host);
    const table = (component: number) => this.#tables[component] as HandleTable;
    const scope = () => this.#scopes.at(-1) as Scope;
    switch (host.kind) {
      case "import":
        return (...args) => this.#callImport(host, args);
      case "trap":
        return () => {
          throw new Trap(`${host.name} is not available`);
        };
      case "resource-new":
        return (rep) => table(host.component).add({ resource: host.resource, rep: rep as number, own: true });
      case "resource-rep":
        return (handle) => table(host.component).get(handle as number, host.resource).rep;
      case "resource-drop":
        return (handle) => this.#drop(host, handle as number);
      case "fault":
        return (rule, func) => {
          throw new Trap(`${faults[rule as number]} in ${functions[func as number]}`);
        };
      case "transfer-own":
        return (handle) => {
          const rep = table(host.from).takeOwn(handle as number, host.resource);
          return table(host.to).add({ resource: host.resource, rep, own: true });
        };
      case "transfer-borrow":
        return (handle) => {
          const rep = table(host.from).lend(handle as number, host.resource, scope());
          if (this.#plan.resources[host.resource]?.component === host.to) return rep;
          return table(host.to).add({ resource: host.resource, rep, own: false, scope: scope() });
        };
      case "enter-call":
        return () => void this.#scopes.push(new Scope());
      case "exit-call":
        return (func) => this.#scopes.pop()?.end(String(functions[func as number]));
      case "copy":
        return (to, from, length) => {
          const source = new Uint8Array(this.#bytes(host.from), (from as number) >>> 0, (length as number) >>> 0);
          new Uint8Array(this.#bytes(host.to)).set(source, (to as number) >>> 0);
        };
      case "wasi":
        return (...args) => {
          const run = this.#layer?.functions[host.function];
          if (run === undefined) throw new Error(`no function ${host.function}`);
          return run(new Uint8Array(this.#bytes(host.memory)), ...(args as never[]));
        };
      case "load":
        return () => {
          if (this.isLoaded) throw new Error("the layer is loaded twice");
          const { steps, deferred = [] } = this.#plan;
          for (const [index, step] of deferred.entries()) this.#instantiate(steps.length + index, step);
        };
    }
  }

  /** All that a host function refers to is there before a module imports it. */
  #checkReferences(host: HostFunction): void {
    if (host.kind === "import") {
      const { memory, realloc } = this.#plan.options[host.options] ?? {};
      for (const ref of [memory, realloc]) if (ref !== undefined) this.#core(ref);
    }
    if (host.kind === "resource-drop" && host.destructor !== undefined) this.#core(host.destructor);
    if (host.kind === "copy") for (const ref of [host.from, host.to]) this.#core(ref);
  }

  #drop({ resource, component, destructor }: Extract<HostFunction, { kind: "resource-drop" }>, handle: number): void {
    const { own, rep } = (this.#tables[component] as HandleTable).drop(handle, resource);
    const run = destructor ?? this.#plan.resources[resource]?.destructor;
    if (own && run !== undefined) (this.#core(run) as CoreFunction)(rep);
  }

  #callImport(host: Extract<HostFunction, { kind: "import" }>, args: readonly Core[]): Core | undefined {
    const { func, abi } = this.#function("import", host.function);
    const run = this.#imports[host.function];
    if (run === undefined) throw new Error(`no import ${host.function}`);
    const scope = new Scope();
    const side = this.#side(host.options, host.component, scope);
    const values = abi.params.slots.map(({ node, offset, flatIndex }) =>
      abi.params.spilled
        ? load(side, node, Number(args[0]) + offset)
        : liftFlat(side, node, args.slice(flatIndex, flatIndex + node.flat.length)),
    );
    const result = run(...values);
    scope.end(func.id);
    if (abi.result === undefined) return undefined;
    if (!abi.result.spilled) return lowerFlat(side, abi.result.node, result)[0];
    store(side, abi.result.node, result, Number(args.at(-1)) >>> 0);
    return undefined;
  }
}

type Files = Readonly<Record<"artifact" | "adapters" | "layer", Uint8Array | undefined>>;

/** By plan, so that each is compiled once for all of its instances. */
const compiledModules = new WeakMap<LinkPlan, readonly WebAssembly.Module[]>();

function compiled(plan: LinkPlan, files: Files): readonly WebAssembly.Module[] {
  const known = compiledModules.get(plan);
  if (known !== undefined) return known;
  const made = plan.modules.map((module) => new WebAssembly.Module(bytesOf(module, files)));
  compiledModules.set(plan, made);
  return made;
}

function bytesOf({ source, offset, length }: PlanModule, files: Files): Uint8Array {
  const file = files[source ?? "artifact"];
  if (file === undefined) throw new Error(`the file of the ${source} is missing`);
  return file.subarray(offset, offset + length);
}

function flatten(side: HostSide, { slots }: ParamsAbi, args: readonly Json[]): readonly Core[] {
  return slots.flatMap(({ node }, i) => lowerFlat(side, node, args[i]));
}

function spill(side: HostSide, { slots, size, align }: ParamsAbi, args: readonly Json[]): number {
  const pointer = side.realloc(0, 0, align, size);
  for (const [i, { node, offset }] of slots.entries()) store(side, node, args[i], pointer + offset);
  return pointer;
}

function liftResult(side: HostSide, { result }: FuncAbi, core: Core | undefined): Json {
  if (result === undefined) return null;
  return result.spilled ? load(side, result.node, Number(core) >>> 0) : liftFlat(side, result.node, [core as Core]);
}
