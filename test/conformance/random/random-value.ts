/** Random values of a type in the form of fixtures, the odd ones more often than chance would have them. */

import type { TypeDefinition, ValueType, World } from "../../../wit/world/world.js";
import type { RandomSource } from "./random-source.js";

const integers = {
  s8: [-128, 127],
  u8: [0, 255],
  s16: [-32768, 32767],
  u16: [0, 65535],
  s32: [-2147483648, 2147483647],
  u32: [0, 4294967295],
  s64: ["-9223372036854775808", "9223372036854775807"],
  u64: ["0", "18446744073709551615"],
} as const;
const floats = [0, 1.5, -2.25, "nan", "inf", "-inf", "-0", 16777216, 1.401298464324817e-45, 3.4028234663852886e38];
const doubles = [...floats, 5e-324, 1.7976931348623157e308, 0.1, 9007199254740991];
const texts = [
  "",
  "a",
  "naïve",
  "€ 😀",
  "\u0000",
  "\ufeffbom",
  "line\nline",
  "日本語の文字列です",
  "x".repeat(40),
  "é".repeat(70),
  "quote\"'\\ #{y} `",
];
const chars = ["a", "é", "€", "😀", "\u0000", "\ud7ff", "\ue000", "\u{10ffff}", "\\", "'", '"'];

export class ValueMaker {
  readonly #random: RandomSource;
  readonly #world: World;

  constructor(random: RandomSource, world: World) {
    this.#random = random;
    this.#world = world;
  }

  value(type: ValueType): unknown {
    const random = this.#random;
    switch (type.kind) {
      case "bool":
        return random.below(2) === 0;
      case "char":
        return random.pick(chars);
      case "string":
        return random.pick(texts);
      case "f32":
        return random.pick(floats);
      case "f64":
        return random.pick(doubles);
      case "s64":
      case "u64":
        return random.pick([...integers[type.kind], String(random.below(100))]);
      case "list":
        return this.#list(type.element, random.pick([0, 1, 2, 3, 17]));
      case "fixed-list":
        return this.#list(type.element, type.length);
      case "map":
        return this.#map(type.key, type.value);
      case "tuple":
        return type.items.map((item) => this.value(item));
      case "option":
        return random.below(3) === 0 ? null : { some: this.value(type.payload) };
      case "result":
        return random.below(2) === 0 ? { ok: this.#optional(type.ok) } : { err: this.#optional(type.error) };
      case "named":
        return this.#named(this.#world.types[type.type]?.definition);
      case "s8":
      case "u8":
      case "s16":
      case "u16":
      case "s32":
      case "u32":
        return random.pick([...integers[type.kind], random.below(100)]);
      default:
        throw new Error(`no values of ${type.kind}`);
    }
  }

  #optional(type: ValueType | undefined): unknown {
    return type === undefined ? null : this.value(type);
  }

  #list(element: ValueType, length: number): readonly unknown[] {
    return Array.from({ length }, () => this.value(element));
  }

  #map(key: ValueType, value: ValueType): readonly unknown[] {
    const pairs = this.#list(key, this.#random.below(4)).map((each) => [each, this.value(value)] as const);
    return [...new Map(pairs.map((pair) => [pair[0], pair])).values()];
  }

  #named(definition: TypeDefinition | undefined): unknown {
    switch (definition?.kind) {
      case "alias":
        return this.value(definition.type);
      case "record":
        return Object.fromEntries(definition.fields.map(({ name, type }) => [name.kebab, this.value(type)]));
      case "variant": {
        const { name, type } = this.#random.pick(definition.cases);
        return { [name.kebab]: this.#optional(type) };
      }
      case "enum":
        return this.#random.pick(definition.cases).name.kebab;
      case "flags":
        return definition.flags.filter(() => this.#random.below(2) === 0).map(({ name }) => name.kebab);
      default:
        throw new Error(`no values of ${definition?.kind}`);
    }
  }
}
