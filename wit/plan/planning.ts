import type { Entity, EvaluatedComponent } from "../component/evaluated-component.js";
import { entityIndex } from "../world/entity-index.js";
import type { PathIndex } from "../world/interface-id.js";
import type { Func, World } from "../world/world.js";
import { functionIndex } from "../world/world-functions.js";
import { Border } from "./border.js";
import { hostFunction } from "./host-function.js";
import type { LayerLink } from "./layer-link.js";
import { PlanTables } from "./plan-tables.js";
import { PrintedInstances } from "./printed-instances.js";
import { StepList } from "./step-list.js";
import { resourceNames } from "./world-resources.js";

/** What the parts of a plan are made from, and where they go. */
export interface Planning {
  readonly world: World;
  /** The functions that the world imports. */
  readonly imports: PathIndex<Func>;
  /** What the component exports. */
  readonly exported: PathIndex<Entity>;
  readonly tables: PlanTables;
  readonly steps: StepList;
  readonly printed: PrintedInstances;
  readonly border: Border;
  /** The component that stands behind `wasi:*`, if there is one. */
  readonly layer?: LayerLink;
}

export function startPlanning(world: World, evaluated: EvaluatedComponent, layer?: LayerLink): Planning {
  const exported = entityIndex(evaluated.exports);
  const names = resourceNames(world, { import: entityIndex(evaluated.imports), export: exported });
  const [root] = evaluated.instances;
  if (root === undefined) throw new Error("an evaluated component has a root instance");
  const tables = new PlanTables(root, names, layer);
  const steps = new StepList(evaluated.coreInstances.length + (layer?.coreInstances.length ?? 0));
  const printed = new PrintedInstances(tables, steps);
  const border = new Border(evaluated, tables, printed, (func, wanted) => hostFunction(func, wanted, planning), layer);
  const imports = functionIndex(world, "import");
  const planning: Planning = {
    world,
    imports,
    exported,
    tables,
    steps,
    printed,
    border,
    ...(layer === undefined ? {} : { layer }),
  };
  return planning;
}
