/**
 * The steps that check, lower and lift a value of any type: calls of the runtime for strings, lists of numbers and handles, else of the function that
 * is printed for the value's shape.
 */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { TypeIndex } from "../../../wit/world/world.js";
import { pascal } from "../../core/names/casing.js";
import { type Shape, type ShapeSet, shapeSet } from "../../core/shapes/shape-set.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { PublicType, Surface } from "../../core/surface/surface.js";
import { GoTypes } from "../types.js";
import { holds } from "./nodes.js";
import { isBlock, reservedShapes } from "./reservations.js";
import { bytesAt, charStep, flattenScalar, isNumber, liftScalar, loadBits, loadScalar, putBits, putScalar } from "./scalars.js";
import { addressOf, failing, grouped, plain, plus, type Step } from "./step.js";
import { isFlatCopy, isPointer, isShared, takenShapes } from "./taking.js";

/** How the code at hand names the `component.Canon`. */
export interface CanonName {
  /** As an argument, e.g. `&call.Canon`. */
  readonly value: string;
  /** In front of a method, e.g. `call`. */
  readonly receiver: string;
}

export const ownCanon: CanonName = { value: "c", receiver: "c" };
export const importCanon: CanonName = { value: "&c.Canon", receiver: "c" };

export function callCanon(call: string): CanonName {
  return { value: `&${call}.Canon`, receiver: call };
}

export class Glue {
  readonly surface: Surface;
  readonly types: GoTypes;
  readonly shapes: ShapeSet;
  /** Shapes that print a function for `reserve`. */
  readonly reserved: ReadonlySet<Shape>;
  /** Shapes that print a function for `take`. */
  readonly taken: ReadonlySet<Shape>;
  readonly #names = new Map<Shape, string>();
  readonly #resources: PublicType[] = [];

  constructor(surface: Surface) {
    this.surface = surface;
    this.types = new GoTypes(surface);
    this.shapes = shapeSet(surface);
    this.reserved = reservedShapes(surface, this.shapes);
    this.taken = takenShapes(surface, this.types, this.shapes);
    const taken = hidden(surface);
    for (const shape of this.shapes.shapes) {
      let name = pascal(shape.name);
      while (taken.has(name)) name = `${name}Shape`;
      taken.add(name);
      this.#names.set(shape, name);
    }
  }

