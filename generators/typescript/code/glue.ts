/** The module's own functions that take over, lower and lift shapes of values: each printed once, and only if something calls it. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { TypeIndex } from "../../../wit/world/world.js";
import { pascal } from "../../core/names/casing.js";
import { type Shape, type ShapeSet, shapeSet } from "../../core/shapes/shape-set.js";
import type { PublicType, Surface } from "../../core/surface/surface.js";
import { liftFunction, loadFunction } from "./lift.js";
import type { Lines } from "./lines.js";
import { lowerListFunction, storeFunction } from "./store.js";
import { takeFunction } from "./take.js";

/**
 * `take` over a value of the application; `store` it in memory; `lower` a list or map and give its pointer; `load` from memory; `lift` from flat
 * values.
 */
export type Verb = "take" | "store" | "lower" | "load" | "lift";

export interface GlueFunction {
  readonly name: string;
  readonly params: readonly string[];
  readonly body: Lines;
}

export class Glue {
  readonly surface: Surface;
  readonly #shapes: ShapeSet;
  readonly #names = new Map<Shape, string>();
  readonly #functions = new Map<string, GlueFunction>();
  /** Resources whose constants the code that is being printed sees. */
  #inScope: readonly PublicType[] = [];
  /** Resources in the order in which the runtime is asked for them. */
  readonly resources: readonly PublicType[];

  constructor(surface: Surface) {
    this.surface = surface;
    this.#shapes = shapeSet(surface);
    this.resources = surface.types.filter((type) => type.resource !== undefined);
  }

  /** In order of their first use. */
  get functions(): readonly GlueFunction[] {
    return [...this.#functions.values()];
  }

  /** The name of the function, which is printed if it is not yet. E.g. `$storeLineItem`. */
  function(verb: Verb, node: AbiNode): string {
    const shape = this.shape(node);
    const name = `$${verb}${this.#name(shape)}`;
    if (!this.#functions.has(name)) {
      // Reserves the place, so that a function stands before those it calls.
      this.#functions.set(name, { name, params: [], body: [] });
      this.#functions.set(name, { name, ...this.inScopeOf([], () => this.#print(verb, shape)) });
    }
    return name;
  }

  /** Names that differ as WIT has them may be one in camel case: `a-2` and `a2`. */
  #name(shape: Shape): string {
    const known = this.#names.get(shape);
    if (known !== undefined) return known;
    const taken = new Set(this.#names.values());
    let name = pascal(shape.name);
    while (taken.has(name)) name += "_";
    this.#names.set(shape, name);
    return name;
  }

  #print(verb: Verb, { node }: Shape): Omit<GlueFunction, "name"> {
    switch (verb) {
      case "take":
        return takeFunction(this, node);
      case "store":
        return storeFunction(this, node);
      case "lower":
        return lowerListFunction(this, node);
      case "load":
        return loadFunction(this, node);
      case "lift":
        return liftFunction(this, node);
    }
  }

  shape(node: AbiNode): Shape {
    const shape = this.#shapes.of(node);
    if (shape === undefined) throw new Error(`${node.kind} is no shape of the API`);
    return shape;
  }

  publicType(type: TypeIndex): PublicType {
    const found = this.surface.types[this.surface.typeOf[type] ?? -1];
    if (found === undefined) throw new Error(`type ${type} is not public`);
    return found;
  }

  /** Prints code that sees the constants of these resources. */
  inScopeOf<T>(resources: readonly PublicType[], print: () => T): T {
    const outer = this.#inScope;
    this.#inScope = resources;
    const printed = print();
    this.#inScope = outer;
    return printed;
  }

  /** The runtime's resource: its constant, or where the instance has it, e.g. `$instance.resources[0]`. */
  resource(type: TypeIndex, instance: "$instance" | "$call.instance"): string {
    const found = this.publicType(type);
    return this.#inScope.includes(found)
      ? this.resourceConstant(type)
      : `${instance}.resources[${this.resources.indexOf(found)}]`;
  }

  /** The constant of a service's factory that holds an exported resource, e.g. `resource$Cart`. */
  resourceConstant(type: TypeIndex): string {
    return `resource$${this.publicType(type).resource?.member.typescript}`;
  }

  /** The constant that holds an enum's cases, e.g. `$casesOfCurrency`. */
  cases(type: TypeIndex): string {
    return `$casesOf${this.publicType(type).names.typescript}`;
  }
}

/** What a function that lowers or lifts a node is given first: a call where handles need its table, else the memory. */
export function context(node: AbiNode): "$call" | "$memory" {
  return node.hasHandles ? "$call" : "$memory";
}

/** The first lines of such a function. */
export function memoryOf(node: AbiNode): Lines {
  return node.hasHandles ? ["const { memory: $memory } = $call;"] : [];
}
