/** Values of the guest, lifted: from bytes that were read as a whole, or from flat core values. */

import type { AbiNode, CaseAbi, Coercion } from "../../../wit/abi/abi.js";
import { type Codec, contextOf, type Place } from "./codec.js";
import { formatOf, isLeaf, type Leaf, leafFormat, leafPayload, numbersFormat, numbersOf, type Part } from "./formats.js";
import { block, type Lines } from "./lines.js";
import { context, type Names, namesOf } from "./lower.js";

/** From the number that stands in memory for it. */
export function liftLeaf(codec: Codec, node: Leaf, number: string, names: Names, place: Place): string {
  const scalars = codec.runtime("Scalars", place);
  switch (node.kind) {
    case "scalar":
      if (node.scalar === "bool") return `${number} != 0`;
      if (node.scalar === "char") return `${scalars}.char(${number})`;
      return node.scalar.startsWith("f") ? `${scalars}.float(${number})` : number;
    case "string":
      return `${names.memory}.read_string(${number})`;
    case "list": {
      const numbers = numbersOf(node);
      if (numbers === "u8") return `${names.memory}.read_bytes(${number})`;
      if (numbers === undefined) return codec.call("lift", node, [context(node, names), number], place);
      const read = numbers.startsWith("f") ? "read_floats" : "read_numbers";
      return `${names.memory}.${read}(${number}, "${numbersFormat(numbers)}", ${node.element.size})`;
    }
    case "map":
      return codec.call("lift", node, [context(node, names), number], place);
    case "enum":
    case "flags":
      return codec.call("lift", node, [number], place);
    default:
      return `${names.call}.lift_${codec.isImported(node.resource) ? "host_" : ""}${node.kind}(${codec.resource(node.resource)}, ${number})`;
  }
}

/** From `bytes` at an offset, an expression or 0. */
export function load(codec: Codec, node: AbiNode, bytes: string, at: string, names: Names, place: Place): string {
  if (!isLeaf(node)) return codec.call("load", node, [context(node, names), bytes, at], place);
  return liftLeaf(codec, node, unpack(bytes, leafFormat(node), at), names, place);
}

function unpack(bytes: string, format: string, at: string): string {
  if (format === "C") return `${bytes}.getbyte(${at})`;
  return at === "0" ? `${bytes}.unpack1("${format}")` : `${bytes}.unpack1("${format}", offset: ${at})`;
}

export function loadFunction(codec: Codec, node: AbiNode, name: string): Lines {
  return block(`def ${name}(${contextOf(node)}, bytes, at)`, loadBody(codec, node));
}

function loadBody(codec: Codec, node: AbiNode): Lines {
  const names = namesOf(node);
  switch (node.kind) {
    case "record":
      return loadParts(codec, node.fields, names, (values) => recordOf(codec, node, values));
    case "tuple":
      return loadParts(codec, node.items, names, (values) => `[${values.join(", ")}]`);
    case "fixed-list": {
      const element = load(codec, node.element, "bytes", plus("at", "index", node.element.size), names, "codec");
      return [`::Array.new(${node.length}) { |index| ${element} }`];
    }
    case "option": {
      const [, { payload }] = node.cases;
      return [
        `Scalars.some?(bytes.getbyte(at)) ? ${wrapped(codec, payload, (it) => loadAt(codec, it, node.payloadOffset, names))} : nil`,
      ];
    }
    case "variant":
    case "result":
      return loadCases(codec, node, names);
    default:
      throw new Error(`a ${node.kind} is loaded in place`);
  }
}

function plus(at: string, index: string, size: number): string {
  return `${at} + (${index} * ${size})`;
}

function loadAt(codec: Codec, node: AbiNode, offset: number, names: Names): string {
  return load(codec, node, "bytes", offset === 0 ? "at" : `at + ${offset}`, names, "codec");
}

/** The payload of an option: an option in it is told apart from none. */
function wrapped(codec: Codec, payload: AbiNode | undefined, lift: (payload: AbiNode) => string): string {
  if (payload === undefined) throw new Error("an option without a payload");
  return payload.kind === "option" ? `${codec.constant("Some", "codec")}.new(${lift(payload)})` : lift(payload);
}

