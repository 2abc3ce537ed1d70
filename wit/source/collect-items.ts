/** Docs and places of everything that the chosen world can show, by WIT path (the keys are described in `wit-source.ts`). */

import type { ChosenWorld } from "./choose-world.js";
import type { SourcePackage, SourcePackages } from "./packages.js";
import { resolvePath, type Scope } from "./resolve-path.js";
import type {
  InterfaceMember,
  Named,
  Signature,
  TypeDeclaration,
  UsePath,
  WorldDeclaration,
  WorldMember,
} from "./syntax-tree.js";
import type { SourceItem } from "./wit-source.js";

type Items = Map<string, SourceItem>;

export function collectItems(packages: SourcePackages, { world, scope }: ChosenWorld): ReadonlyMap<string, SourceItem> {
  const items: Items = new Map();
  for (const found of packages.all.values()) addPackage(items, found);
  add(items, "", world);
  addWorld(items, world, scope, new Map());
  return items;
}

/** What the world itself says comes before what it includes. */
function add(items: Items, path: string, { name, docs }: Named): void {
  if (!items.has(path)) items.set(path, { ...(docs === undefined ? {} : { docs }), place: name.place });
}

function addPackage(items: Items, { id, parts }: SourcePackage): void {
  const [name = "", version] = id.split("@");
  for (const item of parts.flatMap((part) => part.items)) {
    if (item.kind !== "interface") continue;
    const path = `${name}/${item.name.name}${version === undefined ? "" : `@${version}`}`;
    add(items, path, item);
    addMembers(items, `${path}#`, item.members);
  }
}

function addMembers(items: Items, prefix: string, members: readonly InterfaceMember[]): void {
  for (const member of members) {
    if (member.kind === "type") addType(items, prefix, member);
    if (member.kind === "function") addFunction(items, prefix + member.name.name, member, member.signature);
  }
}

function addType(items: Items, prefix: string, type: TypeDeclaration): void {
  const path = prefix + type.name.name;
  add(items, path, type);
  if (type.form === "alias") return;
  if (type.form !== "resource") {
    for (const member of type.members) add(items, `${path}.${member.name.name}`, member);
    return;
  }
  for (const method of type.methods) {
    const suffix = method.role === "constructor" ? "" : `.${method.name.name}`;
    addFunction(items, `${prefix}[${method.role}]${type.name.name}${suffix}`, method, method.signature);
  }
}

function addFunction(items: Items, path: string, named: Named, signature: Signature): void {
  add(items, path, named);
  for (const param of signature.params) add(items, `${path}.${param.name.name}`, param);
}

/** `renamed` is what the including world makes of names. There are no cycles: wasm-tools has refused them. */
function addWorld(items: Items, world: WorldDeclaration, scope: Scope, renamed: ReadonlyMap<string, string>): void {
  for (const member of world.members) {
    if (member.kind === "include") continue;
    addWorldMember(items, member, scope, renamed);
  }
  for (const member of world.members) {
    if (member.kind !== "include") continue;
    const found = resolvePath(scope, member.path);
    if (found.kind !== "found" || found.item.kind !== "world") continue;
    const names = member.names.map(({ original, name }) => [original.name, renamed.get(name.name) ?? name.name] as const);
    addWorld(items, found.item, found.scope, new Map([...renamed, ...names]));
  }
}

function addWorldMember(items: Items, member: WorldMember, scope: Scope, renamed: ReadonlyMap<string, string>): void {
  if (member.kind === "type") addType(items, "", member);
  if (member.kind !== "extern" || member.what === "path") return;
  const path = renamed.get(member.name.name) ?? member.name.name;
  if (member.what === "function") {
    addFunction(items, path, member, member.signature);
    return;
  }
  add(items, path, member);
  addMembers(items, `${path}#`, member.what === "interface" ? member.members : interfaceMembers(scope, member.path));
}

function interfaceMembers(scope: Scope, path: UsePath): readonly InterfaceMember[] {
  const found = resolvePath(scope, path);
  return found.kind === "found" && found.item.kind === "interface" ? found.item.members : [];
}
