import { funcAbi } from "../abi/func-abi.js";
import { contains } from "../adapter/call-types.js";
import { exportPassed } from "../adapter/passage.js";
import { peel, resourceOf } from "../component/evaluate/same-type.js";
import type { FuncValueType, TypeValue } from "../component/evaluated-component.js";
import { asIndex, type ComponentIndex, type OptionsIndex } from "../ids.js";
import { refuse } from "../refusal.js";
import type { Func } from "../world/world.js";
import { isWasi } from "../world/world-functions.js";
import { passedMessage } from "./border-calls.js";
import { destructorType } from "./core-types.js";
import type { HostFunction, PlanExport, StepImport } from "./link-plan.js";
import type { Planning } from "./planning.js";

/** The root component instance, whose table the handles pass through. */
const ROOT = asIndex<ComponentIndex>(0);

/** An import that is exported as it is. */
export function planPassage(func: Func, type: FuncValueType, path: string, planning: Planning): PlanExport {
  const { world, printed, tables } = planning;
  const abi = funcAbi(world, func);
  const memory = printed.passageMemory;
  const at = (name: string) => ({ instance: memory, name });
  const options = tables.plainOptions({ encoding: "utf8", memory: at("memory"), realloc: at("realloc") });
  const host = importedFunction(path, options, planning);
  const from = { host: tables.hostFunction({ ...host, ...abi.lowered }) };
  const drops = dropsOf(func, type, path, planning);
  let postReturn = "";
  const core = printed.print((module) => {
    const names = exportPassed(module, { name: func.id, abi, from, memory, drops });
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

/** The handles that the host lowers for borrows belong to nobody who would drop them. */
function dropsOf(
  func: Func,
  type: FuncValueType,
  path: string,
  { world, tables }: Planning,
): ReadonlyMap<number, StepImport["from"]> {
  const { params } = funcAbi(world, func);
  const drops = new Map<number, StepImport["from"]>();
  params.slots.forEach(({ node, flatIndex }, i) => {
    const value = peel(type.params[i]?.type as TypeValue);
    if (value.kind === "borrow" && node.kind === "borrow" && !params.spilled) {
      const resource = resourceOf(value.resource);
      if (resource === undefined) throw new Error("a borrow is of a resource");
      const drop = { kind: "resource-drop", resource: tables.resource(resource), component: ROOT, ...destructorType } as const;
      drops.set(flatIndex, { host: tables.hostFunction(drop) });
    } else if (contains(value, (part) => part.kind === "borrow")) refuse("passed-through-import", passedMessage(func, path));
  });
  return drops;
}
