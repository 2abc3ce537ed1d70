/**
 * The expressions that take, lower and lift one value inside a printed function. A composite value has a printed function of its own, so an
 * expression is a name, a call, or an element of what `struct` has read.
 */

import type { AbiNode, Coercion } from "../../wit/abi/abi.js";
import type { ScalarKind } from "../../wit/world/world.js";
import { snake } from "../core/names/casing.js";
import type { Shape, ShapeSet } from "../core/shapes/shape-set.js";
import type { PublicType, Surface } from "../core/surface/surface.js";
import { scalarCode, slotViews, spread, structFormat } from "./leaves.js";

/** Takes a value over into a variable: a statement, which is left out where `test` finds that the value is taken as it is. */
export interface TakeView {
  /** `v0 = value.id`, where the value is not in the variable yet. */
  readonly hasMove: boolean;
  readonly move: string;
  readonly hasTest: boolean;
  readonly test: string;
  readonly statement: string;
}

/** For what has nothing to take. */
export const noTake: TakeView = { hasMove: false, move: "", hasTest: false, test: "", statement: "pass" };

const ranges: Partial<Readonly<Record<ScalarKind, readonly [low: string, high: string]>>> = {
  s8: ["-128", "127"],
  u8: ["0", "255"],
  s16: ["-32768", "32767"],
  u16: ["0", "65535"],
  s32: ["-2147483648", "2147483647"],
  u32: ["0", "4294967295"],
  s64: ["-9223372036854775808", "9223372036854775807"],
  u64: ["0", "18446744073709551615"],
};

/** Largest byte length of a string (Canonical ABI, `REALLOC_I32_MAX`). */
const MAX_BYTES = 2 ** 28 - 1;

/** Half a unit above it rounding gives infinity; what is between is taken by the runtime. */
const LARGEST_F32 = "3.4028234e+38";

/** Formats and their names in the printed module, in order of first use. */
export class StructTable {
  readonly #names = new Map<string, string>();

  name(format: string): string {
    const known = this.#names.get(format) ?? `_STRUCT_${this.#names.size}`;
    this.#names.set(format, known);
    return known;
  }

  get entries(): readonly { readonly name: string; readonly format: string }[] {
    return [...this.#names].map(([format, name]) => ({ format, name }));
  }
}

export class Codec {
  readonly surface: Surface;
  readonly shapes: ShapeSet;
  readonly structs = new StructTable();

  constructor(surface: Surface, shapes: ShapeSet) {
    this.surface = surface;
    this.shapes = shapes;
  }

  shapeOf(node: AbiNode): Shape {
    const shape = this.shapes.of(node);
    if (shape === undefined) throw new Error(`a ${node.kind} has no shape`);
    return shape;
  }

  /** The function that is printed for a shape: `_lift_invoice`. */
  function(verb: "lift" | "lower" | "load" | "store" | "take", node: AbiNode): string {
    return `_${verb}_${snake(this.shapeOf(node).name)}`;
  }

  /** The struct that reads a spread value and nothing else. */
  struct(node: AbiNode): string {
    return this.structs.name(structFormat(spread(node) ?? [], node.size));
  }

  /** From the values of the leaves, e.g. `memory.read_string(a, b)`. */
  lift(node: AbiNode, inputs: string): string {
    switch (node.kind) {
      case "scalar":
        if (node.scalar === "char") return `lift_char(${inputs})`;
        if (node.scalar === "bool") return `bool(${inputs})`;
        return node.scalar === "f32" || node.scalar === "f64" ? `lift_float(${inputs})` : inputs;
      case "string":
        return `memory.read_string(${inputs})`;
      case "own":
        return `${this.#isImported(node.resource) ? "lift_host_own" : "lift_own"}(call, ${this.resource(node.resource)}, ${inputs})`;
      case "borrow":
        return `lift_host_borrow(call, ${this.resource(node.resource)}, ${inputs})`;
      case "list":
        return this.#liftList(node, inputs);
      default:
        return `${this.function("lift", node)}(${contextOf(node)}, ${inputs})`;
    }
  }

  #liftList(node: AbiNode & { readonly kind: "list" }, inputs: string): string {
    const numbers = numbersOf(node);
    if (numbers === "u8") return `memory.read_bytes(${inputs})`;
    if (numbers === undefined) return `${this.function("lift", node)}(${contextOf(node)}, ${inputs})`;
    const method = numbers.startsWith("f") ? "read_floats" : "read_integers";
    return `memory.${method}("${scalarCode(numbers)}", ${inputs})`;
  }

