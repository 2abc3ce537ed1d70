import { witName } from "../../../../wit/name.js";
import type { TypeDef, TypeDefinition, ValueType, World } from "../../../../wit/world/world.js";

/** A type definition without its names: members are numbered. */
export type NamelessDefinition =
  | { readonly kind: "resource" }
  | { readonly kind: "alias"; readonly type: ValueType }
  | { readonly kind: "record"; readonly fields: readonly ValueType[] }
  | { readonly kind: "variant"; readonly cases: readonly (ValueType | null)[] }
  | { readonly kind: "enum" | "flags"; readonly count: number };

/** A world that has these types and nothing else. */
export function worldOfTypes(types: readonly NamelessDefinition[]): World {
  return {
    package: { namespace: witName("test"), name: witName("test") },
    name: witName("test"),
    imports: [],
    exports: [],
    interfaces: [],
    types: types.map(typeDef),
  };
}

function typeDef(nameless: NamelessDefinition, index: number): TypeDef {
  const name = witName(`t${index}`);
  return { id: name.kebab, name, owner: { kind: "world", direction: "export" }, definition: definition(nameless) };
}

function definition(nameless: NamelessDefinition): TypeDefinition {
  const member = (index: number) => ({ name: witName(`m${index}`) });
  switch (nameless.kind) {
    case "record":
      return { kind: "record", fields: nameless.fields.map((type, i) => ({ ...member(i), type })) };
    case "variant":
      return { kind: "variant", cases: nameless.cases.map((type, i) => ({ ...member(i), ...(type === null ? {} : { type }) })) };
    case "enum":
      return { kind: "enum", cases: Array.from({ length: nameless.count }, (_, i) => member(i)) };
    case "flags":
      return { kind: "flags", flags: Array.from({ length: nameless.count }, (_, i) => member(i)) };
    default:
      return nameless;
  }
}