/** Numbers at fixed places are read with one `unpack`, other parts by functions of their own. */
function loadParts(
  codec: Codec,
  slots: readonly { readonly node: AbiNode; readonly offset: number }[],
  names: Names,
  make: (values: readonly string[]) => string,
): Lines {
  const parts: (Part & { readonly name: string })[] = [];
  const values = slots.map(({ node, offset }, i) => {
    const part = (node: Leaf, offset: number, name: string) => {
      parts.push({ offset, size: node.size, format: leafFormat(node), name });
      return liftLeaf(codec, node, name, names, "codec");
    };
    if (isLeaf(node)) return part(node, offset, `part${i}`);
    const payload = leafPayload(node);
    if (payload === undefined || node.kind !== "option") return loadAt(codec, node, offset, names);
    parts.push({ offset, size: 1, format: "C", name: `some${i}` });
    return `Scalars.some?(some${i}) ? ${part(payload, offset + node.payloadOffset, `part${i}`)} : nil`;
  });
  const end = parts.at(-1);
  if (end === undefined) return [make(values)];
  const targets = parts.length === 1 ? `${end.name}, =` : `${parts.map((part) => part.name).join(", ")} =`;
  return [`${targets} bytes.unpack("${formatOf(parts, 0, end.offset + end.size)}", offset: at)`, make(values)];
}

/** `_lift` is the class's own `new`, without the defaults that cost as much again. */
function recordOf(codec: Codec, node: AbiNode & { readonly kind: "record" }, values: readonly string[]): string {
  const type = codec.publicType(node.named);
  const fields = values.map((value, i) => `${type.members[i]?.names.ruby}: ${value}`);
  return `${codec.constant(type.names.ruby, "codec")}._lift(${fields.join(", ")})`;
}

function loadCases(codec: Codec, node: AbiNode & { readonly kind: "variant" | "result" }, names: Names): Lines {
  const format = { 1: "C", 2: "S<", 4: "L<" }[node.discriminant.bytes];
  return [
    `case (index = ${unpack("bytes", format, "at")})`,
    ...caseLines(codec, node, (payload) => loadAt(codec, payload, node.payloadOffset, names)),
    "else Scalars.bad_case(index)",
    "end",
  ];
}

function caseLines(
  codec: Codec,
  node: AbiNode & { readonly kind: "variant" | "result" },
  lift: (payload: AbiNode, abi: CaseAbi) => string,
): Lines {
  return node.cases.map((abi, i) => {
    const payload = abi.payload === undefined ? "" : `(${lift(abi.payload, abi)})`;
    return `when ${i} then ${caseClass(codec, node, i)}.new${payload}`;
  });
}

function caseClass(codec: Codec, node: AbiNode & { readonly kind: "variant" | "result" }, index: number): string {
  if (node.kind === "result") return codec.constant(index === 0 ? "Ok" : "Err", "codec");
  const type = codec.publicType(node.named);
  return `${codec.constant(type.names.ruby, "codec")}::${type.members[index]?.names.ruby}`;
}

/** From the span of a list or map, or the number of an enum or flags. */
export function liftFunction(codec: Codec, node: AbiNode, name: string): Lines {
  const names = namesOf(node);
  switch (node.kind) {
    case "enum":
      return block(`def ${name}(index)`, [`${codec.casesName(node)}[index] || Scalars.bad_case(index)`]);
    case "flags":
      return block(`def ${name}(bits)`, [
        `${codec.tableName(node)}.filter_map { |flag, bit| flag if bits.anybits?(bit) }.freeze`,
      ]);
    case "list":
      return block(`def ${name}(${contextOf(node)}, span)`, liftElements(codec, node.element, names));
    case "map":
      return block(`def ${name}(${contextOf(node)}, span)`, liftEntries(codec, node, names));
    default:
      throw new Error(`a ${node.kind} is no span`);
  }
}

function liftElements(codec: Codec, element: AbiNode, names: Names): Lines {
  const read = `${names.memory}.read_list(span, ${element.align}, ${element.size})`;
  if (isLeaf(element)) {
    const item = liftLeaf(codec, element, "item", names, "codec");
    return [`${read} { |bytes, _| bytes.unpack("${leafFormat(element)}*").map { |item| ${item} } }`];
  }
  const item = load(codec, element, "bytes", `index * ${element.size}`, names, "codec");
  return block(`${read} do |bytes, count|`, [`::Array.new(count) { |index| ${item} }`]);
}

