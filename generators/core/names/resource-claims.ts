/** Resources: where their constructor, statics and methods stand, and what each is called there. */

import type { Func, TypeDef, TypeIndex } from "../../../wit/world/world.js";
import { directionOf, resourceFunctions } from "../world/interface-role.js";
import type { FlatClaim, MemberClaim, Move, Spelling } from "./claim.js";
import { functionClaims, optionsAfter, plainName } from "./function-claims.js";
import type { Label } from "./label.js";
import { labelOf, type Naming, typeItem } from "./naming.js";
import { valueNameOf } from "./type-claims.js";
import { bare, inFront, joined } from "./wording.js";

export function resourceClaims(naming: Naming, index: TypeIndex, type: TypeDef): readonly (FlatClaim | MemberClaim)[] {
  const own = labelOf(naming, type);
  const factory: MemberClaim = {
    ...typeItem(naming.world, type, "factory"),
    claim: "member",
    spelling: { wording: bare(own), position: "factory" },
    moves: [],
  };
  const functions = resourceFunctions(naming.world, index);
  const ordered = (["constructor", "method", "static"] as const).flatMap((kind) =>
    functions.filter((func) => func.role.kind === kind),
  );
  return [factory, ...ordered.flatMap((func) => resourceFunction(naming, type, func, own))];
}

function resourceFunction(naming: Naming, type: TypeDef, func: Func, own: Label): readonly (FlatClaim | MemberClaim)[] {
  const direction = directionOf(naming.world, type);
  const root = valueNameOf(naming, type);
  const label = labelOf(naming, func);
  switch (func.role.kind) {
    case "constructor": {
      const spelling = constructorSpelling(label, own, direction === "import");
      return functionClaims(naming, func, { direction, spelling, options: optionsAfter("new", root) });
    }
    case "static": {
      const spelling = staticSpelling(label, own, direction === "import");
      return functionClaims(naming, func, { direction, spelling, options: optionsAfter(root, label) });
    }
    default: {
      const moves: readonly Move[] = [{ meets: { generated: "resource" }, behind: own }];
      return functionClaims(naming, func, {
        direction,
        spelling: plainName(naming, func),
        moves,
        options: optionsAfter(root, label),
      });
    }
  }
}

/** `NewCart` where constructors stand on the service, else the factory. What the application provides is a function in every language. */
function constructorSpelling({ exact }: Label, own: Label, isImported: boolean): Spelling {
  const asFunction = { wording: joined("new", own), position: "function" } as const;
  if (isImported) return { ...asFunction, exact };
  return { flattens: "constructor", compound: asFunction, nested: { wording: joined(own), position: "factory" }, exact };
}

function staticSpelling(label: Label, own: Label, isImported: boolean): Spelling {
  if (isImported) return { wording: inFront(own, bare(label)), position: "function" };
  const compound = { wording: joined(own, label), position: "function" } as const;
  return { flattens: "static", compound, nested: { wording: bare(label), position: "static" }, exact: label.exact };
}
