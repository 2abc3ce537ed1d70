/**
 * Names that do not exist or exist twice, each at its identifier. wasm-tools finds most of these too, but one at a time and without
 * a place, and it leaves duplicate fields, cases, flags and parameters to the validation of the component.
 */

import { type Diagnostic, diagnostic } from "../diagnostic.js";
import { didYouMean } from "../did-you-mean.js";
import { checkDuplicates } from "./check-duplicates.js";
import { checkWorldNames } from "./check-world-names.js";
import { interfacesAndWorlds, type PackagePart, type SourcePackage, type SourcePackages } from "./packages.js";
import { aliases, resolvePath, type Scope } from "./resolve-path.js";
import { resolveType, type TypeScope, typeNames, usedInterface } from "./resolve-type.js";
import type {
  ExternDeclaration,
  Identifier,
  InterfaceMember,
  PackageItem,
  Signature,
  TypeDeclaration,
  TypeUse,
  UseDeclaration,
  UsePath,
  WorldMember,
} from "./syntax-tree.js";

export function checkNames(packages: SourcePackages): readonly Diagnostic[] {
  return [...packages.all.values()].flatMap((found) => checkPackage(packages, found));
}

function checkPackage(packages: SourcePackages, found: SourcePackage): readonly Diagnostic[] {
  return [
    ...found.parts.flatMap((part) => part.items.flatMap((item) => checkItem({ packages, package: found, part }, item))),
    ...checkDuplicates(interfacesAndWorlds(found), `the package \`${found.id}\``),
    ...found.parts.flatMap(checkAliases),
  ];
}

/** What a file calls `a` must be one thing. */
function checkAliases(part: PackagePart): readonly Diagnostic[] {
  return aliases(part).flatMap((use) => {
    const others = part.items.filter((item) => item !== use && (item.kind !== "top-level-use" || item.start < use.start));
    const twins = others.filter((item) => item.name.name.toLowerCase() === use.name.name.toLowerCase());
    return checkDuplicates([...twins.slice(0, 1), use], "this file");
  });
}

function checkItem(scope: Scope, item: PackageItem): readonly Diagnostic[] {
  switch (item.kind) {
    case "top-level-use":
      return checkPath(scope, item.path, "either");
    case "interface":
      return checkInterface({ scope, members: item.members }, item.name);
    case "world":
      return [
        ...item.members.flatMap((member) => checkMember({ scope, members: item.members }, member)),
        ...checkWorldNames(scope, item),
      ];
  }
}

function checkInterface(at: TypeScope, name: Identifier): readonly Diagnostic[] {
  const problems = at.members.flatMap((member) => checkMember(at, member));
  return [...problems, ...checkDuplicates(at.members.flatMap(namesOf), `\`${name.name}\``)];
}

/** Types, functions and used types share one namespace. */
function namesOf(member: InterfaceMember | WorldMember): readonly { readonly name: Identifier }[] {
  if (member.kind === "use") return member.names;
  return member.kind === "type" || member.kind === "function" ? [member] : [];
}

function checkMember(at: TypeScope, member: InterfaceMember | WorldMember): readonly Diagnostic[] {
  switch (member.kind) {
    case "use":
      return checkUse(at.scope, member);
    case "type":
      return checkType(at, member);
    case "function":
      return checkSignature(at, member.name, member.signature);
    case "include":
      return checkPath(at.scope, member.path, "world");
    case "extern":
      return checkExtern(at, member);
  }
}

function checkExtern(at: TypeScope, extern: ExternDeclaration): readonly Diagnostic[] {
  switch (extern.what) {
    case "function":
      return checkSignature(at, extern.name, extern.signature);
    case "interface":
      return checkInterface({ scope: at.scope, members: extern.members }, extern.name);
    default:
      return checkPath(at.scope, extern.path, "interface");
  }
}

function checkUse(scope: Scope, use: UseDeclaration): readonly Diagnostic[] {
  const problems = checkPath(scope, use.path, "interface");
  const source = usedInterface(scope, use);
  if (source === undefined) return problems;
  const known = typeNames(source.members);
  const missing = use.names.map((renaming) => renaming.original).filter((original) => !known.includes(original.name));
  return missing.map((original) =>
    unknown(original, `the interface \`${use.path.item.name}\` has no type \`${original.name}\``, known),
  );
}

