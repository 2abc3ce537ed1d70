/** Lifting from memory and from flat values. Nothing of it is trusted. */

import type { AbiNode, CaseAbi, Coercion } from "../../../wit/abi/abi.js";
import { numberTypes } from "../numbers.js";
import { type Address, addressText, element, plus, unsigned } from "./address.js";
import { context, type Glue, type GlueFunction, memoryOf } from "./glue.js";
import { isNumbers, isOption, numberKind } from "./kinds.js";
import { braced, guarded, type Lines, propertyKey } from "./lines.js";

const p: Address = { base: "p", offset: 0 };

/** The value at an address, as an expression. */
export function load(glue: Glue, node: AbiNode, at: Address): string {
  switch (node.kind) {
    case "option":
      return option(node, element("u8", at), load(glue, node.cases[1].payload as AbiNode, plus(at, node.payloadOffset)));
    case "scalar":
      if (node.scalar === "bool") return `${element("u8", at)} !== 0`;
      return node.scalar === "char" ? `$memory.char(${element("char", at)})` : element(node.scalar, at);
    case "string":
      return `$memory.loadString(${addressText(at)})`;
    case "list":
    case "map":
      return fromPointer(glue, node, element("u32", at), element("u32", plus(at, 4)));
    case "enum":
      return enumCase(glue, node, element(unsigned(node.discriminant.bytes), at));
    case "flags":
      return `${glue.function("lift", node)}(${element(unsigned(node.bytes), at)})`;
    case "own":
    case "borrow":
      return handle(glue, node, element("u32", at));
    default:
      return `${glue.function("load", node)}(${context(node)}, ${addressText(at)})`;
  }
}

/** The value of flat core values, as an expression; `values` are expressions of the node's own flat types. */
export function lift(glue: Glue, node: AbiNode, values: readonly string[]): string {
  const [first = "", second = ""] = values;
  switch (node.kind) {
    case "option":
      return option(node, first, lift(glue, node.cases[1].payload as AbiNode, coerced(node.cases[1], values)));
    case "scalar":
      return flatScalar(node.scalar, first);
    case "string":
    case "list":
    case "map":
      return fromPointer(glue, node, first, second);
    case "enum":
      return enumCase(glue, node, first);
    case "flags":
      return `${glue.function("lift", node)}(${first})`;
    case "own":
    case "borrow":
      return handle(glue, node, first);
    default:
      return `${glue.function("lift", node)}(${[context(node), ...values].join(", ")})`;
  }
}

function option(node: AbiNode & { kind: "option" }, index: string, payload: string): string {
  const value = isOption(node.cases[1].payload as AbiNode) ? `{ some: ${payload} }` : payload;
  return `$memory.isSecond(${index}) ? ${value} : undefined`;
}

/** Narrow integers are truncated, whatever the guest left in the upper bits. */
function flatScalar(kind: string, value: string): string {
  const forms: Readonly<Record<string, string>> = {
    bool: `${value} !== 0`,
    u8: `${value} & 255`,
    s8: `(${value} << 24) >> 24`,
    u16: `${value} & 65535`,
    s16: `(${value} << 16) >> 16`,
    u32: `${value} >>> 0`,
    char: `$memory.char(${value} >>> 0)`,
    u64: `BigInt.asUintN(64, ${value})`,
  };
  return forms[kind] ?? value;
}

function fromPointer(glue: Glue, node: AbiNode, address: string, length: string): string {
  if (node.kind === "string") return `$memory.liftString(${address}, ${length})`;
  if (node.kind === "list" && isNumbers(node)) {
    return `$memory.liftNumbers(${address}, ${length}, "${numberKind(node.element)}")`;
  }
  return `${glue.function("lift", node)}(${context(node)}, ${address}, ${length})`;
}

function enumCase(glue: Glue, node: AbiNode & { kind: "enum" }, index: string): string {
  return `${glue.cases(node.named)}.names[${index}] ?? $memory.badCase()`;
}

function handle(glue: Glue, node: AbiNode & { kind: "own" | "borrow" }, index: string): string {
  return `${glue.resource(node.resource, "$call.instance")}.${node.kind === "own" ? "liftOwn" : "liftBorrow"}($call.table, ${index})`;
}

export function loadFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  return { params: [context(node), "p"], body: [...memoryOf(node), ...loadBody(glue, node)] };
}

function loadBody(glue: Glue, node: AbiNode): Lines {
  switch (node.kind) {
    case "record": {
      const { members } = glue.publicType(node.named);
      const fields = node.fields.map((field, i) => `${key(members[i])}: ${load(glue, field.node, plus(p, field.offset))},`);
      return ["return {", fields, "};"];
    }
    case "tuple":
      return [`return [${node.items.map((item) => load(glue, item.node, plus(p, item.offset))).join(", ")}];`];
    case "fixed-list":
      return loadFixedList(glue, node);
    case "variant":
    case "result": {
      const index = element(node.kind === "variant" ? unsigned(node.discriminant.bytes) : "u8", p);
      return cases(glue, node, index, ({ payload }) => payload && load(glue, payload, plus(p, node.payloadOffset)));
    }
    default:
      throw new Error(`no load of its own for ${node.kind}`);
  }
}

