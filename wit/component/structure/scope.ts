import { malformed, unsupported } from "../../refusal.js";
import type { Entity, EntitySort } from "./entity.js";
import { ExternSet } from "./extern-set.js";

type ScopeKind = "component" | "component type" | "instance type";

/** About a second of work; real components stay below a hundred thousand. */
const maxLookups = 10_000_000;

/** The index spaces of one component, component type or instance type, as far as its definitions have been checked. */
export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | undefined;
  readonly imports = new ExternSet("import", true);
  readonly exports: ExternSet;
  /** Whether something in it refers to a resource type of an enclosing scope. */
  mentionsOuterResource = false;
  /** Shared by all scopes of a file. */
  private readonly lookups: { left: number };
  private readonly spaces = new Map<EntitySort, Entity[]>();

  constructor(kind: ScopeKind, parent?: Scope) {
    this.kind = kind;
    this.exports = new ExternSet("export", kind !== "component");
    this.parent = parent;
    this.lookups = parent?.lookups ?? { left: maxLookups };
  }

  add(entity: Entity): void {
    const space = this.spaces.get(entity.sort);
    if (space === undefined) this.spaces.set(entity.sort, [entity]);
    else space.push(entity);
  }

  /** The definition with this index; `at` is the offset of whatever refers to it. */
  get<S extends EntitySort>(sort: S, index: number, at: number): Extract<Entity, { sort: S }> {
    const space = this.spaces.get(sort) ?? [];
    const entity = space[index];
    if (entity !== undefined) return entity as Extract<Entity, { sort: S }>;
    return malformed(
      at,
      `${sort} index ${index} is out of bounds: ${space.length === 0 ? "none is" : `${space.length} are`} defined before`,
    );
  }

  /** Accounts for the imports that one instantiation looks up: a small file can instantiate a large module very often. */
  lookUp(imports: number, at: number): void {
    this.lookups.left -= imports;
    if (this.lookups.left < 0) unsupported(at, `the instantiations of the component have more than ${maxLookups} imports in all`);
  }

  /** The scope `count` levels outwards. */
  outer(count: number, at: number): Scope {
    let scope: Scope | undefined = this;
    for (let i = 0; i < count && scope !== undefined; i++) scope = scope.parent;
    return scope ?? malformed(at, `the outer alias goes ${count} scopes outwards, further than there are enclosing scopes`);
  }
}
