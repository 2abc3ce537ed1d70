import type { Resource, TypeValue } from "../evaluated-component.js";
import { partsOf } from "./type-measure.js";

/** Follows names down to what they name. */
export function peel(type: TypeValue): Exclude<TypeValue, { kind: "named" }> {
  let peeled = type;
  while (peeled.kind === "named") peeled = peeled.target;
  return peeled;
}

export function resourceOf(type: TypeValue): Resource | undefined {
  const peeled = peel(type);
  return peeled.kind === "resource" ? peeled : undefined;
}

/** Value types are equal by structure, resources by identity; names of types are ignored. */
export class TypeEquality {
  /** Pairs already found equal. Types are graphs, so that without it the comparison of two would take exponential time. */
  readonly #equalPairs = new WeakMap<TypeValue, WeakSet<TypeValue>>();
  readonly #identity: (resource: Resource) => Resource;

  /** @param identity the resource that another one stands for */
  constructor(identity: (resource: Resource) => Resource = (resource) => resource) {
    this.#identity = identity;
  }

  same(a: TypeValue, b: TypeValue): boolean {
    const left = peel(a);
    const right = peel(b);
    if (left === right) return true;
    if (this.#equalPairs.get(left)?.has(right)) return true;
    if (label(left, this.#identity) !== label(right, this.#identity)) return false;
    const leftParts = partsOf(left);
    const rightParts = partsOf(right);
    if (!leftParts.every((part, i) => this.same(part, rightParts[i] ?? left))) return false;
    this.#remember(left, right);
    return true;
  }

  #remember(a: TypeValue, b: TypeValue): void {
    const known = this.#equalPairs.get(a);
    if (known === undefined) this.#equalPairs.set(a, new WeakSet([b]));
    else known.add(b);
  }
}

const equality = new TypeEquality();

/** Whether two types are equal. */
export function sameType(a: TypeValue, b: TypeValue): boolean {
  return equality.same(a, b);
}

/**
 * All of a type but its parts, as text; equal labels imply an equal number of parts. Resources and interface types are equal only to
 * themselves, which the caller has already ruled out.
 */
function label(type: TypeValue, identity: (resource: Resource) => Resource): unknown {
  switch (type.kind) {
    case "primitive":
      return type.type;
    case "record":
      return JSON.stringify(["record", type.fields.map((field) => field.name)]);
    case "variant":
      return JSON.stringify(["variant", type.cases.map((each) => [each.name, each.type !== undefined])]);
    case "list":
      return `list ${type.length ?? ""}`;
    case "tuple":
      return `tuple ${type.items.length}`;
    case "flags":
      return JSON.stringify(["flags", type.names]);
    case "enum":
      return JSON.stringify(["enum", type.cases]);
    case "result":
      return `result ${type.ok !== undefined} ${type.error !== undefined}`;
    case "stream":
    case "future":
      return `${type.kind} ${type.element !== undefined}`;
    case "func":
      return JSON.stringify(["func", type.async, type.params.map((param) => param.name), type.result !== undefined]);
    case "resource":
      return identity(type);
    case "component-type":
    case "instance-type":
      return type;
    default:
      return type.kind;
  }
}
