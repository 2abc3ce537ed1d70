import { peel } from "../component/evaluate/same-type.js";
import { measureOf } from "../component/evaluate/type-measure.js";
import type { Boundary, Extern, FuncEntity, InstanceEntity, TypeEntity, TypeValue } from "../component/evaluated-component.js";
import { type Diagnostic, diagnostic, failed, type Outcome, type Place, succeed } from "../diagnostic.js";
import { asIndex } from "../ids.js";
import { witName } from "../name.js";
import { type FunctionName, parseFunctionName } from "./function-name.js";
import { parseInterfaceId } from "./interface-id.js";
import { sameOwner, type TypeName, TypeNames } from "./type-names.js";
import { type TypeResolver, typeDefinition, valueType } from "./value-type.js";
import type {
  Direction,
  Func,
  FuncRole,
  Interface,
  InterfaceIndex,
  PackageName,
  TypeDef,
  TypeDefinition,
  TypeIndex,
  TypeOwner,
  ValueType,
  World,
  WorldItem,
} from "./world.js";

/** All types written out in full: the layout and every back end walk them so, though they are shared as a graph. */
const MAX_WEIGHT = 1_000_000;
/** Types and functions; the largest worlds in use have about 1,000. */
const MAX_ITEMS = 20_000;

export interface WorldName {
  readonly package: PackageName;
  readonly name: string;
}

interface MutableInterface extends Interface {
  readonly types: TypeIndex[];
  readonly functions: Func[];
}

/** Builds the World of a component or of an encoded WIT world; both have the same boundary. */
export function buildWorld(boundary: Boundary, name: WorldName, place: Place, source: "component" | "wit"): Outcome<World> {
  const items = [...boundary.imports, ...boundary.exports].flatMap(itemsOf);
  const weight = items.reduce((sum, each) => sum + measureOf(each.type).weight, 0);
  if (items.length > MAX_ITEMS) return tooLarge(`the world has more than ${MAX_ITEMS} types and functions`, place);
  if (weight > MAX_WEIGHT) return tooLarge(`the types of the world have more than ${MAX_WEIGHT} parts`, place);
  return new WorldBuilder(place, source).build(boundary, name);
}

function tooLarge(message: string, place: Place): Outcome<never> {
  return failed(diagnostic("unsupported-component", message, { place, help: "make the world smaller" }));
}

/** Those inside instances that are in instances are left out: they are refused, and may be nested so as to be endless. */
function itemsOf({ entity }: Extern): readonly (TypeEntity | FuncEntity)[] {
  const entities = entity.kind === "instance" ? [...entity.exports.values()] : [entity];
  return entities.filter((each) => each.kind === "type" || each.kind === "func");
}

class WorldBuilder {
  readonly #types: TypeDef[] = [];
  readonly #interfaces: MutableInterface[] = [];
  readonly #names = new TypeNames();
  /** By direction and WIT path. */
  readonly #byPath = new Map<string, TypeIndex>();
  /** By message: one type may break a rule at many places, and that is said once. */
  readonly #diagnostics = new Map<string, Diagnostic>();
  readonly #place: Place;
  readonly #source: "component" | "wit";

  constructor(place: Place, source: "component" | "wit") {
    this.#place = place;
    this.#source = source;
  }

