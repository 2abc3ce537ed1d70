/** Values of the vectors' JSON form to and from memory and core values: an interpreter of types, for the host's end of a call in tests. */

import type { AbiNode, CaseAbi, FlatType } from "../../../../wit/abi/abi.js";
import { isNumbers } from "../../../../wit/adapter/node-traits.js";
import type { Encoding } from "../../../../wit/component/decoded-component.js";
import type { World } from "../../../../wit/world/world.js";
import { type HandleTable, type Scope, Trap, trapIf } from "./handle-table.js";

export type Core = number | bigint;
export type Json = unknown;

/** The host's view of one side: its memory, allocator, handles. */
export interface HostSide {
  readonly world: World;
  readonly encoding: Encoding;
  readonly memory: () => DataView;
  readonly realloc: (old: number, oldSize: number, align: number, size: number) => number;
  readonly table: HandleTable;
  readonly scope: Scope;
  readonly resource: (type: number) => number;
  /** The host's own objects are their representations. */
  readonly isDefiner: (resource: number) => boolean;
  /** Whether bits that mean nothing have to be zero. */
  readonly isStrict?: boolean;
  /** Whether a string of latin1+utf16 is UTF-16 although it need not be. */
  readonly isWide?: () => boolean;
  /** Told what strings and lists consist of that are read. */
  readonly onRead?: (pointer: number, length: number) => void;
  /** In an exchange: the guest's own side, where long values are in their place. */
  readonly guest?: HostSide;
}

/** Set in the length of a value that lies in the guest's memory. */
const IN_PLACE = 2 ** 31;
/** How long the values are that the host writes there: shorter ones than the guest's, so that few bytes show both ways. */
const LONG = 24;

/** The side on which a string or list is, and its length. */
function placed(side: HostSide, length: number): readonly [HostSide, number] {
  return side.guest !== undefined && length >= IN_PLACE ? [side.guest, length - IN_PLACE] : [side, length];
}

const WIDTHS = { 1: "Uint8", 2: "Uint16", 4: "Uint32", 8: "BigUint64" } as const;
const UTF16_TAG = 2 ** 31;

function read(side: HostSide, at: number, bytes: 1 | 2 | 4): number {
  return side.memory()[`get${WIDTHS[bytes]}`](at, true);
}

function write(side: HostSide, at: number, bytes: 1 | 2 | 4, value: number): void {
  side.memory()[`set${WIDTHS[bytes]}`](at, value, true);
}

export function load(side: HostSide, node: AbiNode, at: number): Json {
  switch (node.kind) {
    case "string":
      return loadString(side, read(side, at, 4), read(side, at + 4, 4));
    case "list":
    case "map":
      return loadList(side, node, read(side, at, 4), read(side, at + 4, 4));
    case "fixed-list":
      return Array.from({ length: node.length }, (_, i) => load(side, node.element, at + i * node.element.size));
    case "record":
      return Object.fromEntries(node.fields.map((field) => [field.name.kebab, load(side, field.node, at + field.offset)]));
    case "tuple":
      return node.items.map((item) => load(side, item.node, at + item.offset));
    case "variant":
    case "option":
    case "result": {
      const each = node.cases[read(side, at, node.discriminant.bytes)];
      if (each === undefined) throw new Trap("invalid discriminant");
      return caseJson(node, each, each.payload && load(side, each.payload, at + node.payloadOffset));
    }
    default: {
      const bits = node.size === 8 ? side.memory().getBigUint64(at, true) : read(side, at, node.size as 1);
      const value = liftLeaf(side, node, bits);
      checkBits(side, node, value, bits, 8 * node.size);
      return value;
    }
  }
}

