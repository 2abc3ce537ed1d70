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

/** Pairs already found equal. Types are graphs, so that without it the comparison of two would take exponential time. */
const equalPairs = new WeakMap<TypeValue, WeakSet<TypeValue>>();

/** Whether two types are equal: value types by structure, resources by identity, names of types ignored. */
export function sameType(a: TypeValue, b: TypeValue): boolean {
  const left = peel(a);
  const right = peel(b);
  if (left === right) return true;
  if (equalPairs.get(left)?.has(right)) return true;
  if (label(left) !== label(right)) return false;
  const leftParts = partsOf(left);
  const rightParts = partsOf(right);
  if (!leftParts.every((part, i) => sameType(part, rightParts[i] ?? left))) return false;
  remember(left, right);
  return true;
}

function remember(a: TypeValue, b: TypeValue): void {
  const known = equalPairs.get(a);
  if (known === undefined) equalPairs.set(a, new WeakSet([b]));
  else known.add(b);
}

/**
 * All of a type but its parts, as text; equal labels imply an equal number of parts. Resources and interface types are equal only to
 * themselves, which the caller has already ruled out.
 */
function label(type: TypeValue): unknown {
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
    case "component-type":
    case "instance-type":
      return type;
    default:
      return type.kind;
  }
}
