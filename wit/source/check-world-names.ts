import { type Diagnostic, diagnostic } from "../diagnostic.js";
import { checkDuplicates } from "./check-duplicates.js";
import { resolvePath, type Scope } from "./resolve-path.js";
import type { ExternDeclaration, Identifier, WorldDeclaration, WorldMember } from "./syntax-tree.js";

/** A world has two namespaces: what it imports, its types included, and what it exports. */
export function checkWorldNames(scope: Scope, world: WorldDeclaration): readonly Diagnostic[] {
  const types = world.members.flatMap(typeNamesOf);
  const externs = world.members.filter((member) => member.kind === "extern");
  const imports = externs.filter((extern) => extern.direction === "import");
  const exports = externs.filter((extern) => extern.direction === "export");
  return [
    ...checkDuplicates([...types, ...imports.flatMap(ownName)], `the imports of \`${world.name.name}\``),
    ...checkDuplicates(exports.flatMap(ownName), `the exports of \`${world.name.name}\``),
    ...checkInterfaces(scope, imports),
    ...checkInterfaces(scope, exports),
  ];
}

function typeNamesOf(member: WorldMember): readonly { readonly name: Identifier }[] {
  if (member.kind === "use") return member.names;
  return member.kind === "type" ? [member] : [];
}

function ownName(extern: ExternDeclaration): readonly { readonly name: Identifier }[] {
  return extern.what === "path" ? [] : [extern];
}

/** An interface may come in, or go out, only once under its own name. */
function checkInterfaces(scope: Scope, externs: readonly ExternDeclaration[]): readonly Diagnostic[] {
  const seen = new Set<object>();
  return externs.flatMap((extern) => {
    if (extern.what !== "path") return [];
    const found = resolvePath(scope, extern.path);
    if (found.kind !== "found" || !seen.has(found.item)) {
      if (found.kind === "found") seen.add(found.item);
      return [];
    }
    const { name, place } = extern.path.item;
    const message = `the interface \`${name}\` is ${extern.direction}ed twice`;
    return [diagnostic("wit-duplicate", message, { place, help: "remove one of the two" })];
  });
}