export function store(side: HostSide, node: AbiNode, value: Json, at: number): void {
  switch (node.kind) {
    case "string":
    case "list":
    case "map": {
      const [pointer, length] =
        node.kind === "string" ? storeString(side, value as string) : storeList(side, node, value as Json[]);
      write(side, at, 4, pointer);
      write(side, at + 4, 4, length);
      break;
    }
    case "fixed-list":
      for (const [i, item] of (value as Json[]).entries()) store(side, node.element, item, at + i * node.element.size);
      break;
    case "record":
      for (const { name, node: part, offset } of node.fields)
        store(side, part, (value as Record<string, Json>)[name.kebab], at + offset);
      break;
    case "tuple":
      for (const [i, item] of node.items.entries()) store(side, item.node, (value as Json[])[i], at + item.offset);
      break;
    case "variant":
    case "option":
    case "result": {
      const { index, each, payload } = caseOf(node, value);
      write(side, at, node.discriminant.bytes, index);
      if (each.payload !== undefined) store(side, each.payload, payload, at + node.payloadOffset);
      break;
    }
    default: {
      const core = bitsOf(lowerLeaf(side, node, value), node.flat[0] as FlatType);
      if (node.size === 8) side.memory().setBigUint64(at, core as bigint, true);
      else write(side, at, node.size as 1, Number(core) >>> 0);
    }
  }
}

export function liftFlat(side: HostSide, node: AbiNode, core: readonly Core[]): Json {
  const part = (inner: AbiNode, start: number) => liftFlat(side, inner, core.slice(start, start + inner.flat.length));
  switch (node.kind) {
    case "string":
      return loadString(side, Number(core[0]) >>> 0, Number(core[1]) >>> 0);
    case "list":
    case "map":
      return loadList(side, node, Number(core[0]) >>> 0, Number(core[1]) >>> 0);
    case "fixed-list":
      return Array.from({ length: node.length }, (_, i) => part(node.element, i * node.element.flat.length));
    case "record":
      return Object.fromEntries(node.fields.map((field) => [field.name.kebab, part(field.node, field.flatIndex)]));
    case "tuple":
      return node.items.map((item) => part(item.node, item.flatIndex));
    case "variant":
    case "option":
    case "result": {
      const each = node.cases[Number(core[0]) >>> 0];
      if (each === undefined) throw new Trap("invalid discriminant");
      const payload = each.payload?.flat.map((type, j) =>
        fromBits(bitsOf(core[1 + j] as Core, node.flat[1 + j] as FlatType), type),
      );
      if (side.isStrict) checkUnused(node, each, core);
      return caseJson(node, each, each.payload && liftFlat(side, each.payload, payload ?? []));
    }
    default: {
      const bits = bitsOf(core[0] as Core, node.flat[0] as FlatType);
      const value = liftLeaf(side, node, bits);
      checkBits(side, node, value, bits, 64);
      return value;
    }
  }
}

/** A value has one form, where it is read strictly; but for numbers that are not a number. */
function checkBits(side: HostSide, node: LeafNode, value: Json, bits: Core, width: number): void {
  if (!side.isStrict || node.kind === "own" || node.kind === "borrow" || value === "nan") return;
  const own = BigInt(bitsOf(lowerLeaf(side, node, value), node.flat[0] as FlatType));
  trapIf(BigInt.asUintN(width, own) !== BigInt(bits), `bits of ${node.kind} that mean nothing: ${bits}`);
}

/** What a case leaves of the core values that all share is zero. */
function checkUnused(node: VariantNode, { payload }: CaseAbi, core: readonly Core[]): void {
  node.flat.slice(1).forEach((type, j) => {
    const own = payload?.flat[j];
    const bits = BigInt(bitsOf(core[1 + j] as Core, type));
    const isUnused = own === undefined ? bits !== 0n : own.endsWith("32") && bits >> 32n !== 0n;
    trapIf(isUnused, `bits of a variant that mean nothing: ${bits}`);
  });
}

export function lowerFlat(side: HostSide, node: AbiNode, value: Json): readonly Core[] {
  switch (node.kind) {
    case "string":
      return storeString(side, value as string);
    case "list":
    case "map":
      return storeList(side, node, value as Json[]);
    case "fixed-list":
      return (value as Json[]).flatMap((item) => lowerFlat(side, node.element, item));
    case "record":
      return node.fields.flatMap(({ name, node: part }) => lowerFlat(side, part, (value as Record<string, Json>)[name.kebab]));
    case "tuple":
      return node.items.flatMap((item, i) => lowerFlat(side, item.node, (value as Json[])[i]));
    case "variant":
    case "option":
    case "result": {
      const { index, each, payload } = caseOf(node, value);
      const own = each.payload === undefined ? [] : lowerFlat(side, each.payload, payload);
      const joined = node.flat.slice(1).map((type, j) => {
        const core = own[j];
        return fromBits(core === undefined ? 0n : bitsOf(core, each.payload?.flat[j] as FlatType), type);
      });
      return [index, ...joined];
    }
    default:
      return [lowerLeaf(side, node, value)];
  }
}