  publicType(index: TypeIndex): PublicType {
    const type = this.surface.types[this.surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return type;
  }

  /** Resources in the order in which the printed code refers to them. */
  get resources(): readonly PublicType[] {
    return this.#resources;
  }

  resource(index: TypeIndex): number {
    const type = this.publicType(index);
    const known = this.#resources.indexOf(type);
    return known >= 0 ? known : this.#resources.push(type) - 1;
  }

  /** E.g. `ListOfString`: what follows the verb in the names of a shape's functions. */
  name(node: AbiNode): string {
    const shape = this.shapes.of(node);
    const name = shape && this.#names.get(shape);
    if (name === undefined) throw new Error(`${node.kind} has no shape`);
    return name;
  }

  /** Whether a value of the type can be wrong in a way that Go's types do not rule out. */
  needsCheck(node: AbiNode): boolean {
    switch (node.kind) {
      case "scalar":
        return node.scalar === "char";
      case "record":
        return node.fields.some((field) => this.needsCheck(field.node));
      case "tuple":
        return node.items.some((item) => this.needsCheck(item.node));
      case "fixed-list":
        return this.needsCheck(node.element);
      case "option":
      case "result":
        return node.cases.some(({ payload }) => payload !== undefined && this.needsCheck(payload));
      case "flags":
        return node.count < node.bytes * 8;
      default:
        return true;
    }
  }

  /** Whether the check of a value claims handles of the guest's resources, for which it needs the call. */
  claims(node: AbiNode): boolean {
    return holds(node, (part) => (part.kind === "own" || part.kind === "borrow") && this.types.isExported(part.resource));
  }

  /** An expression of type `*component.ValueError`; only for nodes that need a check. */
  check(node: AbiNode, value: string, call = "call"): string {
    if (node.kind === "scalar") return `component.CheckChar(${value})`;
    if (node.kind === "string") return `component.CheckString(${value})`;
    if (node.kind === "own" || node.kind === "borrow") {
      if (!this.types.isExported(node.resource)) return `component.CheckObject(${value})`;
      return `${call}.${node.kind === "own" ? "CheckOwn" : "CheckBorrow"}(${grouped(value)}.held())`;
    }
    if (isNumbers(node)) return `component.CheckLength(len(${value}), ${node.element.size})`;
    return `check${this.name(node)}(${this.claims(node) ? `${call}, ` : ""}${addressOf(value)})`;
  }

  /** Puts a copy in the value's place, if it shares memory with what it was copied from. */
  take(node: AbiNode, value: string): readonly Step[] {
    if (!isShared(this.types, node)) return [];
    if (isFlatCopy(this.types, node))
      return [plain(`component.Take${node.kind === "list" ? "List" : "Map"}(${addressOf(value)})`)];
    if (node.kind === "option" && !isPointer(this.types, node)) return this.take(node.cases[1].payload as AbiNode, value);
    return [plain(`adopt${this.name(node)}(${addressOf(value)})`)];
  }

  /** Writes a value without pointers and handles into bytes that are at hand. */
  put(node: AbiNode, value: string, memory: string, offset: number): Step {
    if (node.kind === "scalar") return putScalar(node.scalar, value, memory, offset);
    if (node.kind === "enum") {
      const { bytes } = node.discriminant;
      return putBits(bits(bytes), `uint${bytes * 8}(index${this.name(node)}(${value}))`, memory, offset);
    }
    if (node.kind === "flags") return putBits(bits(node.bytes), `uint${node.bytes * 8}(${value})`, memory, offset);
    return plain(`put${this.name(node)}(${bytesAt(memory, offset)}, ${addressOf(value)})`);
  }

  /** Says what `store` and `flatten` will allocate, in the same order; nothing for a node without pointers. */
  reserve(node: AbiNode, value: string, { value: canon, receiver }: CanonName = ownCanon): readonly Step[] {
    if (!node.hasPointers) return [];
    if (node.kind === "string") return [plain(`${receiver}.ReserveString(${value})`)];
    if (isBlock(node)) {
      const { size, align } = node.kind === "list" ? node.element : node.entry;
      return [plain(`${receiver}.Reserve(${align}, ${size === 1 ? `len(${value})` : `len(${value})*${size}`})`)];
    }
    return [plain(`reserve${this.name(node)}(${canon}, ${addressOf(value)})`)];
  }

  /** Writes a value to an address in guest memory, allocating what it points to. */
  store(node: AbiNode, value: string, at: string, offset: number, { value: canon, receiver }: CanonName = ownCanon): Step {
    const address = plus(at, offset);
    if (isPlain(node)) return this.put(node, value, `${receiver}.At(${address}, ${node.size})`, 0);
    if (node.kind === "string") return failing(`${receiver}.StoreString(${address}, ${value})`);
    if (node.kind === "own" || node.kind === "borrow") {
      return failing(`${receiver}.Store${this.#handle(node, value, (arg) => `(${address}, ${arg})`)}`);
    }
    if (isNumbers(node)) return failing(`component.StoreNumbers(${canon}, ${address}, ${value})`);
    return failing(`store${this.name(node)}(${canon}, ${address}, ${addressOf(value)})`);
  }

  /** Writes a value as flat core values. */
  flatten(node: AbiNode, value: string, flat: string, index: number, { value: canon, receiver }: CanonName = ownCanon): Step {
    const slot = `${flat}[${index}]`;
    const slots = `${flat}[${index}:${index + node.flat.length}]`;
    switch (node.kind) {
      case "scalar":
        return plain(`${slot} = ${flattenScalar(node.scalar, value)}`);
      case "enum":
        return plain(`${slot} = uint64(index${this.name(node)}(${value}))`);
      case "flags":
        return plain(`${slot} = uint64(${value})`);
      case "string":
        return failing(`${receiver}.FlattenString(${value}, ${slots})`);
      case "own":
      case "borrow":
        return failing(`${receiver}.Flatten${this.#handle(node, value, (arg) => `(${arg}, &${slot})`)}`);
    }
    if (isNumbers(node)) return failing(`component.FlattenNumbers(${canon}, ${value}, ${slots})`);
    return failing(`flatten${this.name(node)}(${canon}, ${addressOf(value)}, ${slots})`);
  }

  #handle(node: AbiNode & { kind: "own" | "borrow" }, value: string, args: (argument: string) => string): string {
    const mode = node.kind === "own" ? "Own" : "Borrow";
    if (this.types.isExported(node.resource)) return `${mode}${args(`${grouped(value)}.held()`)}`;
    return `${mode}Object${args(`${value}, ${this.resource(node.resource)}`)}`;
  }

