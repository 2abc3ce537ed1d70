/** Go types for WIT types. */

import type { TypeIndex, ValueType } from "../../../wit/world/world.js";
import type { Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { scalarTypes } from "../code/scalars.js";

/** How Go says that an option has no value. */
export type OptionForm =
  /** `*T` */
  | "pointer"
  /** The payload's own nil: slices, maps, handles, variants. */
  | "nil";

export class GoTypes {
  readonly #surface: Surface;
  readonly #qualifier: string;

  /** `qualifier` stands in front of the package's own types, e.g. `billing.` in a program that uses it. */
  constructor(surface: Surface, qualifier = "") {
    this.#surface = surface;
    this.#qualifier = qualifier;
  }

  /** E.g. `[]LineItem`. */
  of(type: ValueType): string {
    switch (type.kind) {
      case "string":
        return "string";
      case "list":
        return type.element.kind === "u8" ? "[]byte" : `[]${this.of(type.element)}`;
      case "fixed-list":
        return `[${type.length}]${this.of(type.element)}`;
      case "map":
        return `map[${this.of(type.key)}]${this.of(type.value)}`;
      case "tuple":
        return this.#tuple(type.items);
      case "option":
        return this.option(type.payload) === "nil" ? this.of(type.payload) : `*${this.of(type.payload)}`;
      case "result":
        return `${this.#qualifier}Result[${this.payload(type.ok)}, ${this.payload(type.error)}]`;
      case "named":
        return this.named(type.type);
      case "own":
      case "borrow":
        return this.handle(type.resource);
      case "stream":
      case "future":
      case "error-context":
        throw new Error(`${type.kind} has no Go type`);
      default:
        return scalarTypes[type.kind];
    }
  }

  /** An empty side of a result. */
  payload(type: ValueType | undefined): string {
    return type === undefined ? "struct{}" : this.of(type);
  }

  option(payload: ValueType): OptionForm {
    const type = withoutAliases(this.#surface.world, payload);
    if (type.kind === "named") {
      return this.#surface.world.types[type.type]?.definition.kind === "variant" ? "nil" : "pointer";
    }
    return ["list", "map", "own", "borrow"].includes(type.kind) ? "nil" : "pointer";
  }

  named(index: TypeIndex): string {
    const type = this.#surface.types[this.#surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return `${this.#qualifier}${type.names.go}`;
  }

  /** A resource of the guest is a pointer to our own type, one of the application an interface. */
  handle(index: TypeIndex): string {
    return this.isExported(index) ? `*${this.named(index)}` : this.named(index);
  }

  isExported(index: TypeIndex): boolean {
    return this.#surface.types[this.#surface.typeOf[index] ?? -1]?.resource?.direction === "export";
  }

  #tuple(items: readonly ValueType[]): string {
    return items.length === 0
      ? "struct{}"
      : `${this.#qualifier}Tuple${items.length}[${items.map((item) => this.of(item)).join(", ")}]`;
  }
}