/** The bits of a core value, unsigned: those of 64 bits as a bigint. */
function bitsOf(core: Core, type: FlatType): Core {
  const view = new DataView(new ArrayBuffer(8));
  if (type === "f32") view.setFloat32(0, Number(core), true);
  else if (type === "f64") view.setFloat64(0, Number(core), true);
  else if (type === "i32") view.setUint32(0, Number(core), true);
  else view.setBigInt64(0, BigInt(core), true);
  return type === "i32" || type === "f32" ? view.getUint32(0, true) : view.getBigUint64(0, true);
}

function fromBits(bits: Core, type: FlatType): Core {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, BigInt(bits)), true);
  if (type === "f32") return view.getFloat32(0, true);
  if (type === "f64") return view.getFloat64(0, true);
  return type === "i32" ? view.getInt32(0, true) : view.getBigInt64(0, true);
}

type VariantNode = Extract<AbiNode, { kind: "variant" | "option" | "result" }>;

function caseJson({ kind }: VariantNode, each: CaseAbi, payload: Json): Json {
  const name = each.name.kebab;
  if (kind === "option") return name === "none" ? null : { some: payload };
  return { [kind === "result" && name === "error" ? "err" : name]: payload ?? null };
}

function caseOf({ kind, cases }: VariantNode, value: Json): { index: number; each: CaseAbi; payload: Json } {
  const [key, payload] = value === null ? ["none", null] : (Object.entries(value as object)[0] as [string, Json]);
  const name = kind === "result" && key === "err" ? "error" : key;
  const index = cases.findIndex((it) => it.name.kebab === name);
  return { index, each: cases[index] as CaseAbi, payload };
}

function namesOf({ world }: HostSide, named: number): readonly string[] {
  const definition = world.types[named]?.definition;
  if (definition?.kind === "enum") return definition.cases.map(({ name }) => name.kebab);
  if (definition?.kind === "flags") return definition.flags.map(({ name }) => name.kebab);
  throw new Error("the type has no members");
}

type LeafNode = Extract<AbiNode, { kind: "scalar" | "flags" | "enum" | "own" | "borrow" }>;

function liftLeaf(side: HostSide, node: LeafNode, bits: Core): Json {
  if (node.kind === "flags") return namesOf(side, node.named).filter((_, i) => (Number(bits) >>> i) & 1);
  if (node.kind === "enum") {
    const name = namesOf(side, node.named)[Number(bits)];
    trapIf(name === undefined, "invalid discriminant");
    return name;
  }
  if (node.kind === "scalar") return liftScalar(node.scalar, bits);
  const resource = side.resource(node.resource);
  if (node.kind === "own") return { rep: side.table.takeOwn(Number(bits), resource) };
  return { rep: side.table.lend(Number(bits), resource, side.scope) };
}

function liftScalar(scalar: string, bits: Core): Json {
  const value = Number(bits);
  if (scalar === "bool") return value !== 0;
  if (scalar === "char") {
    trapIf(value >= 0x110000 || value >> 11 === 0x1b, "invalid char");
    return String.fromCodePoint(value);
  }
  if (scalar === "u64") return String(bits);
  if (scalar === "s64") return String(BigInt.asIntN(64, BigInt(bits)));
  if (scalar === "f32" || scalar === "f64") return floatJson(fromBits(bits, scalar) as number);
  const width = Number(scalar.slice(1));
  return Number(scalar[0] === "u" ? BigInt.asUintN(width, BigInt(bits)) : BigInt.asIntN(width, BigInt(bits)));
}

function floatJson(value: number): Json {
  if (Number.isNaN(value)) return "nan";
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf";
}

const specialFloats: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, "-inf": -Infinity, "-0": -0 };