  /** Reads a value from bytes that have been checked to be there. */
  load(node: AbiNode, memory: string, offset: number, target: string, { value: canon, receiver }: CanonName = ownCanon): Step {
    const to = addressOf(target);
    switch (node.kind) {
      case "scalar":
        if (node.scalar === "char") return charStep(loadBits(32, memory, offset), to);
        return plain(`${target} = ${loadScalar(node.scalar, memory, offset)}`);
      case "enum":
        return failing(`case${this.name(node)}(uint32(${loadBits(bits(node.discriminant.bytes), memory, offset)}), ${to})`);
      case "flags":
        return plain(`${target} = ${this.#flags(node, loadBits(bits(node.bytes), memory, offset))}`);
      case "own":
      case "borrow":
        return this.#liftHandle(node, loadBits(32, memory, offset), to, canon);
      case "string":
        return failing(`${receiver}.LoadString(${bytesAt(memory, offset)}, ${to})`);
    }
    if (isNumbers(node)) return failing(`component.Load${numbers(node)}(${canon}, ${bytesAt(memory, offset)}, ${to})`);
    return failing(`load${this.name(node)}(${canon}, ${bytesAt(memory, offset)}, ${to})`);
  }

  /** Reads a value from flat core values. */
  lift(node: AbiNode, flat: string, index: number, target: string, { value: canon, receiver }: CanonName = ownCanon): Step {
    const to = addressOf(target);
    const slot = `${flat}[${index}]`;
    const pair = `uint32(${slot}), uint32(${flat}[${index + 1}])`;
    switch (node.kind) {
      case "scalar":
        if (node.scalar === "char") return charStep(`uint32(${slot})`, to);
        return plain(`${target} = ${liftScalar(node.scalar, slot)}`);
      case "enum":
        return failing(`case${this.name(node)}(uint32(${slot}), ${to})`);
      case "flags":
        return plain(`${target} = ${this.#flags(node, slot)}`);
      case "own":
      case "borrow":
        return this.#liftHandle(node, `uint32(${slot})`, to, canon);
      case "string":
        return failing(`${receiver}.LiftString(${pair}, ${to})`);
    }
    if (isNumbers(node)) return failing(`component.Lift${numbers(node)}(${canon}, ${pair}, ${to})`);
    return failing(`lift${this.name(node)}(${canon}, ${flat}[${index}:${index + node.flat.length}], ${to})`);
  }

  /** What a core value is as a result, where none can be wrong; undefined for other types. */
  flatResult(node: AbiNode, value: string): string | undefined {
    if (node.kind === "flags") return this.#flags(node, value);
    return node.kind === "scalar" && node.scalar !== "char" ? liftScalar(node.scalar, value) : undefined;
  }

  /** Bits that are no flags are dropped. */
  #flags(node: AbiNode & { kind: "flags" }, value: string): string {
    const type = this.types.named(node.named);
    return node.count < node.bytes * 8 ? `${type}(${value} & ${hex(node.mask)})` : `${type}(${value})`;
  }

  #liftHandle(node: AbiNode & { kind: "own" | "borrow" }, index: string, to: string, canon: string): Step {
    if (this.types.isExported(node.resource)) return failing(`lift${this.types.named(node.resource)}(${canon}, ${index}, ${to})`);
    const verb = node.kind === "own" ? "LiftOwnObject" : "LiftBorrowObject";
    return failing(`component.${verb}(${canon}, ${index}, ${this.resource(node.resource)}, ${to})`);
  }
}

const glueNames = /^(?:check|put|reserve|store|flatten|load|lift|index|case|lower|fill|plain|adopt)([A-Z].*)$/;

/** Names of shapes whose functions a parameter would hide, e.g. `Sum` for `checkSum`. */
function hidden(surface: Surface): Set<string> {
  const params = allFunctions(surface).flatMap(({ function: func }) => func.params);
  return new Set(params.flatMap(({ names }) => glueNames.exec(names.go)?.[1] ?? []));
}

/** Whether a value is written without entering the guest and without a handle table. */
export function isPlain(node: AbiNode): boolean {
  return !node.hasPointers && !node.hasHandles;
}

/** Whether the list is copied whole. */
export function isNumbers(node: AbiNode): node is AbiNode & { kind: "list" } {
  return node.kind === "list" && node.element.kind === "scalar" && isNumber(node.element.scalar);
}

function numbers(node: AbiNode & { kind: "list" }): "Floats" | "Numbers" {
  return node.element.kind === "scalar" && /^f/.test(node.element.scalar) ? "Floats" : "Numbers";
}

export function bits(bytes: 1 | 2 | 4): 8 | 16 | 32 {
  return bytes === 1 ? 8 : bytes === 2 ? 16 : 32;
}

export function hex(mask: number): string {
  return `0x${(mask >>> 0).toString(16)}`;
}
