/** Fields, cases and flags of public types. */

import type { Case, Field, NamedMember, TypeDef } from "../../wit/world/world.js";
import { type Label, label as plainLabel } from "./label.js";
import type { Flattened, NamePosition } from "./name-policy.js";
import { labelOf, type Naming } from "./naming.js";
import { checkScope } from "./scope-check.js";
import type { PublicMember } from "./surface.js";
import { members } from "./wit-item.js";

interface MemberKind {
  readonly position: NamePosition;
  readonly flattened?: Flattened;
}

const kinds: Partial<Record<TypeDef["definition"]["kind"], MemberKind>> = {
  record: { position: "field" },
  enum: { position: "enum-case", flattened: "enum-case" },
  flags: { position: "flag", flattened: "flag" },
  variant: { position: "variant-case", flattened: "variant-case" },
};

/** `value` is the name of the value type, which flattened members have in front. */
export function publicMembers(naming: Naming, type: TypeDef, value: Label): readonly PublicMember[] {
  const kind = kinds[type.definition.kind];
  if (kind === undefined) return [];
  const result = members(type).map((member) => publicMember(naming, type, member, kind, value));
  checkScope(naming, result);
  return result;
}

function publicMember(
  naming: Naming,
  type: TypeDef,
  member: NamedMember & Partial<Field & Case>,
  kind: MemberKind,
  value: Label,
): PublicMember {
  const id = `${type.id}.${member.name.kebab}`;
  const label = labelOf(naming, { id, name: member.name });
  const short = naming.speller.names(label, kind.position);
  return {
    id,
    names: kind.flattened === undefined ? short : naming.speller.nested(kind.flattened, value, label, kind.position),
    short,
    literal: naming.speller.names(plainLabel(member.name), "literal"),
    ...(member.docs && { docs: member.docs }),
    ...(member.type && { type: member.type }),
  };
}
