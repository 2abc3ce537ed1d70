/** Values that have been taken over, lowered: to memory as bytes that are written as a whole, or to flat core values. */

import type { AbiNode, CaseAbi, Coercion, FlatType } from "../../../wit/abi/abi.js";
import { type Codec, contextOf, type Place } from "./codec.js";
import { discriminantFormat, formatOf, isLeaf, type Leaf, leafFormat, leafPayload, numbersOf, type Part } from "./formats.js";
import { block, type Lines } from "./lines.js";

/** How the code around names the memory, the call, and the buffer that takes what is stored. */
export interface Names {
  readonly memory: string;
  readonly call: string;
  readonly bytes: string;
}

const inMemory: Names = { memory: "memory", call: "call", bytes: "bytes" };
const inCall: Names = { ...inMemory, memory: "call.memory" };

export function namesOf(node: AbiNode): Names {
  return node.hasHandles ? inCall : inMemory;
}

export function context(node: AbiNode, names: Names): string {
  return names[contextOf(node)];
}

/** The number that stands in memory for a leaf. */
export function lowerLeaf(codec: Codec, node: Leaf, value: string, names: Names, place: Place): string {
  switch (node.kind) {
    case "string":
      return `${names.memory}.write_string(${value})`;
    case "list":
      if (numbersOf(node) !== undefined) return `${names.memory}.write_packed(${value}, ${node.element.size})`;
      return codec.call("lower", node, [context(node, names), value], place);
    case "map":
      return codec.call("lower", node, [context(node, names), value], place);
    case "own":
    case "borrow":
      if (!codec.isImported(node.resource)) return `${names.call}.lower_${node.kind}(${value})`;
      return `${names.call}.lower_host_${node.kind}(${codec.resource(node.resource)}, ${value})`;
    default:
      return value;
  }
}

/** What stands at an offset of an aggregate: numbers, or a value that a function of its own writes. */
interface Piece {
  readonly node: AbiNode;
  readonly offset: number;
  readonly value: string;
}

/** Adds `size` bytes to the buffer. Pieces are lowered in order, as the specification wants it. */
export function storePieces(
  codec: Codec,
  pieces: readonly Piece[],
  size: number,
  names: Names,
  place: Place,
  leading: readonly (Part & { readonly value: string })[] = [],
): Lines {
  const lines: string[] = [];
  let from = 0;
  let parts: Part[] = [...leading];
  let values: string[] = leading.map((part) => part.value);
  const flush = (to: number) => {
    if (to > from && parts.length === 0) lines.push(`${names.bytes} << "${"\\0".repeat(to - from)}"`);
    else if (to > from) lines.push(`[${values.join(", ")}].pack("${formatOf(parts, from, to)}", buffer: ${names.bytes})`);
    [from, parts, values] = [to, [], []];
  };
  for (const piece of pieces) {
    const numbers = numbersAt(codec, piece, names, place);
    if (numbers === undefined) {
      flush(piece.offset);
      lines.push(codec.call("store", piece.node, [context(piece.node, names), piece.value, names.bytes], place));
      from = piece.offset + piece.node.size;
    } else {
      parts.push(...numbers);
      values.push(...numbers.map((part) => part.value));
    }
  }
  flush(size);
  return lines;
}

/** A leaf, or an option of one, as numbers; undefined for other values. */
function numbersAt(codec: Codec, { node, offset, value }: Piece, names: Names, place: Place) {
  if (isLeaf(node)) {
    return [{ offset, size: node.size, format: leafFormat(node), value: lowerLeaf(codec, node, value, names, place) }];
  }
  const payload = leafPayload(node);
  if (payload === undefined || node.kind !== "option") return undefined;
  const lowered = lowerLeaf(codec, payload, value, names, place);
  return [
    { offset, size: 1, format: "C", value: `${value}.nil? ? 0 : 1` },
    {
      offset: offset + node.payloadOffset,
      size: payload.size,
      format: leafFormat(payload),
      value: lowered === value ? `${value} || 0` : `${value}.nil? ? 0 : ${lowered}`,
    },
  ];
}

export function storeFunction(codec: Codec, node: AbiNode, name: string): Lines {
  return block(`def ${name}(${contextOf(node)}, value, bytes)`, storeBody(codec, node));
}

function storeBody(codec: Codec, node: AbiNode): Lines {
  const names = namesOf(node);
  const pieces = (parts: readonly Omit<Piece, "value">[]) => {
    const all = parts.map(({ node, offset }, i) => ({ node, offset, value: `part${i}` }));
    return [...destructured(all), ...storePieces(codec, all, node.size, names, "codec")];
  };
  switch (node.kind) {
    case "record":
      return pieces(node.fields);
    case "tuple":
      return pieces(node.items);
    case "fixed-list":
      return [`value.each { |item| ${storeElement(codec, node.element, names)} }`];
    case "option":
      return storeOption(codec, node, names);
    case "variant":
    case "result":
      return [casesOf(node), ...storeCases(codec, node, names, "codec")];
    default:
      return storePieces(codec, [{ node, offset: 0, value: "value" }], node.size, names, "codec");
  }
}

