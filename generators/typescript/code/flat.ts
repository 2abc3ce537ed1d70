/** Lowering into flat core values: the arguments of a core function, or what a host function returns. */

import type { AbiNode, CaseAbi, Coercion, FlatType } from "../../../wit/abi/abi.js";
import type { Glue } from "./glue.js";
import { isOption } from "./kinds.js";
import { braced, type Line, type Lines, property } from "./lines.js";
import { enumIndex, handle, pointer, scalar } from "./store.js";

/** Gathers the lines that lower values, and the expressions for the core values. Locals are numbered: `$0`, `$1`, … */
export class FlatLowering {
  readonly #glue: Glue;
  readonly #prefix: string;
  #locals = 0;

  constructor(glue: Glue, prefix = "$") {
    this.#glue = glue;
    this.#prefix = prefix;
  }

  /** Appends to `lines`; the result has one expression for each flat value of the node. */
  lower(node: AbiNode, value: string, lines: Line[]): readonly string[] {
    switch (node.kind) {
      case "scalar":
        return [this.#constant(scalar(node.scalar, value), lines)];
      case "enum":
        return [this.#constant(enumIndex(this.#glue, node, value), lines)];
      case "flags":
        return [this.#constant(`${this.#glue.function("lower", node)}(${value})`, lines)];
      case "own":
      case "borrow":
        return [this.#constant(handle(this.#glue, node, value), lines)];
      case "string":
      case "list":
      case "map":
        return [this.#constant(pointer(this.#glue, node, value), lines), this.#constant("$memory.length", lines)];
      case "record": {
        const { members } = this.#glue.publicType(node.named);
        return node.fields.flatMap((field, i) =>
          this.lower(field.node, `${value}${property(members[i]?.names.typescript ?? "")}`, lines),
        );
      }
      case "tuple":
        return node.items.flatMap((item, i) => this.lower(item.node, `${value}[${i}]`, lines));
      case "fixed-list":
        return Array.from({ length: node.length }, (_, i) => this.lower(node.element, `${value}[${i}]`, lines)).flat();
      default:
        return this.#lowerCases(node, value, lines);
    }
  }

  /** Names an expression, unless it is a plain name already. */
  #constant(expression: string, lines: Line[]): string {
    if (/^[\w$]+$/.test(expression) && expression !== "$memory.length") return expression;
    const name = this.#local();
    lines.push(`const ${name} = ${expression};`);
    return name;
  }

  #local(): string {
    return `${this.#prefix}${this.#locals++}`;
  }

  #lowerCases(node: AbiNode & { kind: "variant" | "option" | "result" }, value: string, lines: Line[]): readonly string[] {
    const chosen = this.#constant(value, lines);
    const targets = node.flat.map(() => this.#local());
    lines.push(`let ${targets.map((name, i) => `${name} = ${zero(node.flat[i])}`).join(", ")};`);
    const arm = (i: number, payload: string): Line[] => this.#arm(node.cases[i], i, payload, targets);
    if (node.kind === "option") {
      const inner = isOption(node.cases[1].payload as AbiNode) ? `${chosen}.some` : chosen;
      lines.push(...braced(`if (${chosen} != null)`, arm(1, inner)));
    } else if (node.kind === "result") {
      lines.push(...braced(`if (${chosen}.ok)`, arm(0, `${chosen}.value`), "} else {"), arm(1, `${chosen}.error`), "}");
    } else {
      const { members } = this.#glue.publicType(node.named);
      const cases = node.cases.flatMap((_, i): Lines => {
        const block = braced(`case ${JSON.stringify(members[i]?.names.typescript)}:`, [...arm(i, `${chosen}.value`), "break;"]);
        return block;
      });
      lines.push(...braced(`switch (${chosen}.kind)`, cases));
    }
    return targets;
  }

  /** Assigns one case's discriminant and payload; joined slots that it does not use stay zero. */
  #arm(it: CaseAbi | undefined, index: number, payload: string, targets: readonly string[]): Line[] {
    const lines: Line[] = index === 0 ? [] : [`${targets[0]} = ${index};`];
    if (it?.payload === undefined) return lines;
    const values = this.lower(it.payload, payload, lines);
    values.forEach((text, i) => {
      lines.push(`${targets[i + 1]} = ${widen(it.coercions[i] ?? "same", text)};`);
    });
    return lines;
  }
}

function zero(type: FlatType | undefined): string {
  return type === "i64" ? "0n" : "0";
}

function widen(coercion: Coercion, value: string): string {
  switch (coercion) {
    case "same":
      return value;
    case "f32-i32":
      return `$.f32Bits(${value})`;
    case "i32-i64":
      return `BigInt(${value} >>> 0)`;
    case "f32-i64":
      return `BigInt($.f32Bits(${value}))`;
    case "f64-i64":
      return `$.f64Bits(${value})`;
  }
}
