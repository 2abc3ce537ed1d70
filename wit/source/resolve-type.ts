/** What a type's name means inside an interface or a world. */

import { resolvePath, type Scope } from "./resolve-path.js";
import type { InterfaceMember, TypeDeclaration, UseDeclaration, WorldMember } from "./syntax-tree.js";

/** The members among which a name is looked up, and where they stand. */
export interface TypeScope {
  readonly scope: Scope;
  readonly members: readonly (InterfaceMember | WorldMember)[];
}

/** Chains of `use` and `type` are as long as the text; one longer than this is a cycle, which wasm-tools reports. */
const MAX_CHAIN = 1000;

/** The definition that a name leads to through `use` and aliases; undefined when it leads nowhere. */
export function resolveType({ scope, members }: TypeScope, name: string, steps = 0): TypeDeclaration | undefined {
  if (steps > MAX_CHAIN) return undefined;
  for (const member of members) {
    if (member.kind === "type" && member.name.name === name) {
      const target = member.form === "alias" && member.bare ? member.type[0] : undefined;
      return target === undefined ? member : resolveType({ scope, members }, target.name.name, steps + 1);
    }
    if (member.kind !== "use") continue;
    const original = member.names.find((renaming) => renaming.name.name === name)?.original;
    if (original === undefined) continue;
    const source = usedInterface(scope, member);
    return source === undefined ? undefined : resolveType(source, original.name, steps + 1);
  }
  return undefined;
}

/** The interface that a `use` takes its names from. */
export function usedInterface(scope: Scope, use: UseDeclaration): TypeScope | undefined {
  const found = resolvePath(scope, use.path);
  if (found.kind !== "found" || found.item.kind !== "interface") return undefined;
  return { scope: found.scope, members: found.item.members };
}

/** All names of types that can be mentioned there. */
export function typeNames(members: TypeScope["members"]): readonly string[] {
  return members.flatMap((member) => {
    if (member.kind === "type") return [member.name.name];
    return member.kind === "use" ? member.names.map((renaming) => renaming.name.name) : [];
  });
}
