import type { ValueType } from "../../../wit/world/world.js";

/** A type and what it is made of, as far as it is written out: named types are not looked into. */
export function* partsOfType(type: ValueType): Generator<ValueType> {
  yield type;
  switch (type.kind) {
    case "list":
    case "fixed-list":
      yield* partsOfType(type.element);
      break;
    case "map":
      yield* partsOfType(type.key);
      yield* partsOfType(type.value);
      break;
    case "tuple":
      for (const item of type.items) yield* partsOfType(item);
      break;
    case "option":
      yield* partsOfType(type.payload);
      break;
    case "result":
      for (const side of [type.ok, type.error]) if (side) yield* partsOfType(side);
  }
}
