import type { CoreFuncType } from "../component/decoded-component.js";
import type { Entity, EvaluatedComponent, HostFunc } from "../component/evaluated-component.js";
import { entityIndex } from "../world/entity-index.js";
import type { PathIndex } from "../world/interface-id.js";
import type { Func, World } from "../world/world.js";
import { functionIndex } from "../world/world-functions.js";
import { Border } from "./border.js";
import { exchangeOf } from "./exchange.js";
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

/** What a runtime wants of a plan. */
export interface Wanted {
  /** Values between the host and the component lie in an exchange: for engines to which a crossing is dear. */
  readonly exchange?: boolean;
  /** The engine has modules of several memories, so that printed code needs neither windows nor `copy`. */
  readonly multiMemory?: boolean;
}

export function startPlanning(world: World, evaluated: EvaluatedComponent, wanted: Wanted, layer?: LayerLink): Planning {
  const exported = entityIndex(evaluated.exports);
  const names = resourceNames(world, { import: entityIndex(evaluated.imports), export: exported });
  const [root] = evaluated.instances;
  if (root === undefined) throw new Error("an evaluated component has a root instance");
  const tables = new PlanTables(root, names, layer);
  const steps = new StepList(evaluated.coreInstances.length + (layer?.coreInstances.length ?? 0));
  const printed = new PrintedInstances(tables, steps, wanted.multiMemory === true);
  const exchange = wanted.exchange ? exchangeOf(world, tables, printed) : undefined;
  const host = (func: HostFunc, type: CoreFuncType) => hostFunction(func, type, planning);
  const border = new Border(evaluated, tables, printed, exchange, host, layer);
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
