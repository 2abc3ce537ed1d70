import { unsupported } from "../../refusal.js";
import type { TypeValue } from "../evaluated-component.js";

/** How large a type is when written out in full, though it may be shared as a graph. */
export interface TypeMeasure {
  /** Number of nodes; each element of a fixed-length list counts. May be infinite. */
  readonly weight: number;
  readonly depth: number;
  /** Names given to a type one upon the other. */
  readonly renames: number;
}

/** Types are walked recursively. */
const MAX_DEPTH = 100;
const MAX_RENAMES = 200;
/** Fields, cases, flags, items or parameters. What needs an index of four bytes is well below; the largest in use have some hundred. */
const MAX_MEMBERS = 100_000;

const measures = new WeakMap<TypeValue, TypeMeasure>();
const leaf: TypeMeasure = { weight: 1, depth: 1, renames: 0 };

/** The measure of a type that `checkedType` has seen; component and instance types have none. */
export function measureOf(type: TypeValue): TypeMeasure {
  return measures.get(type) ?? leaf;
}

/** Registers a type whose parts are registered already, and refuses one that is nested too deeply. */
export function checkedType<T extends TypeValue>(type: T, at: number): T {
  if (membersOf(type) > MAX_MEMBERS) unsupported(at, `a type has more than ${MAX_MEMBERS} members`, "split the type");
  const measure = measureNew(type);
  if (measure.depth > MAX_DEPTH) unsupported(at, `a type is nested deeper than ${MAX_DEPTH}`, "flatten the type");
  if (measure.renames > MAX_RENAMES) unsupported(at, `a type is renamed more than ${MAX_RENAMES} times`, "use the type itself");
  measures.set(type, measure);
  return type;
}

function measureNew(type: TypeValue): TypeMeasure {
  if (type.kind === "named") {
    const target = measureOf(type.target);
    return { ...target, renames: target.renames + 1 };
  }
  const parts = partsOf(type).map(measureOf);
  const repeat = type.kind === "list" ? (type.length ?? 1) : 1;
  return {
    weight: 1 + repeat * parts.reduce((sum, part) => sum + part.weight, 0),
    depth: 1 + parts.reduce((deepest, part) => Math.max(deepest, part.depth), 0),
    renames: parts.reduce((most, part) => Math.max(most, part.renames), 0),
  };
}

function membersOf(type: TypeValue): number {
  switch (type.kind) {
    case "record":
      return type.fields.length;
    case "variant":
    case "enum":
      return type.cases.length;
    case "flags":
      return type.names.length;
    case "tuple":
      return type.items.length;
    case "func":
      return type.params.length;
    default:
      return 0;
  }
}

/** The types that stand directly inside a type. */
export function partsOf(type: TypeValue): readonly TypeValue[] {
  switch (type.kind) {
    case "record":
      return type.fields.map((field) => field.type);
    case "variant":
      return type.cases.flatMap((each) => each.type ?? []);
    case "list":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "tuple":
      return type.items;
    case "option":
      return [type.payload];
    case "result":
      return [type.ok, type.error].flatMap((part) => part ?? []);
    case "own":
    case "borrow":
      return [type.resource];
    case "stream":
    case "future":
      return type.element === undefined ? [] : [type.element];
    case "func":
      return [...type.params.map((param) => param.type), ...(type.result === undefined ? [] : [type.result])];
    case "named":
      return [type.target];
    default:
      return [];
  }
}
