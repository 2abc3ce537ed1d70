/**
 * The expressions that lift, lower and check one value inside a printed function. A composite value has a printed function of its own, so an
 * expression is a name, a call, or an element of what `struct` has read.
 */

import type { AbiNode, Coercion } from "../../wit/abi/abi.js";
import type { ScalarKind } from "../../wit/world/world.js";
import { snake } from "../core/names/casing.js";
import type { Shape, ShapeSet } from "../core/shapes/shape-set.js";
import type { PublicType, Surface } from "../core/surface/surface.js";
import { scalarCode, slotViews, spread, structFormat } from "./leaves.js";

/** A check of one value: `call` says what is wrong, and is left out where `test` finds all well. */
export interface CheckView {
  readonly hasTest: boolean;
  readonly test: string;
  readonly call: string;
}

/** For what has nothing to check. */
export const noCheck: CheckView = { hasTest: false, test: "", call: "pass" };

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
  function(verb: "lift" | "lower" | "load" | "store" | "check", node: AbiNode): string {
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
        return { star: false, text: node.scalar === "char" ? `ord(${value})` : value };
      case "string":
        return { star: true, text: `memory.write_string(${value})` };
      case "own":
      case "borrow": {
        const host = this.#isImported(node.resource) ? "host_" : "";
        return { star: false, text: `lower_${host}${node.kind}(call, ${this.resource(node.resource)}, ${value})` };
      }
      case "list":
        return { star: true, text: this.#lowerList(node, value) };
      case "enum":
      case "flags":
        return { star: false, text: `${this.function("lower", node)}(${value})` };
      default:
        return { star: true, text: `${this.function("lower", node)}(${contextOf(node)}, ${value})` };
    }
  }

  #lowerList(node: AbiNode & { readonly kind: "list" }, value: string): string {
    const numbers = numbersOf(node);
    if (numbers === "u8") return `memory.write_bytes(view_bytes(${value}))`;
    if (numbers === undefined) return `${this.function("lower", node)}(${contextOf(node)}, ${value})`;
    return `memory.write_packed(${packed(numbers, value)}, ${node.element.size})`;
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

  check(node: AbiNode, value: string): CheckView {
    const tested = (test: string, call: string): CheckView => ({ hasTest: true, test, call });
    const untested = (call: string): CheckView => ({ hasTest: false, test: "", call });
    switch (node.kind) {
      case "scalar":
        return this.#checkScalar(node.scalar, value);
      case "string":
        return tested(`type(${value}) is not str or not ${value}.isascii()`, `check_string(${value})`);
      case "own":
      case "borrow": {
        if (this.#isImported(node.resource))
          return tested(`${value} is None`, `raise expected("${this.typeName(node.resource)}", ${value})`);
        const name = this.typeName(node.resource);
        return untested(
          `claims.add(${value}, ${this.resource(node.resource)}, "${name}", ${node.kind === "own" ? "True" : "False"})`,
        );
      }
      case "list": {
        const numbers = numbersOf(node);
        if (numbers === "u8") return tested(`type(${value}) is not bytes`, `view_bytes(${value})`);
        if (numbers !== undefined) return untested(packed(numbers, value));
      }
    }
    return untested(`${this.function("check", node)}(${value}${this.claims(node) ? ", claims" : ""})`);
  }

  #checkScalar(scalar: ScalarKind, value: string): CheckView {
    const range = ranges[scalar];
    if (range !== undefined) {
      const test = `type(${value}) is not int or not ${range[0]} <= ${value} <= ${range[1]}`;
      return { hasTest: true, test, call: `check_integer(${value}, "${scalar}")` };
    }
    if (scalar === "f64") return { hasTest: true, test: `type(${value}) is not float`, call: `check_float(${value})` };
    if (scalar === "bool") return { hasTest: true, test: `type(${value}) is not bool`, call: `check_bool(${value})` };
    return { hasTest: false, test: "", call: `check_${scalar}(${value})` };
  }

  /** Whether checking the value notes handles of resources that the component exports. */
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

/** The scalar of a list that is read and written in bulk. */
export function numbersOf(node: AbiNode): ScalarKind | undefined {
  const element = node.kind === "list" ? node.element : undefined;
  return element?.kind === "scalar" && element.scalar !== "bool" && element.scalar !== "char" ? element.scalar : undefined;
}

/** The bytes of a list of numbers, checked on the way. */
export function packed(numbers: ScalarKind, value: string): string {
  return `pack_${numbers.startsWith("f") ? "floats" : "integers"}(${value}, "${scalarCode(numbers)}")`;
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
