/**
 * Names of types. WIT order decides who has the bare name; a newcomer gets its interface in front. What a language writes as compounds
 * of the type's name (`CurrencyUSD`, `PaymentBankTransfer`, `AsyncCart`) is taken with it, so that no other type can meet it.
 */

import type { NamedMember, TypeDef, TypeIndex, World } from "../../../wit/world/world.js";
import { directionOf, ownerOf } from "../world/interface-role.js";
import { endsInError } from "../world/type-references.js";
import {
  type ClaimItem,
  claimKey,
  type FlatClaim,
  type Made,
  type MemberClaim,
  type NameKind,
  type Reservation,
} from "./claim.js";
import { label } from "./label.js";
import { importedId, interfaceLabelItem, labelOf, type Naming, typeItem } from "./naming.js";
import { memberId, memberPositions, members } from "./wit-item.js";
import { bare, behind, inFront, joined, type Part, type Wording } from "./wording.js";

/** Where a type that ends in `error` has its exception class's name, which is made first; any other type its own. */
export function baseNameOf(naming: Naming, type: TypeDef): { readonly given: string } {
  return { given: claimKey(typeItem(naming.world, type, endsInError(naming.world, type) ? "error" : "type")) };
}

/** The name of the value type. */
export function valueNameOf(naming: Naming, type: TypeDef): { readonly given: string } {
  return { given: claimKey(typeItem(naming.world, type)) };
}

export function typeClaims(naming: Naming): readonly (FlatClaim | Reservation)[] {
  const { order } = naming.types;
  const isFixed = (index: TypeIndex) => naming.renames.isFixed(definition(naming, index).id);
  const claimed = new Set<TypeIndex>();
  return [...order.map((index) => reservation(naming, index)), ...[...order.filter(isFixed), ...order].flatMap(withTwin)];

  /** An imported type is named after its exported twin, which therefore comes first. */
  function withTwin(index: TypeIndex): readonly FlatClaim[] {
    if (claimed.has(index)) return [];
    claimed.add(index);
    const twin = naming.types.twin.get(index);
    return [...(twin === undefined ? [] : withTwin(twin)), typeClaim(naming, index, twin)];
  }
}

function reservation(naming: Naming, index: TypeIndex): Reservation {
  const type = definition(naming, index);
  return { claim: "reservation", holder: type.id, label: labelOf(naming, type) };
}

function typeClaim(naming: Naming, index: TypeIndex, twin: TypeIndex | undefined): FlatClaim {
  const type = definition(naming, index);
  const isError = endsInError(naming.world, type);
  const shown = shownId(naming, index);
  return {
    ...typeItem(naming.world, type, isError ? "error" : "type"),
    claim: "flat",
    scope: "root",
    choices: twin === undefined ? ladder(naming, type) : importedLadder(baseNameOf(naming, definition(naming, twin))),
    made: [...(isError ? [payload(naming, type)] : []), ...madeFrom(naming, type)],
    shown,
    holder: shown,
  };
}

function ladder(naming: Naming, type: TypeDef): readonly [Wording, ...Wording[]] {
  const own = bare(labelOf(naming, type));
  if (naming.renames.isFixed(type.id)) return [own];
  const prefix = prefixOf(naming, type);
  const stutters = ownerOf(naming.world, type) === undefined && `${type.name.kebab}-`.startsWith(`${naming.world.name.kebab}-`);
  const prefixed = stutters ? [] : [inFront(prefix, own)];
  return [own, ...prefixed, behind(prefixed[0] ?? own, "type")];
}

/** A type's interface, or the world. */
function prefixOf({ world }: Naming, type: TypeDef): Part {
  const owner = ownerOf(world, type);
  return owner === undefined ? label(world.name) : { given: claimKey(interfaceLabelItem(world, owner)) };
}

function importedLadder(exported: Part): readonly [Wording, ...Wording[]] {
  return [joined("imported", exported), joined("imported", exported, "type")];
}

function payload(naming: Naming, type: TypeDef): Made {
  return { kind: "type", wording: joined(baseNameOf(naming, type), "payload") };
}

function madeFrom(naming: Naming, type: TypeDef): readonly Made[] {
  const value = valueNameOf(naming, type);
  if (type.definition.kind === "resource") {
    return [
      { kind: "async-type", wording: joined("async", value) },
      { kind: "factory-type", wording: joined(value, "factory") },
    ];
  }
  const kind = memberPositions[type.definition.kind];
  if (kind === undefined || kind === "field") return [];
  return members(type).map((member) => {
    const child = memberLabel(naming, type, member);
    return { wording: joined(value, child), flattened: { kind, child } };
  });
}

/** Exception classes of types whose names do not end in `error`: `CodeError`, else with the interface in front. */
export function errorClaims(naming: Naming): readonly FlatClaim[] {
  const isOther = (index: TypeIndex) => !endsInError(naming.world, definition(naming, index));
  return naming.thrown.filter(isOther).map((index) => errorClaim(naming, index));
}

function errorClaim(naming: Naming, index: TypeIndex): FlatClaim {
  const type = definition(naming, index);
  const own = joined(baseNameOf(naming, type), "error");
  const shown = shownId(naming, index);
  return {
    ...typeItem(naming.world, type, "error"),
    claim: "flat",
    scope: "root",
    choices: [own, inFront(prefixOf(naming, type), own)],
    made: [],
    shown,
    // The type's own names are taken too: its case `error` may be written like the class (`variant code { error }`).
    holder: `${shown} (exception)`,
  };
}

const memberKinds = { field: "field", "enum-case": "case", "variant-case": "case", flag: "flag" } as const satisfies Record<
  string,
  NameKind
>;

export function memberItem(world: World, type: TypeDef, member: NamedMember, position: keyof typeof memberKinds): ClaimItem {
  return { kind: memberKinds[position], direction: directionOf(world, type), id: memberId(type, member) };
}

/** Fields, cases and flags. */
export function typeMemberClaims(naming: Naming, index: TypeIndex): readonly MemberClaim[] {
  const type = definition(naming, index);
  const position = memberPositions[type.definition.kind];
  if (position === undefined) return [];
  return members(type).map((member): MemberClaim => {
    const own = memberLabel(naming, type, member);
    const item = { ...memberItem(naming.world, type, member, position), claim: "member" } as const;
    if (position === "field") return { ...item, spelling: { wording: bare(own), position }, moves: [] };
    const compound = { wording: joined(valueNameOf(naming, type), own), position: "type" } as const;
    const spelling = { flattens: position, compound, nested: { wording: bare(own), position }, exact: own.exact };
    // Only a locked type cannot move as a whole when a new case of it meets another name.
    return { ...item, spelling, moves: [{ meets: { rootOf: shownId(naming, index) }, behind: memberKinds[position] }] };
  });
}

function memberLabel(naming: Naming, type: TypeDef, member: NamedMember) {
  return labelOf(naming, { id: memberId(type, member), name: member.name });
}

/** An imported type beside its exported twin is marked. */
function shownId(naming: Naming, index: TypeIndex): string {
  const { id } = definition(naming, index);
  return naming.types.twin.has(index) ? importedId(id) : id;
}

function definition({ world }: Naming, index: TypeIndex): TypeDef {
  const type = world.types[index];
  if (type === undefined) throw new Error(`the world has no type ${index}`);
  return type;
}