function liftEntries(codec: Codec, node: AbiNode & { readonly kind: "map" }, names: Names): Lines {
  const { key, value, align, size } = node.entry;
  const at = (offset: number) => (offset === 0 ? "at" : `at + ${offset}`);
  const entry = [
    `at = index * ${size}`,
    `[${load(codec, key.node, "bytes", at(key.offset), names, "codec")}, ${load(codec, value.node, "bytes", at(value.offset), names, "codec")}]`,
  ];
  return block(
    `${names.memory}.read_list(span, ${align}, ${size}) do |bytes, count|`,
    block("::Array.new(count) do |index|", entry).map((line) => (line === "end" ? "end.to_h" : line)),
  );
}

/** From flat core values, one expression each. */
export function liftFlat(codec: Codec, node: AbiNode, inputs: readonly string[], names: Names, place: Place): string {
  if (!isLeaf(node)) return codec.call("liftFlat", node, [context(node, names), ...inputs], place);
  const [first = "0", second = "0"] = inputs;
  if (node.flat.length === 2)
    return liftLeaf(codec, node, `${codec.runtime("Scalars", place)}.span(${first}, ${second})`, names, place);
  return liftLeaf(codec, node, narrowed(codec, node, first, place), names, place);
}

/** The engine gives signed integers, and the guest may leave anything in the bits above a small one. */
function narrowed(codec: Codec, node: Leaf, value: string, place: Place): string {
  if (node.kind === "enum" || node.kind === "flags") return `${value} & 0xFFFF_FFFF`;
  if (node.kind !== "scalar") return value;
  const masks: Readonly<Record<string, string>> = {
    u8: "0xFF",
    u16: "0xFFFF",
    u32: "0xFFFF_FFFF",
    u64: "0xFFFF_FFFF_FFFF_FFFF",
    char: "0xFFFF_FFFF",
  };
  const mask = masks[node.scalar];
  if (mask !== undefined) return `${value} & ${mask}`;
  return node.scalar === "s8" || node.scalar === "s16" ? `${codec.runtime("Scalars", place)}.${node.scalar}(${value})` : value;
}

export function liftFlatFunction(codec: Codec, node: AbiNode, name: string): Lines {
  const inputs = node.flat.map((_, i) => `flat${i}`);
  return block(`def ${name}(${[contextOf(node), ...inputs].join(", ")})`, liftFlatBody(codec, node, inputs));
}

function liftFlatBody(codec: Codec, node: AbiNode, inputs: readonly string[]): Lines {
  const names = namesOf(node);
  const slot = (part: AbiNode, from: number) =>
    liftFlat(codec, part, inputs.slice(from, from + part.flat.length), names, "codec");
  const joined = (payload: AbiNode, abi: CaseAbi) => {
    const own = payload.flat.map((_, i) => fromJoined(inputs[1 + i] ?? "0", abi.coercions[i] ?? "same"));
    return liftFlat(codec, payload, own, names, "codec");
  };
  switch (node.kind) {
    case "record":
      return [
        recordOf(
          codec,
          node,
          node.fields.map((field) => slot(field.node, field.flatIndex)),
        ),
      ];
    case "tuple":
      return [`[${node.items.map((item) => slot(item.node, item.flatIndex)).join(", ")}]`];
    case "fixed-list": {
      const step = node.element.flat.length;
      return [`[${Array.from({ length: node.length }, (_, i) => slot(node.element, i * step)).join(", ")}]`];
    }
    case "option": {
      const [, some] = node.cases;
      return [`Scalars.some?(flat0) ? ${wrapped(codec, some.payload, (payload) => joined(payload, some))} : nil`];
    }
    case "variant":
    case "result":
      return ["case flat0", ...caseLines(codec, node, joined), "else Scalars.bad_case(flat0)", "end"];
    default:
      throw new Error(`a ${node.kind} is lifted in place`);
  }
}

function fromJoined(value: string, coercion: Coercion): string {
  switch (coercion) {
    case "f32-i32":
    case "f32-i64":
      return `Scalars.f32_of_bits(${value})`;
    case "f64-i64":
      return `Scalars.f64_of_bits(${value})`;
    case "i32-i64":
      return `Scalars.s32(${value})`;
    default:
      return value;
  }
}