function lowerLeaf(side: HostSide, node: LeafNode, value: Json): Core {
  if (node.kind === "flags") {
    return namesOf(side, node.named).reduce((bits, name, i) => bits | ((value as string[]).includes(name) ? 1 << i : 0), 0);
  }
  if (node.kind === "enum") return namesOf(side, node.named).indexOf(value as string);
  if (node.kind !== "scalar") {
    const { rep } = value as { rep: number };
    const resource = side.resource(node.resource);
    if (node.kind === "own") return side.table.add({ resource, rep, own: true });
    return side.isDefiner(resource) ? rep : side.table.add({ resource, rep, own: false, scope: side.scope });
  }
  if (node.scalar === "char") return (value as string).codePointAt(0) as number;
  if (node.flat[0] === "i64") return BigInt(value as string);
  return typeof value === "string" ? (specialFloats[value] as number) : Number(value);
}

function bytesAt(side: HostSide, pointer: number, length: number, align: number): Uint8Array {
  const { buffer } = side.memory();
  trapIf(length >= 2 ** 28, "too long");
  trapIf(pointer % align !== 0, "unaligned pointer");
  trapIf(pointer + length > buffer.byteLength, "pointer out of bounds");
  side.onRead?.(pointer, length);
  return new Uint8Array(buffer, pointer, length);
}

function loadString(given: HostSide, pointer: number, length: number): string {
  const [side, units] = placed(given, length);
  if (side.encoding === "utf8") {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesAt(side, pointer, units, 1));
  }
  const isWide = side.encoding === "utf16" || units >= UTF16_TAG;
  if (!isWide) return Buffer.from(bytesAt(side, pointer, units, 2)).toString("latin1");
  const bytes = bytesAt(side, pointer, 2 * (side.encoding === "utf16" ? units : units - UTF16_TAG), 2);
  return new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function storeString(side: HostSide, text: string): [number, number] {
  if (side.guest?.encoding === "utf8" && text.length > LONG) {
    const [pointer, length] = storeString(side.guest, text);
    return [pointer, length + IN_PLACE];
  }
  const fitsLatin1 = side.encoding === "latin1+utf16" && [...text].every((char) => char < "\u0100");
  const isLatin1 = fitsLatin1 && !side.isWide?.();
  if (side.encoding === "utf8" || isLatin1) {
    const bytes = isLatin1 ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : new TextEncoder().encode(text);
    const pointer = side.realloc(0, 0, isLatin1 ? 2 : 1, bytes.length);
    new Uint8Array(side.memory().buffer, pointer).set(bytes);
    return [pointer, bytes.length];
  }
  const pointer = side.realloc(0, 0, 2, 2 * text.length);
  for (let i = 0; i < text.length; i++) write(side, pointer + 2 * i, 2, text.charCodeAt(i));
  return [pointer, side.encoding === "utf16" ? text.length : (text.length | UTF16_TAG) >>> 0];
}

type ListNode = Extract<AbiNode, { kind: "list" | "map" }>;

function elementOf(node: ListNode): { size: number; align: number; load: typeof load; store: typeof store } {
  if (node.kind === "list") {
    const { element } = node;
    const { size, align } = element;
    return {
      size,
      align,
      load: (side, _, at) => load(side, element, at),
      store: (side, _, value, at) => store(side, element, value, at),
    };
  }
  const { size, align, key, value } = node.entry;
  return {
    size,
    align,
    load: (side, _, at) => [key, value].map((slot) => load(side, slot.node, at + slot.offset)),
    store: (side, _, pair, at) => {
      for (const [i, slot] of [key, value].entries()) store(side, slot.node, (pair as Json[])[i], at + slot.offset);
    },
  };
}

function loadList(given: HostSide, node: ListNode, pointer: number, tagged: number): Json[] {
  const [side, length] = placed(given, tagged);
  const element = elementOf(node);
  bytesAt(side, pointer, length * element.size, element.align);
  return Array.from({ length }, (_, i) => element.load(side, node, pointer + i * element.size));
}

function storeList(side: HostSide, node: ListNode, items: readonly Json[]): [number, number] {
  const element = elementOf(node);
  if (side.guest !== undefined && isNumbers(node) && items.length * element.size > LONG) {
    const [pointer, length] = storeList(side.guest, node, items);
    return [pointer, length + IN_PLACE];
  }
  const pointer = side.realloc(0, 0, element.align, items.length * element.size);
  for (const [i, item] of items.entries()) element.store(side, node, item, pointer + i * element.size);
  return [pointer, items.length];
}
