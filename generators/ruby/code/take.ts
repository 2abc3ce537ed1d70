/** Checks of what the application gives. What they return is lowered later: see the runtime's `Check` for its form. */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import type { ScalarKind } from "../../../wit/world/world.js";
import { type Codec, claims, type Place } from "./codec.js";
import { numbersOf } from "./formats.js";
import { block, type Lines } from "./lines.js";

/**
 * The snapshot of a value: numbers for scalars, enums and flags, Strings for text, bytes and lists of numbers, Arrays for lists and
 * records, `[case, payload]` for variants and results, nil or the payload for options (in an Array where that is an option itself).
 * `claimed` is what notes handles.
 */
export function take(codec: Codec, node: AbiNode, value: string, place: Place, claimed = "claims"): string {
  const check = `${codec.runtime("Check", place)}.`;
  switch (node.kind) {
    case "scalar":
      return `${check}${node.scalar}(${value})`;
    case "string":
      return `${check}string(${value})`;
    case "own":
    case "borrow": {
      const type = codec.publicType(node.resource).names.ruby;
      if (codec.isImported(node.resource)) return `${check}object(${value}, "${type}")`;
      return `${claimed}.${node.kind}(${value}, ${codec.constant(type, place)})`;
    }
    case "list": {
      const numbers = numbersOf(node);
      if (numbers !== undefined) return takeNumbers(codec, numbers, value, place);
    }
  }
  return codec.call("take", node, [value, ...(claims(codec, node) ? [claimed] : [])], place);
}

function takeNumbers(codec: Codec, numbers: ScalarKind, value: string, place: Place): string {
  if (numbers === "u8") return `${codec.runtime("Check", place)}.bytes(${value})`;
  const list = `${codec.runtime("Numbers", place)}.`;
  if (numbers === "f64") return `${list}doubles(${value})`;
  return numbers === "f32" ? `${list}singles(${value})` : `${list}integers(${value}, :${numbers})`;
}

/** The bits of small unsigned integers; one that fits equals its low bits. */
const bits: Partial<Readonly<Record<ScalarKind, string>>> = { u8: "0xFF", u16: "0xFFFF", u32: "0xFFFF_FFFF" };

const ranges: Partial<Readonly<Record<ScalarKind, readonly [low: string, high: string]>>> = {
  s8: ["-0x80", "0x7F"],
  s16: ["-0x8000", "0x7FFF"],
  s32: ["-0x8000_0000", "0x7FFF_FFFF"],
};

/** The check of a parameter, which its snapshot replaces. Small integers are their own, and tested in place: a call would take twice as long. */
export function takeParameter(codec: Codec, node: AbiNode, name: string, place: Place, claimed: string): string {
  const taken = take(codec, node, name, place, claimed);
  const mask = node.kind === "scalar" ? bits[node.scalar] : undefined;
  if (mask !== undefined) return `${taken} unless ::Integer === ${name} && ${mask} & ${name} == ${name}`;
  const range = node.kind === "scalar" ? ranges[node.scalar] : undefined;
  if (range === undefined) return `${name} = ${taken}`;
  return `${taken} unless ::Integer === ${name} && ${name} >= ${range[0]} && ${name} <= ${range[1]}`;
}

interface Body {
  readonly lines: Lines;
  /** What goes in front of the path of a mismatch inside: an expression. */
  readonly at?: string;
}

export function takeFunction(codec: Codec, node: AbiNode, name: string): Lines {
  const { lines, at } = takeBody(codec, node);
  const rescue: Lines = at === undefined ? [] : ["rescue Mismatch => e", [`raise e.inside(${at})`]];
  return [`def ${name}(value${claims(codec, node) ? ", claims" : ""})`, lines, ...rescue, "end"];
}

