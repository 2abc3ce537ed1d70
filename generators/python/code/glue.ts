/** What all functions of `_abi.py` share: how those of shapes are called, constants, the numbers of resources. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { snake } from "../../core/names/casing.js";
import type { Shape, ShapeSet } from "../../core/shapes/shape-set.js";
import { partsOf } from "../../core/shapes/shape-set.js";
import type { ErrorClass, PublicType, Surface } from "../../core/surface/surface.js";
import { imported, type Python, py } from "./python.js";
import { spread, structFormat } from "./scalars.js";

/** Formats and their names in the printed module, in order of first use. */
class StructTable {
  readonly #names = new Map<string, string>();

  name(format: string): string {
    const known = this.#names.get(format) ?? `_STRUCT_${this.#names.size}`;
    this.#names.set(format, known);
    return known;
  }

  get entries(): readonly (readonly [format: string, name: string])[] {
    return [...this.#names];
  }
}

export class Glue {
  readonly surface: Surface;
  readonly shapes: ShapeSet;
  readonly structs = new StructTable();

  constructor(surface: Surface, shapes: ShapeSet) {
    this.surface = surface;
    this.shapes = shapes;
  }

  /** `line_item`, `list_of_string`. */
  name(node: AbiNode): string {
    const shape: Shape | undefined = this.shapes.of(node);
    if (shape === undefined) throw new Error(`a ${node.kind} has no shape`);
    return snake(shape.name);
  }

  /** The function that is printed for a shape: `_lift_invoice`. */
  function(verb: "lift" | "lower" | "load" | "store" | "take", node: AbiNode): string {
    return `_${verb}_${this.name(node)}`;
  }

  /** The struct that reads a spread value and nothing else. */
  struct(node: AbiNode): string {
    return this.structs.name(structFormat(spread(node) ?? [], node.size));
  }

  /** Whether taking the value notes handles of resources that the component exports. */
  claims(node: AbiNode): boolean {
    if (node.kind === "own" || node.kind === "borrow") return !this.isImported(node.resource);
    return node.hasHandles && partsOf(node).some((part) => this.claims(part));
  }

  /** A resource's number in the printed `GLUE`. */
  resource(type: number): number {
    return this.surface.types.filter((it) => it.resource !== undefined).indexOf(this.publicType(type));
  }

  isImported(resource: number): boolean {
    return this.surface.types[this.surface.typeOf[resource] ?? -1]?.resource?.direction === "import";
  }

  /** How a check calls a type: `LineItem`. */
  typeName(type: number): string {
    return this.publicType(type).names.python;
  }

  /** A class of the API, with an underscore: parameters and functions may have its name. */
  class(type: number): Python {
    return hidden("._types", this.typeName(type));
  }

  publicType(type: number): PublicType {
    const found = this.surface.types[this.surface.typeOf[type] ?? -1];
    if (found === undefined) throw new Error(`type ${type} is not public`);
    return found;
  }
}

/** Of the API. */
export function hidden(module: "._types" | "._errors", name: string): Python {
  return imported(module, name, `_${name}`);
}

export function errorType({ names }: ErrorClass): Python {
  return hidden("._errors", names.python);
}

/** What the printed function of a node takes first: `call` has the handles, too. */
export function contextOf(node: AbiNode): "memory" | "call" {
  return node.hasHandles ? "call" : "memory";
}

/** `at + 8`, or `at` alone. */
export function offset(at: string, bytes: number): Python {
  return bytes === 0 ? py`${at}` : py`${at} + ${bytes}`;
}
