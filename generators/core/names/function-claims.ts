/** What functions, their parameters and their options types are called. */

import type { Direction, Func } from "../../../wit/world/world.js";
import type { ClaimItem, FlatClaim, MemberClaim, Move, Spelling } from "./claim.js";
import { functionItem, importedId, labelOf, type Naming } from "./naming.js";
import { paramId, paramPosition } from "./wit-item.js";
import { bare, behind, joined, type Part, type Wording } from "./wording.js";

/** Where a function stands, for all that is named after its place. */
export interface FunctionPlace {
  readonly direction: Direction;
  readonly spelling: Spelling;
  readonly moves?: readonly Move[];
  readonly scope?: string;
  /** What the options type is called, without `Options`: `invoices-create`; then what to call it where that is taken. */
  readonly options: readonly [Wording, Wording];
}

export function functionClaims(naming: Naming, func: Func, place: FunctionPlace): readonly (FlatClaim | MemberClaim)[] {
  const { direction, spelling, moves = [], scope } = place;
  const own: MemberClaim = { ...functionItem(func, direction), claim: "member", spelling, moves, ...(scope && { scope }) };
  return [own, ...paramClaims(naming, func, direction), ...optionsClaim(naming, func, place)];
}

/** The plain name of a function, also of a method. */
export function plainName(naming: Naming, func: Func): Spelling {
  return { wording: bare(labelOf(naming, func)), position: "function" };
}

function paramClaims(naming: Naming, func: Func, direction: Direction): readonly MemberClaim[] {
  return paramsOf(func).map(({ index, param }): MemberClaim => {
    const id = paramId(func, index);
    const wording = bare(labelOf(naming, { id, name: param.name }));
    const position = paramPosition(naming.world, param);
    return { kind: "parameter", direction, id, claim: "member", spelling: { wording, position }, moves: [] };
  });
}

/** Without a method's `self`. */
export function paramsOf(func: Func) {
  const self = func.role.kind === "method" ? 1 : 0;
  return func.params.slice(self).map((param, i) => ({ index: self + i, param }));
}

export function optionsItem(func: Func, direction: Direction): ClaimItem {
  return { kind: "options", direction, id: func.id };
}

function optionsClaim(naming: Naming, func: Func, { direction, options }: FunctionPlace): readonly FlatClaim[] {
  if (!paramsOf(func).some(({ param }) => paramPosition(naming.world, param) === "option")) return [];
  const shown = direction === "import" ? importedId(func.id) : func.id;
  const [first, second] = options;
  const choices = [optionsWording(first), optionsWording(second)] as const;
  return [{ ...optionsItem(func, direction), claim: "flat", scope: "root", choices, made: [], shown, holder: shown }];
}

function optionsWording({ parts }: Wording): Wording {
  return behind(joined(...parts), "options");
}

/** `invoices-create`, then with `call` behind. */
export function optionsAfter(...parts: readonly [Part, ...Part[]]): readonly [Wording, Wording] {
  return [joined(...parts), joined(...parts, "call")];
}
