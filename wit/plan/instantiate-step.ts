import type { CoreExternType, CoreImport } from "../component/decoded-component.js";
import type { CoreInstance, CoreItem } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import { fitsImport } from "./core-types.js";
import type { InstantiateStep, StepImport } from "./link-plan.js";
import type { Planning } from "./planning.js";

/** How to make one core instance. */
export function instantiateStep(instance: CoreInstance, planning: Planning): InstantiateStep {
  const { module, imports } = instance;
  if (module.features.includes("memory64")) refuse("unsupported-component", "a core module has a 64-bit memory", instance.at);
  return {
    module: planning.tables.module(module),
    imports: module.imports.map((wanted, i) => stepImport(wanted, imports[i], instance.at, planning)),
  };
}

function stepImport(wanted: CoreImport, item: CoreItem | undefined, at: number, planning: Planning): StepImport {
  if (item === undefined) throw new Error(`the core instance lacks an item for the import ${wanted.name}`);
  const { module, name, type } = wanted;
  return { module, name, kind: type.kind, from: source(item, type, `\`${module}\` \`${name}\``, at, planning) };
}

function source(item: CoreItem, wanted: CoreExternType, what: string, at: number, planning: Planning): StepImport["from"] {
  if (item.kind === "export") {
    if (!fitsImport(wanted, item.type)) {
      refuse("malformed-component", `the core import ${what} is given a ${item.type.kind} of another type`, at);
    }
    return { instance: item.instance.index, name: item.name };
  }
  if (wanted.kind !== "func") return refuse("malformed-component", `the core import ${what} is given a function`, at);
  return planning.border.given(item, wanted.type);
}
