/** Fields, cases and flags of public types. */

import type { Case, Field, NamedMember, TypeDef } from "../../../wit/world/world.js";
import type { Names } from "../languages.js";
import { label } from "../names/label.js";
import type { NamedWorld } from "../names/name-world.js";
import { labelOf } from "../names/naming.js";
import { byLanguage } from "../names/speller.js";
import { memberItem } from "../names/type-claims.js";
import { memberId, memberPositions, members } from "../names/wit-item.js";
import type { PublicMember } from "./surface.js";

export function publicMembers(named: NamedWorld, type: TypeDef): readonly PublicMember[] {
  const position = memberPositions[type.definition.kind];
  if (position === undefined) return [];
  return members(type).map((member: NamedMember & Partial<Field & Case>) => {
    const names = named.names.of(memberItem(named.world, type, member, position));
    return {
      id: memberId(type, member),
      names,
      short: shortNames(named, type, member, names),
      literal: named.speller.names(label(member.name), "literal"),
      ...(member.docs && { docs: member.docs }),
      ...(member.type && { type: member.type }),
    };
  });
}

/** The word alone where a language writes a compound with the type's name. */
function shortNames(named: NamedWorld, type: TypeDef, member: NamedMember, names: Names): Names {
  const position = memberPositions[type.definition.kind];
  if (position === undefined || position === "field") return names;
  const { speller } = named;
  const own = labelOf(named, { id: memberId(type, member), name: member.name });
  const isCompound = (language: keyof Names) => speller.policies[language].flattens.has(position);
  return byLanguage(speller.languages, (language) =>
    isCompound(language) ? speller.spell(language, own, position) : names[language],
  );
}
