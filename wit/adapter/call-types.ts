import type { FuncAbi } from "../abi/abi.js";
import { funcAbi } from "../abi/func-abi.js";
import { peel, resourceOf } from "../component/evaluate/same-type.js";
import { partsOf } from "../component/evaluate/type-measure.js";
import type { FuncValueType, Resource, TypeValue } from "../component/evaluated-component.js";
import { asIndex } from "../ids.js";
import { witName } from "../name.js";
import { type TypeResolver, typeDefinition, valueType } from "../world/value-type.js";
import type { TypeDef, TypeIndex, World } from "../world/world.js";

/**
 * The types of calls that the world does not see, as a World of their own, since the ABI is made from one. Equal types are one entry, whoever
 * named them.
 */
export class CallTypes {
  readonly #types: TypeDef[] = [];
  readonly #resources = new Map<TypeIndex, Resource>();
  readonly #indices = new Map<unknown, TypeIndex>();
  readonly #world: World = {
    package: { namespace: witName("calls"), name: witName("calls") },
    name: witName("calls"),
    imports: [],
    exports: [],
    interfaces: [],
    types: this.#types,
  };
  readonly #resolver: TypeResolver = {
    named: (type) => this.#index(peel(type)),
    resource: (type) => this.#resource(type),
    unnamed: (type) => this.#index(type) ?? unexpected(type),
  };

  funcAbi(type: FuncValueType, label: string): FuncAbi {
    const params = type.params.map((param) => ({ name: witName("p"), type: valueType(param.type, this.#resolver) }));
    const result = type.result === undefined ? {} : { result: valueType(type.result, this.#resolver) };
    const func = { id: label, name: witName("f"), role: { kind: "function" }, async: type.async, params, ...result } as const;
    return funcAbi(this.#world, func);
  }

  /** The resource behind an index in the ABI. */
  resource(index: TypeIndex): Resource {
    const resource = this.#resources.get(index);
    if (resource === undefined) throw new Error(`type ${index} is not a resource`);
    return resource;
  }

  /** Undefined for types that have no definition of their own, and are what they consist of. */
  #index(type: TypeValue): TypeIndex | undefined {
    if (!["record", "variant", "enum", "flags"].includes(type.kind)) return undefined;
    return this.#indices.get(type) ?? this.#add(type, typeDefinition(type, this.#resolver));
  }

  #resource(type: TypeValue): TypeIndex {
    const resource = resourceOf(type);
    if (resource === undefined) return unexpected(type);
    const known = this.#indices.get(resource);
    if (known !== undefined) return known;
    const index = this.#push({ kind: "resource" });
    this.#indices.set(resource, index);
    this.#resources.set(index, resource);
    return index;
  }

  #add(type: TypeValue, definition: TypeDef["definition"]): TypeIndex {
    const key = JSON.stringify(definition);
    const index = this.#indices.get(key) ?? this.#push(definition);
    this.#indices.set(key, index).set(type, index);
    return index;
  }

  #push(definition: TypeDef["definition"]): TypeIndex {
    const index = asIndex<TypeIndex>(this.#types.length);
    const name = witName("t");
    this.#types.push({ id: `t${index}`, name, owner: { kind: "world", direction: "export" }, definition });
    return index;
  }
}

function unexpected(type: TypeValue): never {
  throw new Error(`a ${type.kind} is not expected here`);
}

/** Whether a type of a certain kind stands in a type, at any depth. */
export function contains(type: TypeValue, is: (part: TypeValue) => boolean, seen = new Set<TypeValue>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  return is(type) || partsOf(type).some((part) => contains(part, is, seen));
}