function checkPath(scope: Scope, path: UsePath, wanted: "interface" | "world" | "either"): readonly Diagnostic[] {
  const found = resolvePath(scope, path);
  if (found.kind === "no-package") {
    const help = packageHelp(found.id, [...scope.packages.all.keys()]);
    return [
      diagnostic("wit-name", `there is no package \`${found.id}\``, { place: path.package?.place ?? path.item.place, help }),
    ];
  }
  const { name } = path.item;
  if (found.kind === "no-item") {
    const what = wanted === "either" ? "interface or world" : wanted;
    return [unknown(path.item, `the package \`${found.package.id}\` has no ${what} \`${name}\``, found.candidates)];
  }
  if (wanted === "either" || found.item.kind === wanted) return [];
  return [
    diagnostic(
      "wit-name",
      `\`${name}\` is ${found.item.kind === "world" ? "a world, not an interface" : "an interface, not a world"}`,
      { place: path.item.place },
    ),
  ];
}

function packageHelp(id: string, known: readonly string[]): string {
  const meant = didYouMean(id, known) ?? known.find((other) => other.startsWith(`${id}@`));
  return meant === undefined ? `add it to \`deps\`; the packages are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
}

function checkType(at: TypeScope, type: TypeDeclaration): readonly Diagnostic[] {
  switch (type.form) {
    case "alias":
      return checkTypeUse(at, type.type);
    case "resource": {
      const plain = type.methods.filter((method) => method.role !== "constructor");
      const constructors = type.methods.filter((method) => method.role === "constructor");
      return [
        ...type.methods.flatMap((method) => checkSignature(at, method.name, method.signature)),
        ...checkDuplicates(plain, `the resource \`${type.name.name}\``),
        ...checkDuplicates(constructors, `the resource \`${type.name.name}\``),
      ];
    }
    default: {
      const problems = type.members.flatMap((member) => checkTypeUse(at, member.type ?? []));
      return [
        ...problems,
        ...checkSize(type.name, type.form, type.members.length),
        ...checkDuplicates(type.members, `the ${type.form} \`${type.name.name}\``),
      ];
    }
  }
}

/** Binary.md wants one member at least; a flags type is one i32. */
function checkSize(name: Identifier, form: "record" | "flags" | "variant" | "enum", size: number): readonly Diagnostic[] {
  const { place } = name;
  if (size === 0)
    return [
      diagnostic("wit-semantics", `the ${form} \`${name.name}\` is empty`, { place, help: "give it a member, or remove it" }),
    ];
  if (form !== "flags" || size <= 32) return [];
  return [diagnostic("wit-semantics", `\`${name.name}\` has ${size} flags; 32 are allowed`, { place, help: "split it in two" })];
}

function checkSignature(at: TypeScope, name: Identifier, { params, result }: Signature): readonly Diagnostic[] {
  return [
    ...params.flatMap((param) => checkTypeUse(at, param.type)),
    ...checkTypeUse(at, result ?? []),
    ...checkDuplicates(params, `the parameters of \`${name.name}\``),
  ];
}

function checkTypeUse(at: TypeScope, use: TypeUse): readonly Diagnostic[] {
  return use.flatMap(({ name, handle }) => {
    const known = typeNames(at.members);
    if (!known.includes(name.name)) return [unknown(name, `there is no type \`${name.name}\` here`, known)];
    const definition = resolveType(at, name.name);
    if (!handle || definition === undefined || definition.form === "resource") return [];
    return [
      diagnostic("wit-semantics", `\`${name.name}\` is not a resource`, {
        place: name.place,
        help: "only resources have handles",
      }),
    ];
  });
}

function unknown(name: Identifier, message: string, candidates: readonly string[]): Diagnostic {
  const meant = didYouMean(name.name, candidates);
  return diagnostic("wit-name", message, {
    place: name.place,
    ...(meant === undefined ? {} : { help: `did you mean \`${meant}\`?` }),
  });
}