function takeBody(codec: Codec, node: AbiNode): Body {
  switch (node.kind) {
    case "enum":
      return { lines: [`Check.enum(value, ${codec.tableName(node)}, "${codec.publicType(node.named).names.ruby}")`] };
    case "flags":
      return { lines: [`Check.flags(value, ${codec.tableName(node)}, "${codec.publicType(node.named).names.ruby}")`] };
    case "list":
      return takeElements(codec, `Check.list(value, ${node.element.size})`, node.element);
    case "fixed-list":
      return takeElements(codec, `Check.sized(value, ${node.length})`, node.element);
    case "map":
      return takeMap(codec, node);
    case "record":
      return takeRecord(codec, node);
    case "tuple":
      return takeTuple(codec, node);
    case "option":
      return takeOption(codec, node.cases[1].payload);
    case "variant":
      return takeVariant(codec, node);
    case "result":
      return takeCases(codec, node.cases, [codec.constant("Ok", "codec"), codec.constant("Err", "codec")], "Ok or Err");
    default:
      throw new Error(`a ${node.kind} is taken in place`);
  }
}

function takeElements(codec: Codec, list: string, element: AbiNode): Body {
  return { lines: [`Numbers.check_each(${list}) { |item| ${take(codec, element, "item", "codec")} }`] };
}

function takeMap(codec: Codec, node: AbiNode & { readonly kind: "map" }): Body {
  const { key, value, size } = node.entry;
  const entry = ["key = name", `[${take(codec, key.node, "name", "codec")}, ${take(codec, value.node, "item", "codec")}]`];
  return { lines: ["key = nil", ...block(`Check.map(value, ${size}).map do |name, item|`, entry)], at: '"[#{key.inspect}]"' };
}

function takeRecord(codec: Codec, node: AbiNode & { readonly kind: "record" }): Body {
  const type = codec.publicType(node.named);
  const name = codec.constant(type.names.ruby, "codec");
  const parts = node.fields.map((field, i) => {
    const member = type.members[i]?.names.ruby ?? "";
    return { at: `.${member}`, taken: take(codec, field.node, `value.${member}`, "codec") };
  });
  return takeParts(`value = Check.record(value, ${name}) unless ${name} === value`, parts);
}

function takeTuple(codec: Codec, node: AbiNode & { readonly kind: "tuple" }): Body {
  const parts = node.items.map((item, i) => ({ at: `[${i}]`, taken: take(codec, item.node, `value[${i}]`, "codec") }));
  return takeParts(`value = Check.sized(value, ${parts.length})`, parts);
}

/** An Array with one element for each part; `at` is where in the value it stands. */
function takeParts(first: string, parts: readonly { readonly at: string; readonly taken: string }[]): Body {
  const lines = parts.flatMap(({ at, taken }, i) => [`at = "${at}"`, `part${i} = ${taken}`]);
  const all = `[${parts.map((_, i) => `part${i}`).join(", ")}]`;
  return parts.length === 0 ? { lines: [first, all] } : { lines: [first, ...lines, all], at: "at" };
}

function takeOption(codec: Codec, payload: AbiNode | undefined): Body {
  if (payload === undefined) throw new Error("an option without a payload");
  if (payload.kind !== "option") return { lines: [`value.nil? ? nil : ${take(codec, payload, "value", "codec")}`] };
  const some = codec.constant("Some", "codec");
  const lines = [
    "return nil if value.nil?",
    `raise Mismatch.expected("Some or nil", value) unless ${some} === value`,
    "",
    'at = ".value"',
    `[${take(codec, payload, "value.value", "codec")}]`,
  ];
  return { lines, at: "at" };
}

function takeVariant(codec: Codec, node: AbiNode & { readonly kind: "variant" }): Body {
  const type = codec.publicType(node.named);
  const module = codec.constant(type.names.ruby, "codec");
  const classes = type.members.map((member) => `${module}::${member.names.ruby}`);
  return takeCases(codec, node.cases, classes, type.names.ruby);
}

function takeCases(codec: Codec, cases: readonly CaseAbi[], classes: readonly string[], expected: string): Body {
  const whens = cases.flatMap(({ payload }, i): Lines => {
    if (payload === undefined) return [`when ${classes[i]} then [${i}, nil]`];
    return [`when ${classes[i]}`, ['at = ".value"', `[${i}, ${take(codec, payload, "value.value", "codec")}]`]];
  });
  const lines = ["case value", ...whens, `else raise Mismatch.expected("${expected}", value)`, "end"];
  return cases.some((it) => it.payload) ? { lines, at: "at" } : { lines };
}
