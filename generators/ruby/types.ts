/** Types as RBS and YARD write them. */

import type { ValueType } from "../../wit/world/world.js";
import { snake } from "../core/names/casing.js";
import { wordsOf } from "../core/names/label.js";
import type { PublicType, Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";

/** What the application gives may be wider than what it gets: a Hash for a record, an Integer for a Float. */
export type Side = "in" | "out";

/** Words that RBS does not take for the name of a type alias. Source: `ext/rbs_extension/lexer.re` of rbs 4.0. */
const rbsKeywords: ReadonlySet<string> = new Set(
  (
    "alias attr_accessor attr_reader attr_writer bool bot boolish class def end extend false in include instance interface module nil out " +
    "prepend private public self singleton top true type unchecked untyped use void"
  ).split(" "),
);

/** The alias under which RBS knows each type that is no class: `currency` for `Currency`; flags have a second one, for what may be given. */
export function aliasNames({ types }: Surface): ReadonlyMap<PublicType, string> {
  const taken = new Set(["imports"]);
  return new Map(
    types.map((type) => {
      const aliases = (name: string) => (type.definition.definition.kind === "flags" ? [name, `${name}_set`] : [name]);
      const plain = snake(wordsOf(type.names.ruby));
      let name = rbsKeywords.has(plain) ? `${plain}_` : plain;
      for (let number = 2; aliases(name).some((alias) => taken.has(alias)); number++) name = `${plain}_${number}`;
      for (const alias of aliases(name)) taken.add(alias);
      return [type, name];
    }),
  );
}

export function aliasName({ aliases }: RbsSurface, type: PublicType): string {
  const name = aliases.get(type);
  if (name === undefined) throw new Error(`${type.names.ruby} has no alias`);
  return name;
}

export function publicTypeOf(surface: Surface, index: number): PublicType {
  const type = surface.types[surface.typeOf[index] ?? -1];
  if (type === undefined) throw new Error(`type ${index} is not public`);
  return type;
}

/** With where the package's own names stand: a variant may have a case of any name, so that in RBS all names are absolute. */
export interface RbsSurface extends Surface {
  /** `::Acme::Billing::` */
  readonly root: string;
  readonly aliases: ReadonlyMap<PublicType, string>;
}

/** What the interface of an imported resource is called: `_Blob`. */
export function rbsName(type: PublicType): string {
  return type.resource?.direction === "import" ? `_${type.names.ruby}` : type.names.ruby;
}

export function rbsType(surface: RbsSurface, type: ValueType, side: Side): string {
  const of = (inner: ValueType) => rbsType(surface, inner, side);
  switch (type.kind) {
    case "bool":
      return "bool";
    case "f32":
    case "f64":
      return side === "in" ? "(::Float | ::Integer)" : "::Float";
    case "char":
    case "string":
      return "::String";
    case "list":
      return type.element.kind === "u8" ? "::String" : `::Array[${of(type.element)}]`;
    case "fixed-list":
      return `::Array[${of(type.element)}]`;
    case "map":
      return `::Hash[${of(type.key)}, ${of(type.value)}]`;
    case "tuple":
      return `[${type.items.map(of).join(", ")}]`;
    case "option":
      return optionType(surface, type.payload, side);
    case "result":
      return `(${surface.root}Ok[${type.ok ? of(type.ok) : "nil"}] | ${surface.root}Err[${type.error ? of(type.error) : "nil"}])`;
    case "named":
      return surface.root + namedType(surface, publicTypeOf(surface, type.type), side);
    case "own":
    case "borrow":
      return surface.root + rbsName(publicTypeOf(surface, type.resource));
    default:
      return "::Integer";
  }
}

function optionType(surface: RbsSurface, payload: ValueType, side: Side): string {
  const inner = rbsType(surface, payload, side);
  return withoutAliases(surface.world, payload).kind === "option" ? `${surface.root}Some[${inner}]?` : `${inner}?`;
}

function namedType(surface: RbsSurface, type: PublicType, side: Side): string {
  switch (type.definition.definition.kind) {
    case "record":
      return side === "in" ? aliasName(surface, type) : type.names.ruby;
    case "flags":
      return side === "in" ? `${aliasName(surface, type)}_set` : aliasName(surface, type);
    default:
      return aliasName(surface, type);
  }
}

/** Above this a type in a comment says no more than its classes. */
const MAX_YARD = 240;

export function yardType(surface: Surface, type: ValueType, side: Side): string {
  const text = fullYard(surface, type, side);
  return text.length <= MAX_YARD ? text : (containers[type.kind] ?? text);
}

const containers: Partial<Readonly<Record<ValueType["kind"], string>>> = {
  list: "Array",
  "fixed-list": "Array",
  tuple: "Array",
  map: "Hash",
  result: "Ok, Err",
};

function fullYard(surface: Surface, type: ValueType, side: Side): string {
  const of = (inner: ValueType) => yardType(surface, inner, side);
  switch (type.kind) {
    case "bool":
      return "Boolean";
    case "f32":
    case "f64":
      return "Float";
    case "char":
    case "string":
      return "String";
    case "list":
      return type.element.kind === "u8" ? "String" : `Array<${of(type.element)}>`;
    case "fixed-list":
      return `Array<${of(type.element)}>`;
    case "map":
      return `Hash{${of(type.key)} => ${of(type.value)}}`;
    case "tuple":
      return `Array(${type.items.map(of).join(", ")})`;
    case "option":
      return withoutAliases(surface.world, type.payload).kind === "option"
        ? `Some<${of(type.payload)}>, nil`
        : `${of(type.payload)}, nil`;
    case "result":
      return `Ok<${type.ok ? of(type.ok) : "nil"}>, Err<${type.error ? of(type.error) : "nil"}>`;
    case "named":
      return namedYard(surface, publicTypeOf(surface, type.type), side);
    case "own":
    case "borrow":
      return publicTypeOf(surface, type.resource).resource?.direction === "import"
        ? "Object"
        : publicTypeOf(surface, type.resource).names.ruby;
    default:
      return "Integer";
  }
}

function namedYard(surface: Surface, type: PublicType, side: Side): string {
  const { definition } = type.definition;
  switch (definition.kind) {
    case "record":
      return side === "in" ? `${type.names.ruby}, Hash` : type.names.ruby;
    case "enum":
      return "Symbol";
    case "flags":
      return side === "in" ? "Enumerable<Symbol>" : "Array<Symbol>";
    case "alias":
      return yardType(surface, definition.type, side);
    default:
      return type.names.ruby;
  }
}
