/** Worlds of random types, whose component passes each call on to an import of the same type. */

import { RandomSource } from "./random-source.js";

export interface RandomWorld {
  readonly wit: string;
  /** Functions that exist both as exports of `api` and imports of `host`. */
  readonly echoes: readonly string[];
  readonly others: readonly string[];
}

const scalars = ["bool", "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64", "f32", "f64", "char", "string"];
const keys = ["bool", "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64", "char", "string"];
/** Among them words that some language reserves, or that its generated code likes to use. */
const names =
  "value type class kind self end length x1 a-b none from ok err then package string data is-ok some new id in-out".split(" ");
const MAX_DEPTH = 4;

export function randomWorld(seed: number): RandomWorld {
  return new WorldMaker(new RandomSource(seed)).make(seed);
}

class WorldMaker {
  readonly #random: RandomSource;
  readonly #definitions: string[] = [];

  constructor(random: RandomSource) {
    this.#random = random;
  }

  make(seed: number): RandomWorld {
    const echoes = names.slice(0, 10).map((_, i) => `echo${i}`);
    const others = names.slice(0, 8).map((_, i) => `call${i}`);
    const functions = [
      ...echoes.map((name) => [name, this.#echo()] as const),
      ...others.map((name) => [name, this.#signature()] as const),
    ];
    const used = this.#definitions.map((definition) => /^\S+ (\S+)/.exec(definition)?.[1]).join(", ");
    const body = [
      ...(used === "" ? [] : [`  use types.{${used}};`]),
      ...functions.map(([name, type]) => `  ${name}: ${type};`),
    ].join("\n");
    const types = this.#definitions.map((definition) => `  ${definition}`).join("\n");
    const wit = `package random:w${seed};

interface types {
${types}
}

interface host {
${body}
}

interface api {
${body}
}

world random {
  import host;
  export api;
}
`;
    return { wit, echoes, others };
  }

  #echo(): string {
    const type = this.#type(MAX_DEPTH);
    return `func(x: ${type}) -> ${type}`;
  }

  #signature(): string {
    const params = this.#random.some(names, this.#random.below(7)).map((name) => `%${name}: ${this.#type(2)}`);
    const result = this.#random.below(4) === 0 ? "" : ` -> ${this.#type(3)}`;
    return `func(${params.join(", ")})${result}`;
  }

  #type(depth: number): string {
    const inner = () => this.#type(depth - 1);
    if (depth === 0) return this.#random.pick(scalars);
    switch (this.#random.below(15)) {
      case 0:
      case 1:
        return `list<${inner()}>`;
      case 2:
        return `option<${inner()}>`;
      case 3:
        return `tuple<${this.#several(inner, 4).join(", ")}>`;
      case 4:
        return this.#random.pick([`result<${inner()}, ${inner()}>`, `result<${inner()}>`, `result<_, ${inner()}>`, "result"]);
      case 5:
      case 6:
        return this.#define(
          "record",
          this.#members(5).map((name) => `${name}: ${inner()}`),
        );
      case 7:
      case 8:
        return this.#define(
          "variant",
          this.#members(5).map((name) => (this.#random.below(4) === 0 ? name : `${name}(${inner()})`)),
        );
      case 9:
        return this.#define("enum", this.#members(this.#random.below(8) === 0 ? 300 : 6));
      case 10:
        return this.#define("flags", this.#members(this.#random.pick([3, 8, 9, 16, 17, 32])));
      case 11:
        return `map<${this.#random.pick(keys)}, ${inner()}>`;
      default:
        return this.#random.pick(scalars);
    }
  }

  #several<Item>(make: () => Item, most: number): readonly Item[] {
    return Array.from({ length: 1 + this.#random.below(most) }, make);
  }

  #members(count: number): readonly string[] {
    if (count > names.length) return Array.from({ length: count }, (_, i) => `m${i}`);
    const needed = count > 6 ? count : 1 + this.#random.below(count);
    return this.#random.some(names, Math.min(needed, names.length)).map((name) => `%${name}`);
  }

  #define(kind: string, members: readonly string[]): string {
    const name = `t${this.#definitions.length}`;
    // Members may define types of their own, so the number is taken after them.
    this.#definitions.push(`${kind} ${name} { ${members.join(", ")} }`);
    return name;
  }
}
