import { funcAbi } from "../abi/func-abi.js";
import type { CoreFuncType } from "../component/decoded-component.js";
import type { HostFunc, LoweredFunc } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import { isWasi } from "../world/world-functions.js";
import { checkSignature, destructorType } from "./core-types.js";
import type { LayerLink } from "./layer-link.js";
import type { HostFunction } from "./link-plan.js";
import type { Planning } from "./planning.js";

const handleToHandle: CoreFuncType = { params: ["i32"], results: ["i32"] };

const resourceTypes = { "resource-new": handleToHandle, "resource-rep": handleToHandle, "resource-drop": destructorType };

/** The host function for a canonical definition that a core module imports with the type `wanted`. */
export function hostFunction(func: HostFunc, wanted: CoreFuncType, planning: Planning): HostFunction {
  switch (func.kind) {
    case "lower":
      return lowered(func, wanted, planning);
    case "builtin":
      return builtin(func, wanted);
    default: {
      const type = resourceTypes[func.kind];
      checkSignature(wanted, type, `\`${func.kind.replace("-", ".")}\``, func.at);
      const { tables, border } = planning;
      const ends = { resource: tables.resource(func.resource), component: tables.component(func.component) };
      if (func.kind !== "resource-drop") return { kind: func.kind, ...ends, ...type };
      return { kind: func.kind, ...ends, ...border.destructor(func.resource, func.component), ...type };
    }
  }
}

/**
 * A stub takes the type that the module expects of it: it is never called for its values, and its true signature may hang on types that
 * nothing else needs.
 */
function trap(name: string, { params, results }: CoreFuncType): HostFunction {
  return { kind: "trap", name, params, results };
}

function builtin(func: Extract<HostFunc, { kind: "builtin" }>, wanted: CoreFuncType): HostFunction {
  const isThread = func.name.startsWith("thread.") && func.name !== "thread.yield";
  if (isThread) refuse("unsupported-component", `the component uses threads (\`${func.name}\`)`, func.at);
  if (func.signature.kind === "fixed") checkSignature(wanted, func.signature.type, `\`${func.name}\``, func.at);
  return trap(func.name, wanted);
}

/** Of the private world, which knows only numbers: its core type is the one that the layer's module asks for. */
function privateFunction(path: string, { params, results }: CoreFuncType, layer: LayerLink): HostFunction {
  return { kind: "wasi", function: layer.privateName(path), memory: layer.memory, params, results };
}

function lowered(func: LoweredFunc, wanted: CoreFuncType, planning: Planning): HostFunction {
  const { at, options, label } = func;
  if (func.func.origin.kind !== "import") throw new Error("a fused call is no function of the host");
  const { path } = func.func.origin;
  const { layer } = planning;
  if (layer?.isOwn(func.component)) return privateFunction(path, wanted, layer);
  if (isWasi(path)) return trap(path, wanted);
  const declared = planning.imports.find(path);
  if (declared === undefined) {
    return refuse("undeclared-import", `the component imports \`${label}\`, which the WIT world does not import`, at);
  }
  if (options.async || declared.async) return refuse("async-function", `the import \`${label}\` is called asynchronously`, at);
  const role = `the import \`${label}\``;
  const abi = funcAbi(planning.world, declared);
  checkSignature(wanted, abi.lowered, role, at);
  const { border, tables } = planning;
  const own = border.options(options, func.component, role, at);
  return {
    kind: "import",
    function: declared.id,
    options: border.exchange?.options(abi, own) ?? own,
    component: tables.component(func.component),
    ...abi.lowered,
  };
}