  build(boundary: Boundary, name: WorldName): Outcome<World> {
    const imports = boundary.imports.flatMap((each) => this.#item(each, "import"));
    const exports = boundary.exports.flatMap((each) => this.#item(each, "export"));
    if (this.#diagnostics.size > 0) return failed(...this.#diagnostics.values());
    const interfaces = this.#interfaces;
    return succeed({ package: name.package, name: witName(name.name), imports, exports, interfaces, types: this.#types });
  }

  #item({ id: name, entity }: Extern, direction: Direction): readonly WorldItem[] {
    const owner: TypeOwner = { kind: "world", direction };
    switch (entity.kind) {
      case "instance":
        return [{ kind: "interface", interface: this.#interface(name, entity, direction) }];
      case "func":
        return [{ kind: "function", function: this.#func(name, entity, owner) }];
      case "type": {
        const type = this.#type(name, entity.type, owner);
        return type === undefined ? [] : [{ kind: "type", type }];
      }
      default:
        this.#refuse(`the ${entity.kind === "module" ? "core module" : "component"} \`${name}\` is ${direction}ed`);
        return [];
    }
  }

  #interface(id: string, instance: InstanceEntity, direction: Direction): InterfaceIndex {
    const index = asIndex<InterfaceIndex>(this.#interfaces.length);
    const made: MutableInterface = { direction, id, ...parseInterfaceId(id), types: [], functions: [] };
    this.#interfaces.push(made);
    const owner: TypeOwner = { kind: "interface", interface: index };
    const withMembers = new Set([...instance.exports.keys()].map((name) => parseFunctionName(name).resource));
    for (const [name, entity] of instance.exports) {
      if (entity.kind === "type") this.#type(name, entity.type, owner, withMembers.has(name));
      else if (entity.kind === "func") made.functions.push(this.#func(name, entity, owner));
      else this.#refuse(`the interface \`${id}\` holds \`${name}\`, which is neither a type nor a function`);
    }
    return index;
  }

  /**
   * Gives a type its name in the World. One that has a name already, in another owner, is a `use`, which defines nothing. Returns the
   * new definition, if there is one. Types of functions and interfaces have no place in WIT and are passed over.
   *
   * A resource that two interfaces export, each with functions of its own, is two resources to who uses them, as it is in any WIT that fits.
   */
  #type(name: string, type: TypeValue, owner: TypeOwner, hasMembers = false): TypeIndex | undefined {
    if (!isValueOrResource(type)) return undefined;
    const found = this.#known(type, owner);
    const known = found !== undefined && hasMembers && this.#isExportedElsewhere(found, owner) ? undefined : found;
    if (known !== undefined && !sameOwner(known.owner, owner)) {
      this.#names.add(type, { index: known.index, owner });
      return undefined;
    }
    const definition = known === undefined ? typeDefinition(peel(type), this.#resolver(owner)) : this.#alias(known.index, type);
    const index = asIndex<TypeIndex>(this.#types.length);
    const id = this.#path(name, owner);
    this.#types.push({ id, name: witName(name), owner, definition });
    this.#byPath.set(`${this.#direction(owner)} ${id}`, index);
    this.#names.add(type, { index, owner });
    if (owner.kind === "interface") this.#interfaces[owner.interface]?.types.push(index);
    return index;
  }

  #isExportedElsewhere(known: TypeName, owner: TypeOwner): boolean {
    return !sameOwner(known.owner, owner) && [known.owner, owner].every((each) => this.#direction(each) === "export");
  }

  #direction(owner: TypeOwner): Direction {
    if (owner.kind === "world") return owner.direction;
    return this.#interfaces[owner.interface]?.direction ?? "import";
  }

  #path(name: string, owner: TypeOwner): string {
    return owner.kind === "world" ? name : `${this.#interfaces[owner.interface]?.id}#${name}`;
  }

  /** What a type is called, as seen from an owner. */
  #known(type: TypeValue, owner: TypeOwner): TypeName | undefined {
    const known = this.#names.find(type);
    return known === undefined || this.#source === "component" ? known : this.#exportedTwin(known, owner);
  }

  /**
   * An encoded WIT world lets exported interfaces refer to imported ones only, and leaves it to the reader that an interface which is
   * itself exported means the exported one (wit-parser, `Resolve::elaborate_world`).
   */
  #exportedTwin(known: TypeName, owner: TypeOwner): TypeName {
    const definition = this.#types[known.index];
    if (definition?.owner.kind !== "interface" || owner.kind !== "interface") return known;
    if (this.#direction(owner) !== "export") return known;
    const twin = this.#byPath.get(`export ${definition.id}`);
    const twinOwner = twin === undefined ? undefined : this.#types[twin]?.owner;
    if (twin === undefined || twinOwner === undefined) return known;
    return { index: twin, owner: sameOwner(known.owner, definition.owner) ? twinOwner : known.owner };
  }

  #func(encodedName: string, entity: FuncEntity, owner: TypeOwner): Func {
    const { type } = entity;
    const id = this.#path(encodedName, owner);
    const parsed = parseFunctionName(encodedName);
    return {
      id,
      name: witName(parsed.name),
      role: this.#role(parsed, owner, id),
      async: type.async,
      params: type.params.map((param) => ({ name: witName(param.name), type: this.#value(param.type, owner) })),
      ...(type.result === undefined ? {} : { result: this.#value(type.result, owner) }),
    };
  }

  #role({ kind, resource }: FunctionName, owner: TypeOwner, id: string): FuncRole {
    if (kind === "function" || resource === undefined) return { kind: "function" };
    // A function imported or exported by the world itself may belong to a resource that the world imports.
    const path = this.#path(resource, owner);
    const index = this.#byPath.get(`${this.#direction(owner)} ${path}`) ?? this.#byPath.get(`import ${path}`);
    if (index === undefined) this.#refuse(`\`${id}\` belongs to a resource \`${resource}\` that is not defined there`);
    return { kind, resource: index ?? asIndex(0) };
  }

  #alias(index: TypeIndex, type: TypeValue): TypeDefinition {
    const target: ValueType = isResource(type)
      ? { kind: "own", resource: this.#resource(index) }
      : { kind: "named", type: index };
    return { kind: "alias", type: target };
  }

  /** The resource's own definition, given the index of it or of an alias. */
  #resource(index: TypeIndex): TypeIndex {
    const definition = this.#types[index]?.definition;
    return definition?.kind === "alias" && definition.type.kind === "own" ? definition.type.resource : index;
  }

  #value(type: TypeValue, owner: TypeOwner): ValueType {
    return valueType(type, this.#resolver(owner));
  }

  #resolver(owner: TypeOwner): TypeResolver {
    return {
      named: (type) => this.#known(type, owner)?.index,
      resource: (type) => {
        const known = this.#known(type, owner);
        if (known === undefined) this.#refuse(`${this.#describe(owner)} uses a resource that it neither imports nor exports`);
        return this.#resource(known?.index ?? asIndex(0));
      },
      unnamed: ({ kind }) => {
        this.#refuse(`${this.#describe(owner)} uses a ${kind} type that has no name`);
        return asIndex(0);
      },
    };
  }

  #describe(owner: TypeOwner): string {
    return owner.kind === "world" ? "the world" : `the interface \`${this.#interfaces[owner.interface]?.id}\``;
  }

  #refuse(message: string): void {
    this.#diagnostics.set(message, diagnostic("unsupported-component", message, { place: this.#place }));
  }
}

function isValueOrResource(type: TypeValue): boolean {
  return !["func", "component-type", "instance-type"].includes(peel(type).kind);
}

function isResource(type: TypeValue): boolean {
  return peel(type).kind === "resource";
}
