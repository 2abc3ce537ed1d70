/** Fields, cases and flags of public types. */

import type { Case, Field, NamedMember, TypeDef } from "../../wit/world/world.js";
import { type Label, label } from "./label.js";
import type { Flattened, NamePosition } from "./name-policy.js";
import { labelOf, type Naming } from "./naming.js";
import { checkScope } from "./scope-check.js";
import type { PublicMember } from "./surface.js";
import { memberId, memberPositions, members } from "./wit-item.js";

/** `value` is the name of the value type, which flattened members have in front. */
export function publicMembers(naming: Naming, type: TypeDef, value: Label): readonly PublicMember[] {
  const position = memberPositions[type.definition.kind];
  if (position === undefined) return [];
  const result = members(type).map((member) => publicMember(naming, type, member, { position, value }));
  checkScope(naming, result);
  return result;
}

interface MemberPlace {
  readonly position: "field" | (Flattened & NamePosition);
  readonly value: Label;
}

function publicMember(
  naming: Naming,
  type: TypeDef,
  member: NamedMember & Partial<Field & Case>,
  { position, value }: MemberPlace,
): PublicMember {
  const { names, nested } = naming.speller;
  const id = memberId(type, member);
  const own = labelOf(naming, { id, name: member.name });
  const short = names(own, position);
  return {
    id,
    names: position === "field" ? short : nested(position, value, own, position),
    short,
    literal: names(label(member.name), "literal"),
    ...(member.docs && { docs: member.docs }),
    ...(member.type && { type: member.type }),
  };
}