  /** All flat values of a value: `value.id`, or with a star `*memory.write_string(value.name)`. */
  lower(node: AbiNode, value: string): { readonly star: boolean; readonly text: string } {
    switch (node.kind) {
      case "scalar":
      case "enum":
      case "flags":
        return { star: false, text: value };
      case "string":
        return { star: true, text: `memory.write_string(${value})` };
      case "own":
      case "borrow": {
        const host = this.#isImported(node.resource) ? "host_" : "";
        return { star: false, text: `lower_${host}${node.kind}(call, ${this.resource(node.resource)}, ${value})` };
      }
      case "list":
        return { star: true, text: this.#lowerList(node, value) };
      default:
        return { star: true, text: `${this.function("lower", node)}(${contextOf(node)}, ${value})` };
    }
  }

  #lowerList(node: AbiNode & { readonly kind: "list" }, value: string): string {
    const numbers = numbersOf(node);
    if (numbers === "u8") return `memory.write_bytes(${value})`;
    if (numbers === undefined) return `${this.function("lower", node)}(${contextOf(node)}, ${value})`;
    return `memory.write_packed(${value}, ${node.element.size})`;
  }

  /** From memory at an expression: `_lift_item(memory, *_STRUCT_3.unpack_from(memory.view, at))`. */
  load(node: AbiNode, at: string): string {
    if (spread(node) === undefined) return `${this.function("load", node)}(${contextOf(node)}, ${at})`;
    const read = `${this.struct(node)}.unpack_from(memory.view, ${at})`;
    return this.lift(node, spread(node)?.length === 1 ? `${read}[0]` : `*${read}`);
  }

  /** To memory at an expression, as one statement. */
  store(node: AbiNode, at: string, value: string): string {
    if (spread(node) === undefined) return `${this.function("store", node)}(${contextOf(node)}, ${at}, ${value})`;
    const { star, text } = this.lower(node, value);
    return `${this.struct(node)}.pack_into(memory.view, ${at}, ${star ? "*" : ""}${text})`;
  }