/** Names for the elements of a snapshot. */
function destructured(parts: readonly { readonly value: string }[]): Lines {
  if (parts.length === 0) return [];
  return [parts.length === 1 ? "part0, = value" : `${parts.map((part) => part.value).join(", ")} = value`];
}

function storeElement(codec: Codec, node: AbiNode, names: Names): string {
  const leaf = isLeaf(node) ? node : undefined;
  if (leaf === undefined) return codec.call("store", node, [context(node, names), "item", "bytes"], "codec");
  return `[${lowerLeaf(codec, leaf, "item", names, "codec")}].pack("${leafFormat(leaf)}", buffer: bytes)`;
}

function storeOption(codec: Codec, node: AbiNode & { readonly kind: "option" }, names: Names): Lines {
  const payload = node.cases[1].payload;
  if (payload === undefined) throw new Error("an option without a payload");
  if (isLeaf(payload)) return storePieces(codec, [{ node, offset: 0, value: "value" }], node.size, names, "codec");
  const value = payload.kind === "option" ? "value.first" : "value";
  const some = [{ node: payload, offset: node.payloadOffset, value }];
  return [
    "if value.nil?",
    storePieces(codec, [], node.size, names, "codec", [discriminantPart(1, "0")]),
    "else",
    storePieces(codec, some, node.size, names, "codec", [discriminantPart(1, "1")]),
    "end",
  ];
}

function discriminantPart(bytes: 1 | 2 | 4, value: string) {
  return { offset: 0, size: bytes, format: discriminantFormat(bytes), value };
}

function casesOf({ cases }: { readonly cases: readonly CaseAbi[] }): string {
  return cases.some((it) => it.payload) ? "index, payload = value" : "index, = value";
}

/** Adds a variant or result, whose case and payload are in `index` and `payload`, to the buffer. */
export function storeCases(
  codec: Codec,
  node: AbiNode & { readonly kind: "variant" | "result" },
  names: Names,
  place: Place,
): Lines {
  const whens = node.cases.flatMap(({ payload }, i): Lines => {
    const pieces = payload === undefined ? [] : [{ node: payload, offset: node.payloadOffset, value: "payload" }];
    return [
      `when ${i}`,
      storePieces(codec, pieces, node.size, names, place, [discriminantPart(node.discriminant.bytes, `${i}`)]),
    ];
  });
  return ["case index", ...whens, "end"];
}

/** A list or map: its elements are in memory wherever the list itself is. */
export function lowerFunction(codec: Codec, node: AbiNode, name: string): Lines {
  const names = namesOf(node);
  const whole = (align: number, size: number, body: Lines) =>
    block(`${names.memory}.write_list(value.length, ${align}, ${size}) do |bytes|`, body);
  return block(`def ${name}(${contextOf(node)}, value)`, body());

  function body(): Lines {
    if (node.kind === "list") return whole(node.element.align, node.element.size, storeElements(codec, node.element, names));
    if (node.kind !== "map") throw new Error(`a ${node.kind} is no span`);
    const { key, value, align, size } = node.entry;
    const pieces = [
      { ...key, value: "name" },
      { ...value, value: "item" },
    ];
    return whole(align, size, [
      ...block("value.each do |name, item|", storePieces(codec, pieces, size, names, "codec")),
      "bytes",
    ]);
  }
}

function storeElements(codec: Codec, element: AbiNode, names: Names): Lines {
  if (!isLeaf(element)) return [`value.each { |item| ${storeElement(codec, element, names)} }`, "bytes"];
  const item = lowerLeaf(codec, element, "item", names, "codec");
  const numbers = item === "item" ? "value" : `value.map { |item| ${item} }`;
  return [`${numbers}.pack("${leafFormat(element)}*", buffer: bytes)`];
}

/** Flat core values of one value: what must run first, an expression for each, and the same as arguments, perhaps splatted. */
export interface Flat {
  readonly before: Lines;
  readonly values: readonly string[];
  readonly args: readonly string[];
}

export function flatOf(before: Lines, values: readonly string[], args = values): Flat {
  return { before, values, args };
}

/** `fresh` gives names for what has to be kept. */
export function lowerFlat(
  codec: Codec,
  node: AbiNode,
  value: string,
  names: Names,
  place: Place,
  fresh: (base: string) => string,
): Flat {
  const scalars = codec.runtime("Scalars", place);
  if (isLeaf(node)) {
    if (node.flat.length === 2) {
      const span = fresh("span");
      const before = [`${span} = ${lowerLeaf(codec, node, value, names, place)}`];
      return flatOf(before, [`${scalars}.s32(${span})`, `${span} >> 32`]);
    }
    return flatOf([], [signed(node, lowerLeaf(codec, node, value, names, place), value, scalars)]);
  }
  const all = codec.call("lowerFlat", node, [context(node, names), value], place);
  const flat = fresh("flat");
  return flatOf(
    [`${flat} = ${all}`],
    node.flat.map((_, i) => `${flat}[${i}]`),
    [`*${flat}`],
  );
}

