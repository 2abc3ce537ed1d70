import { malformed, unsupported } from "../../refusal.js";
import type { CoreSort, Sort } from "../decoded-component.js";
import type {
  AbstractComponentEntity,
  ComponentEntity,
  ComponentInstance,
  CoreInstance,
  CoreItem,
  CoreItemSort,
  Entity,
  FuncEntity,
  InstanceEntity,
  ModuleEntity,
  TypeValue,
} from "../evaluated-component.js";

/** A core instance made of inline exports. It exists only until its items reach the module that imports them. */
export interface CoreBag {
  readonly kind: "bag";
  readonly items: ReadonlyMap<string, CoreItem>;
}

export type CoreInstanceValue = CoreInstance | CoreBag;

/** The index spaces of one component instance, component type or instance type while it is being evaluated. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The component instance whose definitions these are; undefined in a type. */
  readonly component: ComponentInstance | undefined;

  readonly funcs: FuncEntity[] = [];
  readonly types: TypeValue[] = [];
  readonly instances: InstanceEntity[] = [];
  readonly components: (ComponentEntity | AbstractComponentEntity)[] = [];
  readonly modules: ModuleEntity[] = [];
  readonly coreInstances: CoreInstanceValue[] = [];
  readonly coreItems: Readonly<Record<CoreItemSort, CoreItem[]>> = { func: [], table: [], memory: [], global: [], tag: [] };
  /** Names under which functions came in, for diagnostics only. */
  readonly labels = new Map<number, string>();

  constructor(parent: Scope | undefined, component?: ComponentInstance) {
    this.parent = parent;
    this.component = component;
  }

  /** Appends an entity to the index space of its kind. */
  add(entity: Entity): void {
    switch (entity.kind) {
      case "func":
        this.funcs.push(entity);
        break;
      case "type":
        this.types.push(entity.type);
        break;
      case "instance":
        this.instances.push(entity);
        break;
      case "module":
        this.modules.push(entity);
        break;
      default:
        this.components.push(entity);
    }
  }

  entity(sort: Sort, index: number, at: number): Entity {
    switch (sort.kind) {
      case "func":
        return get(this.funcs, index, "func", at);
      case "type":
        return { kind: "type", type: get(this.types, index, "type", at) };
      case "instance":
        return get(this.instances, index, "instance", at);
      case "component":
        return get(this.components, index, "component", at);
      case "core":
        return sort.sort === "module" ? get(this.modules, index, "core module", at) : notAnEntity(sort.sort, at);
      case "value":
        return unsupported(at, "value definitions are not supported");
    }
  }

  type(index: number, at: number): TypeValue {
    return get(this.types, index, "type", at);
  }

  coreItem(sort: CoreItemSort, index: number, at: number): CoreItem {
    return get(this.coreItems[sort], index, `core ${sort}`, at);
  }

  coreInstance(index: number, at: number): CoreInstanceValue {
    return get(this.coreInstances, index, "core instance", at);
  }

  module(index: number, at: number): ModuleEntity {
    return get(this.modules, index, "core module", at);
  }

  /** `count` scopes outwards; 0 is this one. */
  outer(count: number, at: number): Scope {
    let scope: Scope = this;
    for (let i = 0; i < count; i++) {
      scope = scope.parent ?? malformed(at, `an outer alias reaches ${count} scopes out, of which there are ${i}`);
    }
    return scope;
  }
}

function notAnEntity(sort: CoreSort, at: number): never {
  return malformed(at, `a core ${sort} cannot be exported by a component`);
}

export function get<T>(space: readonly T[], index: number, what: string, at: number): T {
  const found = space[index];
  return found === undefined ? malformed(at, `${what} index ${index} is out of range`) : found;
}
