/** Python's annotations for WIT types (design: "Types"). */

import type { TypeIndex } from "../../wit/ids.js";
import type { ScalarKind, ValueType } from "../../wit/world/world.js";
import type { Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { keepsItsName } from "./aliases.js";

/**
 * Where a type stands. Parameters take what can be read, results are the caller's own; fields are of one type for both. `wide` is a parameter itself,
 * which takes more than a value inside of one.
 */
export type Position = "wide" | "param" | "field" | "result";

/** Which client's handles: `Cart` or `AsyncCart`; a record is shared by both. */
export type Mode = "sync" | "async" | "both";

export interface Annotations {
  readonly surface: Surface;
  readonly mode: Mode;
  /** Names of the class that the annotation stands in: a method `list` hides the builtin from its neighbours. */
  readonly hidden: ReadonlySet<string>;
  /** Filled with what the module must import. */
  readonly uses: Uses;
  /** What stands before a name of the API where its own name may be taken: `_`. */
  readonly prefix?: string;
}

/** What the annotations of one module refer to. */
export class Uses {
  /** Names of the API, e.g. `LineItem`. */
  readonly names = new Set<string>();
  /** `Some`, `Ok`, `Err`. */
  readonly values = new Set<string>();
  abc = false;
  typing = false;
  builtins = false;
}

const scalars: Readonly<Record<ScalarKind, string>> = {
  bool: "bool",
  s8: "int",
  u8: "int",
  s16: "int",
  u16: "int",
  s32: "int",
  u32: "int",
  s64: "int",
  u64: "int",
  f32: "float",
  f64: "float",
  char: "str",
};

export function annotate(to: Annotations, type: ValueType, position: Position): string {
  const inner = position === "wide" ? "param" : position;
  const of = (part: ValueType) => annotate(to, part, inner);
  switch (type.kind) {
    case "string":
      return builtin(to, "str");
    case "list":
      return listType(to, type.element, position);
    case "fixed-list":
      return sequence(to, of(type.element), position);
    case "map": {
      const entry = `[${of(type.key)}, ${of(type.value)}]`;
      return position === "result" ? `${builtin(to, "dict")}${entry}` : `${abc(to)}.Mapping${entry}`;
    }
    case "tuple":
      return `${builtin(to, "tuple")}[${type.items.map(of).join(", ")}]`;
    case "option":
      return optionType(to, type.payload, position);
    case "result":
      return `${value(to, "Ok")}[${side(to, type.ok, inner)}] | ${value(to, "Err")}[${side(to, type.error, inner)}]`;
    case "own":
    case "borrow":
      return handleType(to, type.resource);
    case "named":
      return namedType(to, type.type, position);
    case "stream":
    case "future":
    case "error-context":
      throw new Error(`${type.kind} has been refused before`);
    default:
      return builtin(to, scalars[type.kind]);
  }
}

function side(to: Annotations, type: ValueType | undefined, position: Position): string {
  return type === undefined ? "None" : annotate(to, type, position);
}

function listType(to: Annotations, element: ValueType, position: Position): string {
  const bare = withoutAliases(to.surface.world, element);
  if (bare.kind !== "u8") return sequence(to, annotate(to, element, position === "wide" ? "param" : position), position);
  const bytes = builtin(to, "bytes");
  return position === "wide" ? `${bytes} | ${builtin(to, "bytearray")} | ${builtin(to, "memoryview")}` : bytes;
}

function sequence(to: Annotations, element: string, position: Position): string {
  return position === "result" ? `${builtin(to, "list")}[${element}]` : `${abc(to)}.Sequence[${element}]`;
}

function optionType(to: Annotations, payload: ValueType, position: Position): string {
  const bare = withoutAliases(to.surface.world, payload);
  if (bare.kind === "option") {
    return `${value(to, "Some")}[${annotate(to, payload, position === "wide" ? "param" : position)}] | None`;
  }
  return `${annotate(to, payload, position)} | None`;
}

function namedType(to: Annotations, index: TypeIndex, position: Position): string {
  const type = to.surface.types[to.surface.typeOf[index] ?? -1];
  if (type === undefined) throw new Error(`type ${index} is not public`);
  const { definition } = type.definition;
  if (definition.kind === "alias" && !keepsItsName(to.surface, index, position)) return annotate(to, definition.type, position);
  const name = use(to, type.names.python);
  if (definition.kind !== "enum" || position !== "wide") return name;
  to.uses.typing = true;
  return `${name} | _typing.Literal[${type.members.map((member) => `"${member.literal.python}"`).join(", ")}]`;
}

function handleType(to: Annotations, index: number): string {
  const type = to.surface.types[to.surface.typeOf[index] ?? -1];
  if (type?.resource === undefined) throw new Error(`type ${index} is no public resource`);
  const names = [type.names.python, type.resource.asyncType.python];
  const wanted = to.mode === "both" ? names : [names[to.mode === "sync" ? 0 : 1] ?? ""];
  return wanted.map((name) => use(to, name)).join(" | ");
}

function use(to: Annotations, name: string): string {
  to.uses.names.add(name);
  return (to.prefix ?? "") + name;
}

function value(to: Annotations, name: "Some" | "Ok" | "Err"): string {
  to.uses.values.add(name);
  return name;
}

function abc(to: Annotations): string {
  to.uses.abc = true;
  return "_abc";
}

function builtin(to: Annotations, name: string): string {
  if (!to.hidden.has(name)) return name;
  to.uses.builtins = true;
  return `_builtins.${name}`;
}
