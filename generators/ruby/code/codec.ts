/**
 * What the printed code calls, by name. Functions that take over, lower and lift a shape of values stand in the module `Codec`; each is printed only if
 * something asks for it.
 */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { snake, upperSnake } from "../../core/names/casing.js";
import { rubyKeywords } from "../../core/names/reserved/keywords.js";
import type { Shape, ShapeSet } from "../../core/shapes/shape-set.js";
import { partsOf } from "../../core/shapes/shape-set.js";
import type { PublicType, Surface } from "../../core/surface/surface.js";

/**
 * `take` checks what the application gives; `store` and `load` work on memory, `lower` and `lift` on spans of lists and on enums and flags,
 * `lowerFlat` and `liftFlat` on core values.
 */
export type Verb = "take" | "store" | "load" | "lower" | "lift" | "lowerFlat" | "liftFlat";

const verbs: Readonly<Record<Verb, string>> = {
  take: "take",
  store: "store",
  load: "load",
  lower: "lower",
  lift: "lift",
  lowerFlat: "lower_flat",
  liftFlat: "lift_flat",
};

/** Where printed code stands, and so how it names things. */
export type Place = "codec" | "imports" | "package";

export class Codec {
  readonly surface: Surface;
  readonly shapes: ShapeSet;
  readonly #module: string;
  readonly #asked = new Map<string, { readonly verb: Verb; readonly node: AbiNode }>();

  constructor(surface: Surface, shapes: ShapeSet, modules: readonly string[]) {
    this.surface = surface;
    this.shapes = shapes;
    this.#module = `::${modules.join("::")}`;
  }

  /** Asked for so far, by function name. */
  get asked(): ReadonlyMap<string, { readonly verb: Verb; readonly node: AbiNode }> {
    return this.#asked;
  }

  /** The name of a printed function: `take_invoice`. */
  functionName(verb: Verb, node: AbiNode): string {
    const shape = snake(this.shapeOf(node).name);
    // `lift` of `flat-rec` and `liftFlat` of `rec` must differ; no name of the WIT ends in an underscore.
    const clears = (verb === "lift" || verb === "lower") && shape.startsWith("flat_");
    const name = `${verbs[verb]}_${shape}${clears ? "_" : ""}`;
    if (!this.#asked.has(name)) this.#asked.set(name, { verb, node });
    return name;
  }

  shapeOf(node: AbiNode): Shape {
    const shape = this.shapes.of(node);
    if (shape === undefined) throw new Error(`a ${node.kind} has no shape`);
    return shape;
  }

  /** The constant with the cases of an enum or flags. */
  tableName(node: AbiNode): string {
    const name = upperSnake(this.shapeOf(node).name);
    return rubyKeywords.has(name) ? `${name}_` : name;
  }

  /** The constant with an enum's cases by number. */
  casesName(node: AbiNode): string {
    const name = `${this.tableName(node)}_CASES`;
    return this.shapes.shapes.some((shape) => upperSnake(shape.name) === name) ? `${name}_` : name;
  }

  publicType(index: number): PublicType {
    const type = this.surface.types[this.surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return type;
  }

  /** A resource's number in the printed `GLUE`. */
  resource(index: number): number {
    return this.surface.types.filter((it) => it.resource !== undefined).indexOf(this.publicType(index));
  }

  isImported(resource: number): boolean {
    return this.publicType(resource).resource?.direction === "import";
  }

  /** A constant at the package's root; the runtime's modules would hide a bare one. */
  constant(name: string, place: Place): string {
    return place === "package" ? name : `${this.#module}::${name}`;
  }

  /** A module of the runtime. */
  runtime(name: string, place: Place): string {
    return place === "package" ? `SDKRuntime::${name}` : name;
  }

  call(verb: Verb, node: AbiNode, args: readonly string[], place: Place): string {
    const prefix = { codec: "", imports: "Codec.", package: "SDKRuntime::Codec." }[place];
    return `${prefix}${this.functionName(verb, node)}(${args.join(", ")})`;
  }
}

/** What lifting and lowering of a node take: the memory, or the call where there are handles. */
export function contextOf(node: AbiNode): "memory" | "call" {
  return node.hasHandles ? "call" : "memory";
}

/** Whether taking the value notes handles of resources that the component exports. */
export function claims(codec: Codec, node: AbiNode): boolean {
  if (node.kind === "own" || node.kind === "borrow") return !codec.isImported(node.resource);
  return node.hasHandles && partsOf(node).some((child) => claims(codec, child));
}
