/** Python's annotations for WIT types (design: "Types"). */

import type { TypeIndex } from "../../../wit/ids.js";
import type { ScalarKind, ValueType } from "../../../wit/world/world.js";
import type { Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { imported, importedModule, type Python, py, runtime } from "../code/python.js";
import { keepsItsName } from "./aliases.js";
import { type Annotation, generic, named, union } from "./annotation.js";
import type { Modules } from "./modules.js";

/**
 * Where a type stands. Parameters take what can be read, results are the caller's own; fields are of one type for both. `wide` is a parameter itself,
 * which takes more than a value inside of one.
 */
export type Position = "wide" | "param" | "field" | "result";

/** Which client's handles: `Cart` or `AsyncCart`; a record is shared by both. */
export type Mode = "sync" | "async" | "both";

export interface Annotations {
  readonly surface: Surface;
  readonly modules: Modules;
  readonly mode: Mode;
  /** Names of the class that the annotation stands in: a method `list` hides the builtin from its neighbours. */
  readonly hidden: ReadonlySet<string>;
  /** How names are written: as in public modules, with an underscore where their own may be taken, or as a reader says them. */
  readonly style?: "underscored" | "shown";
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

export function annotate(to: Annotations, type: ValueType, position: Position): Annotation {
  const inner = position === "wide" ? "param" : position;
  const of = (part: ValueType) => annotate(to, part, inner);
  switch (type.kind) {
    case "string":
      return named(builtin(to, "str"));
    case "list":
      return listType(to, type.element, position);
    case "fixed-list":
      return sequence(to, of(type.element), position);
    case "map":
      return generic(position === "result" ? builtin(to, "dict") : abc(to, "Mapping"), of(type.key), of(type.value));
    case "tuple":
      return generic(builtin(to, "tuple"), ...type.items.map(of));
    case "option":
      return optionType(to, type.payload, position);
    case "result":
      return union(generic(runtime("Ok"), side(to, type.ok, inner)), generic(runtime("Err"), side(to, type.error, inner)));
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
      return named(builtin(to, scalars[type.kind]));
  }
}

const none = named(py`None`);

function side(to: Annotations, type: ValueType | undefined, position: Position): Annotation {
  return type === undefined ? none : annotate(to, type, position);
}

function listType(to: Annotations, element: ValueType, position: Position): Annotation {
  const bare = withoutAliases(to.surface.world, element);
  if (bare.kind !== "u8") return sequence(to, annotate(to, element, position === "wide" ? "param" : position), position);
  const bytes = named(builtin(to, "bytes"));
  return position === "wide" ? union(bytes, named(builtin(to, "bytearray")), named(builtin(to, "memoryview"))) : bytes;
}

function sequence(to: Annotations, element: Annotation, position: Position): Annotation {
  return generic(position === "result" ? builtin(to, "list") : abc(to, "Sequence"), element);
}

function optionType(to: Annotations, payload: ValueType, position: Position): Annotation {
  const bare = withoutAliases(to.surface.world, payload);
  if (bare.kind !== "option") return union(annotate(to, payload, position), none);
  return union(generic(runtime("Some"), annotate(to, payload, position === "wide" ? "param" : position)), none);
}

function namedType(to: Annotations, index: TypeIndex, position: Position): Annotation {
  const type = to.surface.types[to.surface.typeOf[index] ?? -1];
  if (type === undefined) throw new Error(`type ${index} is not public`);
  const { definition } = type.definition;
  if (definition.kind === "alias" && !keepsItsName(to.surface, index, position)) return annotate(to, definition.type, position);
  const name = named(apiName(to, type.names.python));
  if (definition.kind !== "enum" || position !== "wide") return name;
  return union(name, generic(typing(to, "Literal"), ...type.members.map((member) => named(py`"${member.literal.python}"`))));
}

function handleType(to: Annotations, index: TypeIndex): Annotation {
  const type = to.surface.types[to.surface.typeOf[index] ?? -1];
  if (type?.resource === undefined) throw new Error(`type ${index} is no public resource`);
  const names = [type.names.python, type.resource.asyncType.python];
  const wanted = to.mode === "both" ? names : [names[to.mode === "sync" ? 0 : 1] ?? ""];
  return union(...wanted.map((name) => named(apiName(to, name))));
}

/** A name that a module of the package defines. */
export function apiName({ modules, style }: Pick<Annotations, "modules" | "style">, name: string): Python {
  const module = `.${modules.get(name)}`;
  return style === "underscored" ? imported(module, name, `_${name}`) : imported(module, name);
}

export function abc(to: Partial<Annotations>, name: string): Python {
  return to.style === "shown" ? py`${name}` : py`${imported("collections", "abc", "_abc")}.${name}`;
}

export function typing(to: Partial<Annotations>, name: string): Python {
  return to.style === "shown" ? py`${name}` : py`${importedModule("typing", "_typing")}.${name}`;
}

function builtin({ hidden }: Annotations, name: string): Python {
  return hidden.has(name) ? py`${importedModule("builtins", "_builtins")}.${name}` : py`${name}`;
}
