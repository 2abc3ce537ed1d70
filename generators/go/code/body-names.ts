/** What a generated method calls its own parameters and variables. The function's parameters come first: they are public. */

import type { ApiFunction } from "../../core/surface/surface.js";

/** What stands for a name that a parameter has. */
const others = {
  ctx: "callCtx",
  options: "opts",
  result: "returned",
  call: "entered",
  err: "failure",
  at: "address",
  memory: "view",
  refused: "refusal",
  payload: "reason",
} as const;

export type BodyNames = Readonly<Record<keyof typeof others, string>>;

/** The names that the body of a function gives its own variables. */
export function bodyNames(func: ApiFunction): BodyNames {
  const taken = parametersOf([func]);
  const entries = Object.entries(others).map(([name, other]) => [name, free(name, other, taken)]);
  return Object.fromEntries(entries) as BodyNames;
}

/** What all methods of a type call their receiver. */
export function receiverName(name: string, other: string, functions: readonly ApiFunction[]): string {
  return free(name, other, parametersOf(functions));
}

/** Optional parameters are fields. */
function parametersOf(functions: readonly ApiFunction[]): ReadonlySet<string> {
  return new Set(functions.flatMap(({ params }) => params.filter(({ optional }) => !optional).map(({ names }) => names.go)));
}

function free(name: string, other: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let spelling = other;
  for (let i = 2; taken.has(spelling); i++) spelling = `${other}${i}`;
  return spelling;
}