  /** Takes over what a variable holds, or another expression: `v = _take_item(value.item)`. Lowering reads nothing but the variable. */
  take(node: AbiNode, variable: string, source = variable): TakeView {
    const moved = { hasMove: source !== variable, move: `${variable} = ${source}` };
    const tested = (test: string, statement: string): TakeView => ({ ...moved, hasTest: true, test, statement });
    const untested = (statement: string): TakeView => ({ ...moved, hasTest: false, test: "", statement });
    const made = (text: string): TakeView => ({ ...noTake, statement: `${variable} = ${text}` });
    switch (node.kind) {
      case "scalar":
        if (node.scalar === "char") return made(`as_char(${source})`);
        return tested(...takeScalar(node.scalar, variable));
      case "string":
        return tested(
          `type(${variable}) is not str or not ${variable}.isascii() or len(${variable}) > ${MAX_BYTES}`,
          `${variable} = as_string(${variable})`,
        );
      case "own":
      case "borrow": {
        const name = this.typeName(node.resource);
        if (this.#isImported(node.resource)) return tested(`${variable} is None`, `raise expected("${name}", ${variable})`);
        const add = `claims.add(${variable}, ${this.resource(node.resource)}, "${name}", ${node.kind === "own" ? "True" : "False"})`;
        return untested(add);
      }
      case "list": {
        const numbers = numbersOf(node);
        if (numbers === "u8") return tested(`type(${variable}) is not bytes`, `${variable} = as_bytes(${variable})`);
        if (numbers !== undefined) {
          const pack = numbers.startsWith("f") ? "pack_floats" : "pack_integers";
          return made(`${pack}(${source}, "${scalarCode(numbers)}")`);
        }
      }
    }
    return made(`${this.function("take", node)}(${source}${this.claims(node) ? ", claims" : ""})`);
  }

  /** Whether taking the value notes handles of resources that the component exports. */
  claims(node: AbiNode): boolean {
    if (node.kind === "own" || node.kind === "borrow") return !this.#isImported(node.resource);
    return node.hasHandles && handlesOf(node).some((handle) => !this.#isImported(handle.resource));
  }

  /** A resource's number in the printed `GLUE`. */
  resource(type: number): number {
    const index = this.surface.typeOf[type];
    return this.surface.types.filter((it) => it.resource !== undefined).findIndex((it) => it === this.surface.types[index ?? -1]);
  }

  typeName(type: number): string {
    return this.publicType(type).names.python;
  }

  publicType(type: number): PublicType {
    const found = this.surface.types[this.surface.typeOf[type] ?? -1];
    if (found === undefined) throw new Error(`type ${type} is not public`);
    return found;
  }

  #isImported(resource: number): boolean {
    return this.surface.types[this.surface.typeOf[resource] ?? -1]?.resource?.direction === "import";
  }
}

/** What the printed function of a node takes first: `call` has the handles, too. */
export function contextOf(node: AbiNode): "memory" | "call" {
  return node.hasHandles ? "call" : "memory";
}

/** Whether what a value holds cannot be changed by anybody: scalars, text, constants and handles, and options of them. */
export function isFixed(node: AbiNode): boolean {
  if (node.kind === "option") return node.cases[1].payload === undefined || isFixed(node.cases[1].payload);
  return ["scalar", "string", "enum", "flags", "own", "borrow"].includes(node.kind);
}

/** The scalar of a list that is read and written in bulk. */
export function numbersOf(node: AbiNode): ScalarKind | undefined {
  const element = node.kind === "list" ? node.element : undefined;
  return element?.kind === "scalar" && element.scalar !== "bool" && element.scalar !== "char" ? element.scalar : undefined;
}

/** A test that most values do not meet, and what is done with those that do. */
function takeScalar(scalar: ScalarKind, variable: string): readonly [test: string, statement: string] {
  const range = ranges[scalar];
  if (range !== undefined) {
    const test = `type(${variable}) is not int or not ${range[0]} <= ${variable} <= ${range[1]}`;
    return [test, `${variable} = as_integer(${variable}, "${scalar}")`];
  }
  if (scalar === "bool") return [`type(${variable}) is not bool`, `raise expected("bool", ${variable})`];
  if (scalar === "f64") return [`type(${variable}) is not float`, `${variable} = as_float(${variable})`];
  const test = `type(${variable}) is not float or not -${LARGEST_F32} < ${variable} < ${LARGEST_F32}`;
  return [test, `${variable} = as_f32(${variable})`];
}

function handlesOf(node: AbiNode): readonly (AbiNode & { readonly kind: "own" | "borrow" })[] {
  switch (node.kind) {
    case "own":
    case "borrow":
      return [node];
    case "list":
    case "fixed-list":
      return handlesOf(node.element);
    case "map":
      return [...handlesOf(node.entry.key.node), ...handlesOf(node.entry.value.node)];
    case "record":
      return node.fields.flatMap((field) => handlesOf(field.node));
    case "tuple":
      return node.items.flatMap((item) => handlesOf(item.node));
    case "variant":
    case "option":
    case "result":
      return node.cases.flatMap((it) => (it.payload ? handlesOf(it.payload) : []));
    default:
      return [];
  }
}

/**
 * The leaves of a variant's payload, from the joined slots of the variant (raw and unsigned) to Python's values: one expression a leaf.
 */
export function fromJoined(payload: AbiNode, coercions: readonly Coercion[], inputs: readonly string[]): readonly string[] {
  return narrowings(payload).map((narrowing, i) => {
    const raw = inputs[i] ?? "0";
    const coercion = coercions[i] ?? "same";
    if (coercion === "f32-i32" || coercion === "f32-i64") return `f32_of_bits(${raw})`;
    if (coercion === "f64-i64") return `f64_of_bits(${raw})`;
    if (narrowing !== undefined) return `${narrowing}(${raw})`;
    return coercion === "i32-i64" ? `u32(${raw})` : raw;
  });
}

/** The way back. */
export function toJoined(payload: AbiNode, coercions: readonly Coercion[], values: readonly string[]): readonly string[] {
  const views = slotViews(payload);
  return values.map((value, i) => {
    const coercion = coercions[i] ?? "same";
    if (coercion === "f32-i32" || coercion === "f32-i64") return `f32_bits(${value})`;
    if (coercion === "f64-i64") return `f64_bits(${value})`;
    if (views[i] === "s32") return `u32(${value})`;
    return views[i] === "s64" ? `u64(${value})` : value;
  });
}

/** For each flat value the function that cuts it to its own type; undefined where the core type is it. */
export function narrowings(node: AbiNode): readonly (string | undefined)[] {
  switch (node.kind) {
    case "scalar":
      return [/^[su](8|16)$|^s(32|64)$/.test(node.scalar) ? node.scalar : undefined];
    case "record":
      return node.fields.flatMap((field) => narrowings(field.node));
    case "tuple":
      return node.items.flatMap((item) => narrowings(item.node));
    case "fixed-list":
      return Array.from({ length: node.length }, () => narrowings(node.element)).flat();
    case "option":
      return [undefined, ...(node.cases[1].payload ? narrowings(node.cases[1].payload) : [])];
    default:
      return node.flat.map(() => undefined);
  }
}

/** The flat values of a parameter of an import, as Python's values: from slots of 8 bytes. */
export function flatInputs(node: AbiNode, slots: readonly string[]): readonly string[] {
  return narrowings(node).map((narrowing, i) => {
    const raw = slots[i] ?? "";
    if (narrowing === "s32" || narrowing === "s64") return raw.replace(/^u/, "s");
    return narrowing === undefined ? raw : `${narrowing}(${raw})`;
  });
}

/** `at + 8`, or `at` alone. */
export function offset(at: string, bytes: number): string {
  return bytes === 0 ? at : `${at} + ${bytes}`;
}
