/** Lowering into flat core values: the arguments of a core function, or what a host function returns. */

import type { AbiNode, CaseAbi, Coercion, FlatType } from "../../../wit/abi/abi.js";
import type { Glue } from "./glue.js";
import { isOption } from "./kinds.js";
import { braced, branch, type Line, type Lines, mentions, property } from "./lines.js";
import { handle, pointer, scalar } from "./store.js";

/** Takes the expression of the next flat value, and gives the name that it then has. */
type Sink = (expression: string) => string;

/** Gathers the lines that lower values. Locals are numbered: `$0`, `$1`, … */
export class FlatLowering {
  readonly #glue: Glue;
  readonly #prefix: string;
  #locals = 0;

  constructor(glue: Glue, prefix = "$") {
    this.#glue = glue;
    this.#prefix = prefix;
  }

  /** Appends to `lines`; the result has one name for each flat value of the node. */
  lower(node: AbiNode, value: string, lines: Line[]): readonly string[] {
    return this.#lower(node, value, lines, (expression) => this.#constant(expression, lines));
  }

  #lower(node: AbiNode, value: string, lines: Line[], sink: Sink): readonly string[] {
    switch (node.kind) {
      case "scalar":
        return [sink(scalar(node.scalar, value))];
      case "enum":
      case "flags":
        return [sink(value)];
      case "own":
      case "borrow":
        return [sink(handle(this.#glue, node, value))];
      case "string":
      case "list":
      case "map":
        return [sink(pointer(this.#glue, node, value)), sink("$memory.length")];
      case "record": {
        const { members } = this.#glue.publicType(node.named);
        const name = (i: number) => property(members[i]?.names.typescript ?? "");
        return node.fields.flatMap((field, i) => this.#lower(field.node, `${value}${name(i)}`, lines, sink));
      }
      case "tuple":
        return node.items.flatMap((item, i) => this.#lower(item.node, `${value}[${i}]`, lines, sink));
      case "fixed-list":
        return Array.from({ length: node.length }, (_, i) => this.#lower(node.element, `${value}[${i}]`, lines, sink)).flat();
      default:
        return this.#lowerCases(node, value, lines).map((name) => sink(name));
    }
  }

  /** Names an expression, unless it is a plain name already. */
  #constant(expression: string, lines: Line[]): string {
    if (/^[\w$]+$/.test(expression)) return expression;
    const name = this.#local();
    lines.push(`const ${name} = ${expression};`);
    return name;
  }

  #local(): string {
    return `${this.#prefix}${this.#locals++}`;
  }

  /** Variables for the discriminant and the joined slots, zero until a case assigns them. */
  #lowerCases(node: AbiNode & { kind: "variant" | "option" | "result" }, value: string, lines: Line[]): readonly string[] {
    const chosen = this.#constant(value, lines);
    const targets = node.flat.map(() => this.#local());
    lines.push(`let ${targets.map((name, i) => `${name} = ${zero(node.flat[i])}`).join(", ")};`);
    const arm = (i: number, payload: string) => this.#arm(node.cases[i], i, payload, targets);
    if (node.kind === "option") {
      const inner = isOption(node.cases[1].payload as AbiNode) ? `${chosen}.some` : chosen;
      lines.push(...braced(`if (${chosen} !== undefined)`, arm(1, inner)));
    } else if (node.kind === "result") {
      lines.push(...branch(`${chosen}.ok`, arm(0, `${chosen}.value`), arm(1, `${chosen}.value`)));
    } else {
      const cases = node.cases.flatMap((_, i) => switchCase(String(i), [...arm(i, `${chosen}.value`), "break;"]));
      lines.push(...braced(`switch (${chosen}.index)`, cases));
    }
    return targets;
  }

  /** Assigns one case's discriminant and payload; joined slots that it does not use stay zero. */
  #arm(it: CaseAbi | undefined, index: number, payload: string, targets: readonly string[]): Line[] {
    const lines: Line[] = index === 0 ? [] : [`${targets[0]} = ${index};`];
    let slot = 0;
    const assign: Sink = (expression) => {
      const target = targets[++slot] ?? "";
      lines.push(`${target} = ${widen(it?.coercions[slot - 1] ?? "same", expression)};`);
      return target;
    };
    if (it?.payload !== undefined) this.#lower(it.payload, payload, lines, assign);
    return lines;
  }
}

/** Braces only where there are locals. */
function switchCase(value: string, body: Lines): Lines {
  return mentions(body, "const ") ? braced(`case ${value}:`, body) : [`case ${value}:`, body];
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
