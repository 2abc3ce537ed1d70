import { CallTypes } from "../adapter/call-types.js";
import { exportPassed } from "../adapter/passage.js";
import type { FuncValueType } from "../component/evaluated-component.js";
import { asIndex, type ComponentIndex, type OptionsIndex, type TypeIndex } from "../ids.js";
import { refuse } from "../refusal.js";
import type { Func } from "../world/world.js";
import { isWasi } from "../world/world-functions.js";
import { destructorType } from "./core-types.js";
import type { HostFunction, PlanExport } from "./link-plan.js";
import type { Planning } from "./planning.js";

/** The root component instance, whose table the handles pass through. */
const ROOT = asIndex<ComponentIndex>(0);

/** An import that is exported as it is. */
export function planPassage(func: Func, type: FuncValueType, path: string, planning: Planning): PlanExport {
  const { printed, tables } = planning;
  const types = new CallTypes();
  const abi = types.funcAbi(type, path);
  const memory = printed.passageMemory;
  const at = (name: string) => ({ instance: memory, name });
  const options = tables.plainOptions({ encoding: "utf8", memory: at("memory"), realloc: at("realloc") });
  const host = importedFunction(path, options, planning);
  const from = { host: tables.hostFunction({ ...host, ...abi.lowered }) };
  const drop = (index: TypeIndex) => {
    const resource = tables.resource(types.resource(index));
    return { host: tables.hostFunction({ kind: "resource-drop", resource, component: ROOT, ...destructorType }) };
  };
  let postReturn = "";
  const core = printed.print((module) => {
    const names = exportPassed(module, { name: func.id, abi, from, memory, drop });
    postReturn = names.postReturn;
    return names.core;
  });
  return { function: func.id, core, options, postReturn: { instance: core.instance, name: postReturn }, component: ROOT };
}

type Unsigned<T> = T extends unknown ? Omit<T, "params" | "results"> : never;

function importedFunction(path: string, options: OptionsIndex, { imports }: Planning): Unsigned<HostFunction> {
  if (isWasi(path)) return { kind: "trap", name: path };
  const declared = imports.find(path);
  if (declared === undefined) {
    return refuse("undeclared-import", `the component imports \`${path}\`, which the WIT world does not import`);
  }
  if (declared.async) return refuse("async-function", `the import \`${path}\` is called asynchronously`);
  return { kind: "import", function: declared.id, options, component: ROOT };
}
