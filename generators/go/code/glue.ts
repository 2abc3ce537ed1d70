/** What all printed code of a package shares: the names of the functions of shapes, which of them there are, and the resources' numbers. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { TypeIndex } from "../../../wit/world/world.js";
import { pascal } from "../../core/names/casing.js";
import { partsOf, type Shape, type ShapeSet, shapeSet } from "../../core/shapes/shape-set.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, PublicType, Surface } from "../../core/surface/surface.js";
import { GoTypes } from "../api/types.js";
import { type GoExpression, go } from "./go.js";
import { numberedExports, numberedResources } from "./numbers.js";
import { reservedShapes } from "./reservations.js";
import { isNumber } from "./scalars.js";
import { takenShapes } from "./taken-shapes.js";

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
  /** As the runtime numbers them. */
  readonly exports: readonly ApiFunction[];
  readonly resources: readonly PublicType[];
  readonly #names = new Map<Shape, string>();

  constructor(surface: Surface) {
    this.surface = surface;
    this.types = new GoTypes(surface);
    this.shapes = shapeSet(surface);
    this.reserved = reservedShapes(surface, this.shapes);
    this.taken = takenShapes(surface, this.types, this.shapes);
    this.exports = numberedExports(surface);
    this.resources = numberedResources(surface, this.shapes);
    const hidden = hiddenNames(surface);
    for (const shape of this.shapes.shapes) {
      let name = pascal(shape.name);
      while (hidden.has(name)) name = `${name}Shape`;
      hidden.add(name);
      this.#names.set(shape, name);
    }
  }

  publicType(index: TypeIndex): PublicType {
    const type = this.surface.types[this.surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return type;
  }

  resource(index: TypeIndex): number {
    return this.resources.indexOf(this.publicType(index));
  }

  /** The Go error of a function that declares one. */
  errorClass({ result }: ApiFunction): string {
    const error = result.kind === "fallible" ? this.surface.errors[result.errorClass ?? -1] : undefined;
    return error?.names.go ?? "ResultError";
  }

  /** E.g. `ListOfString`: what follows the verb in the names of a shape's functions. */
  name(node: AbiNode): string {
    const shape = this.shapes.of(node);
    const name = shape && this.#names.get(shape);
    if (name === undefined) throw new Error(`${node.kind} has no shape`);
    return name;
  }

  /** An enum's number, e.g. `indexCurrency(v)`. */
  indexOf(node: AbiNode & { kind: "enum" }, value: GoExpression): GoExpression {
    return go`index${this.name(node)}(${value})`;
  }

  /** Flags of bits; those that are no flags are dropped. */
  flagsOf(node: AbiNode & { kind: "flags" }, value: GoExpression): GoExpression {
    const type = this.types.named(node.named);
    return node.count < node.bytes * 8 ? go`${type}(${value} & ${hex(node.mask)})` : go`${type}(${value})`;
  }
}

const glueNames = /^(?:check|put|reserve|store|flatten|load|lift|index|case|lower|fill|plain|adopt)([A-Z].*)$/;

/** Names of shapes whose functions a parameter would hide, e.g. `Sum` for `checkSum`. */
function hiddenNames(surface: Surface): Set<string> {
  const params = allFunctions(surface).flatMap(({ function: func }) => func.params);
  return new Set(params.flatMap(({ names }) => glueNames.exec(names.go)?.[1] ?? []));
}

/** Whether a value is written without entering the guest and without a handle table. */
export function isPlain(node: AbiNode): boolean {
  return !node.hasPointers && !node.hasHandles;
}

/** Whether the list is copied whole; the runtime has its functions. */
export function isNumbers(node: AbiNode): node is AbiNode & { kind: "list" } {
  return node.kind === "list" && node.element.kind === "scalar" && isNumber(node.element.scalar);
}

/** Whether the node or one that it is made of, at any depth, is such a one. */
export function holds(node: AbiNode, test: (node: AbiNode) => boolean): boolean {
  return test(node) || partsOf(node).some((part) => holds(part, test));
}

export function hex(mask: number): string {
  return `0x${(mask >>> 0).toString(16)}`;
}
