/**
 * Names of types. WIT order decides who has the bare name; a newcomer gets its interface in front. What a language writes as compounds
 * of the type's name (`CurrencyUSD`, `PaymentBankTransfer`, `AsyncCart`) is taken with it, so that no other type can meet it.
 */

import type { NamedMember, TypeDef, TypeIndex, World } from "../../wit/world/world.js";
import { ownerOf } from "./interface-role.js";
import { compound, type Label, label, prefixed, suffixed } from "./label.js";
import { claimRoot, importedId, labelOf, type Naming } from "./naming.js";
import type { Claim } from "./root-scope.js";
import { withoutAliases } from "./type-references.js";
import { memberId, memberPositions, members } from "./wit-item.js";

export interface TypeLabel {
  /** The name of the WIT type; where that ends in `error` the name of its exception class. */
  readonly base: Label;
  /** The name of the value type: `base`, or `base` and `payload`. */
  readonly value: Label;
}

export type TypeLabels = ReadonlyMap<TypeIndex, TypeLabel>;

export function labelTypes(naming: Naming): TypeLabels {
  const labels = new Map<TypeIndex, TypeLabel>();
  const { order } = naming.types;
  for (const index of order) withType(naming, index, (type) => naming.root.reserve(type.id, labelOf(naming, type)));
  const fixedFirst = [...order.filter((index) => isFixed(naming, index)), ...order.filter((index) => !isFixed(naming, index))];
  for (const index of fixedFirst) labelType(naming, index, labels);
  return labels;
}

function isFixed(naming: Naming, index: TypeIndex): boolean {
  const type = naming.world.types[index];
  return type !== undefined && naming.renames.isFixed(type.id);
}

function withType(naming: Naming, index: TypeIndex, then: (type: TypeDef) => void): void {
  const type = naming.world.types[index];
  if (type !== undefined) then(type);
}

/** An imported type is named after its exported twin, which therefore comes first. */
function labelType(naming: Naming, index: TypeIndex, labels: Map<TypeIndex, TypeLabel>): void {
  const type = naming.world.types[index];
  if (type === undefined || labels.has(index)) return;
  const twin = naming.types.twin.get(index);
  if (twin !== undefined) labelType(naming, twin, labels);
  const exported = twin === undefined ? undefined : labels.get(twin)?.base;
  const choices = exported === undefined ? ladder(naming, type) : importedLadder(exported);
  const id = exported === undefined ? type.id : importedId(type.id);
  const [base] = claimRoot(
    naming,
    id,
    mapNonEmpty(choices, (choice) => claimOf(naming, type, choice)),
  );
  if (base !== undefined) labels.set(index, { base, value: valueLabel(naming.world, type, base) });
}

type Choices = readonly [Label, ...Label[]];

function mapNonEmpty(choices: Choices, map: (choice: Label) => Claim): [Claim, ...Claim[]] {
  const [first, ...rest] = choices;
  return [map(first), ...rest.map(map)];
}

function ladder(naming: Naming, type: TypeDef): Choices {
  const bare = labelOf(naming, type);
  if (naming.renames.isFixed(type.id)) return [bare];
  const owner = ownerOf(naming.world, type);
  const prefix = owner === undefined ? label(naming.world.name) : naming.interfaces.get(owner.id);
  const stutters = owner === undefined && `${type.name.kebab}-`.startsWith(`${naming.world.name.kebab}-`);
  const inFront = prefix === undefined || stutters ? [] : [prefixed(prefix, bare)];
  return [bare, ...inFront, suffixed(inFront[0] ?? bare, "type")];
}

function importedLadder(exported: Label): Choices {
  const imported = compound("imported", exported);
  return [imported, suffixed(imported, "type")];
}

function valueLabel(world: World, type: TypeDef, base: Label): Label {
  return endsInError(world, type) ? compound(base, "payload") : base;
}

/** Resources, and aliases of resources, keep their name: they are never a payload. */
function endsInError(world: World, type: TypeDef): boolean {
  const { definition } = type;
  if (definition.kind === "resource" || !type.name.kebab.toLowerCase().endsWith("error")) return false;
  return definition.kind !== "alias" || !["own", "borrow"].includes(withoutAliases(world, definition.type).kind);
}

function claimOf(naming: Naming, type: TypeDef, base: Label): Claim {
  const value = valueLabel(naming.world, type, base);
  const own = value === base ? [base] : [base, value];
  if (type.definition.kind === "resource") return [...own, compound("async", base), compound(base, "factory")];
  const kind = memberPositions[type.definition.kind];
  if (kind === undefined || kind === "field") return own;
  const child = (member: NamedMember) =>
    naming.speller.flattened(kind, value, labelOf(naming, { id: memberId(type, member), name: member.name }));
  return [...own, ...members(type).map(child)];
}