function loadFixedList(glue: Glue, node: AbiNode & { kind: "fixed-list" }): Lines {
  const { element: item, length } = node;
  if (isNumbers(node)) {
    const start = item.size === 1 ? "p" : `p / ${item.size}`;
    return [`return $memory.${numberKind(item)}.slice(${start}, ${start} + ${length});`];
  }
  return [
    `const values = new Array(${length});`,
    ...guarded(`for (let i = 0; i < ${length}; i++, p += ${item.size})`, [`values[i] = ${load(glue, item, p)};`]),
    "return values;",
  ];
}

type CaseNode = AbiNode & { readonly kind: "variant" | "result" };

/** A switch over the discriminant that returns the value of each case. */
function cases(glue: Glue, node: CaseNode, index: string, payload: (it: CaseAbi) => string | undefined): Lines {
  const arms = node.cases.flatMap((it, i): Lines => [`case ${i}:`, [`return ${caseValue(glue, node, i, payload(it))};`]]);
  return braced(`switch (${index})`, [...arms, "default:", ["return $memory.badCase();"]]);
}

function caseValue(glue: Glue, node: CaseNode, index: number, payload: string | undefined): string {
  if (node.kind === "result") {
    const side = index === 0 ? "value" : "error";
    return `{ ok: ${index === 0}${payload === undefined ? "" : `, ${side}: ${payload}`} }`;
  }
  const kind = JSON.stringify(glue.publicType(node.named).members[index]?.names.typescript);
  return `{ kind: ${kind}${payload === undefined ? "" : `, value: ${payload}`} }`;
}

/** The function behind `lift`: from a pointer and a length, from the bits of flags, or from flat values. */
export function liftFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  if (node.kind === "flags") return { params: ["bits"], body: flagsBody(glue, node) };
  if (node.kind === "list" || node.kind === "map") {
    return { params: [context(node), "pointer", "length"], body: [...memoryOf(node), ...listBody(glue, node)] };
  }
  const values = node.flat.map((_, i) => `$${i}`);
  return { params: [context(node), ...values], body: [...memoryOf(node), ...liftBody(glue, node, values)] };
}

function flagsBody(glue: Glue, node: AbiNode & { kind: "flags" }): Lines {
  const flags = glue.publicType(node.named).members.map((member, i) => `${key(member)}: (bits & ${2 ** i}) !== 0,`);
  return ["return {", flags, "};"];
}

function listBody(glue: Glue, node: AbiNode & { kind: "list" | "map" }): Lines {
  const { size, align } = node.kind === "map" ? node.entry : node.element;
  const start = ["const n = length >>> 0;", `let p = $memory.list(pointer, n, ${align}, ${size});`];
  const loop = (body: Lines) => guarded(`for (let i = 0; i < n; i++, p += ${size})`, body);
  if (node.kind === "list") {
    return [...start, "const values = new Array(n);", ...loop([`values[i] = ${load(glue, node.element, p)};`]), "return values;"];
  }
  const { key, value } = node.entry;
  const entry = `values.set(${load(glue, key.node, plus(p, key.offset))}, ${load(glue, value.node, plus(p, value.offset))});`;
  return [...start, "const values = new Map();", ...loop([entry]), "return values;"];
}

function liftBody(glue: Glue, node: AbiNode, values: readonly string[]): Lines {
  const part = (slot: { node: AbiNode; flatIndex: number }) => {
    return lift(glue, slot.node, values.slice(slot.flatIndex, slot.flatIndex + slot.node.flat.length));
  };
  switch (node.kind) {
    case "record": {
      const { members } = glue.publicType(node.named);
      return ["return {", node.fields.map((field, i) => `${key(members[i])}: ${part(field)},`), "};"];
    }
    case "tuple":
      return [`return [${node.items.map(part).join(", ")}];`];
    case "fixed-list": {
      const width = node.element.flat.length;
      const items = Array.from({ length: node.length }, (_, i) => part({ node: node.element, flatIndex: i * width }));
      return [
        isNumbers(node)
          ? `return ${numberTypes[numberKind(node.element)]}.of(${items.join(", ")});`
          : `return [${items.join(", ")}];`,
      ];
    }
    case "variant":
    case "result":
      return cases(glue, node, "$0", (it) => it.payload && lift(glue, it.payload, coerced(it, values)));
    default:
      throw new Error(`no lift of its own for ${node.kind}`);
  }
}

/** The payload's flat values out of the joined ones. */
function coerced({ coercions }: CaseAbi, values: readonly string[]): readonly string[] {
  return coercions.map((coercion, i) => narrow(coercion, values[i + 1] ?? ""));
}

function narrow(coercion: Coercion, value: string): string {
  switch (coercion) {
    case "same":
      return value;
    case "f32-i32":
      return `$.f32FromBits(${value})`;
    case "i32-i64":
      return `Number(BigInt.asIntN(32, ${value}))`;
    case "f32-i64":
      return `$.f32FromBits(Number(BigInt.asIntN(32, ${value})))`;
    case "f64-i64":
      return `$.f64FromBits(${value})`;
  }
}

function key(member: { readonly names: { readonly typescript: string } } | undefined): string {
  return propertyKey(member?.names.typescript ?? "");
}