/** The engine takes signed integers. */
function signed(node: Leaf, lowered: string, value: string, scalars: string): string {
  if (node.kind === "flags") return node.count === 32 ? `${scalars}.s32(${lowered})` : lowered;
  if (node.kind !== "scalar") return lowered;
  if (node.scalar === "u32")
    return /^\w+$/.test(value) ? `${value} > 0x7FFF_FFFF ? ${value} - 0x1_0000_0000 : ${value}` : `${scalars}.s32(${value})`;
  return node.scalar === "u64" ? `${scalars}.s64(${lowered})` : lowered;
}

/** The core values in one Array. */
export function lowerFlatFunction(codec: Codec, node: AbiNode, name: string): Lines {
  return block(`def ${name}(${contextOf(node)}, value)`, lowerFlatBody(codec, node));
}

function lowerFlatBody(codec: Codec, node: AbiNode): Lines {
  const names = namesOf(node);
  const parts = (nodes: readonly AbiNode[]): Lines => {
    const all = nodes.map((part, i) => ({ node: part, value: `part${i}` }));
    return [...destructured(all), ...flatArray(codec, all, names)];
  };
  switch (node.kind) {
    case "record":
      return parts(node.fields.map((field) => field.node));
    case "tuple":
      return parts(node.items.map((item) => item.node));
    case "fixed-list":
      return parts(Array.from({ length: node.length }, () => node.element));
    case "option":
      return flatOption(codec, node, names);
    case "variant":
    case "result":
      return [casesOf(node), "case index", ...flatCases(codec, node, names), "end"];
    default:
      throw new Error(`a ${node.kind} is lowered in place`);
  }
}

function flatArray(codec: Codec, parts: readonly { readonly node: AbiNode; readonly value: string }[], names: Names): Lines {
  const fresh = freshNames();
  const flats = parts.map(({ node, value }) => lowerFlat(codec, node, value, names, "codec", fresh));
  return [...flats.flatMap((flat) => flat.before), `[${flats.flatMap((flat) => flat.args).join(", ")}]`];
}

function flatOption(codec: Codec, node: AbiNode & { readonly kind: "option" }, names: Names): Lines {
  const [, some] = node.cases;
  const value = some.payload?.kind === "option" ? "value.first" : "value";
  const none = `[${["0", ...zeros(node.flat.slice(1))].join(", ")}]`;
  return [`return ${none} if value.nil?`, "", ...flatCase(codec, node, 1, value, names)];
}

function flatCases(codec: Codec, node: AbiNode & { readonly kind: "variant" | "result" }, names: Names): Lines {
  return node.cases.flatMap((_, i): Lines => [`when ${i}`, flatCase(codec, node, i, "payload", names)]);
}

function flatCase(
  codec: Codec,
  node: AbiNode & { readonly kind: "variant" | "result" | "option" },
  index: number,
  value: string,
  names: Names,
): Lines {
  const { payload, coercions } = node.cases[index] as CaseAbi;
  if (payload === undefined) return [`[${[index, ...zeros(node.flat.slice(1))].join(", ")}]`];
  const flat = lowerFlat(codec, payload, value, names, "codec", freshNames());
  const joined = flat.values.map((it, i) => toJoined(it, coercions[i] ?? "same"));
  const rest = zeros(node.flat.slice(1 + joined.length));
  return [...flat.before, `[${[index, ...joined, ...rest].join(", ")}]`];
}

function zeros(flat: readonly FlatType[]): readonly string[] {
  return flat.map((type) => (type.startsWith("f") ? "0.0" : "0"));
}

function toJoined(value: string, coercion: Coercion): string {
  switch (coercion) {
    case "f32-i32":
      return `Scalars.s32(Scalars.f32_bits(${value}))`;
    case "f32-i64":
      return `Scalars.f32_bits(${value})`;
    case "f64-i64":
      return `Scalars.f64_bits(${value})`;
    case "i32-i64":
      return `${value.includes(" ? ") ? `(${value})` : value} & 0xFFFF_FFFF`;
    default:
      return value;
  }
}

/** `span`, `span2`, `span3`. */
export function freshNames(taken: ReadonlySet<string> = new Set()): (base: string) => string {
  const used = new Set(taken);
  return (base) => {
    let name = base;
    for (let i = 2; used.has(name); i++) name = `${base}${i}`;
    used.add(name);
    return name;
  };
}
