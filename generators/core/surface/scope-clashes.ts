/** Names that stand side by side: a record's fields, a service's functions, … Two of one spelling are the vendor's to tell apart. */

import { type Diagnostic, diagnostic } from "../../../wit/diagnostic.js";
import type { LanguageId, Names } from "../languages.js";
import type { NamedWorld } from "../names/name-world.js";
import type { Flattened } from "../names/policy.js";
import type { Speller } from "../names/speller.js";
import { paramId } from "../names/wit-item.js";
import { allFunctions } from "./api-functions.js";
import { makersOf } from "./makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "./surface.js";

interface Entry {
  readonly id: string;
  /** In the languages where the item stands in this scope. */
  readonly names: Partial<Names>;
}

type Scope = readonly Entry[];

export function scopeClashes(surface: Surface, { speller, items }: NamedWorld): readonly Diagnostic[] {
  const clashes = scopes(surface, speller).flatMap((scope) => clashesIn(scope, speller.languages));
  return clashes.map(({ first, second, spellings }) =>
    diagnostic("name-clash", `\`${first}\` and \`${second}\` would both be ${spellings.join(", ")}`, {
      place: items.get(second)?.place,
    }),
  );
}

function scopes(surface: Surface, speller: Speller): readonly Scope[] {
  const { types, services, functions, imports } = surface;
  return [
    ...types.map(({ members }) => members),
    ...types.flatMap((type) => resourceScopes(speller, type)),
    ...services.map((it) => [...it.functions.map(entry), ...it.resources.flatMap((at) => makerEntries(speller, types[at]))]),
    [...services.map((it) => ({ id: it.interface.id, names: it.member })), ...functions.map(entry)],
    ...imports.flatMap((it) =>
      it.kind === "interface"
        ? [[...it.functions.map(entry), ...it.resources.flatMap((at) => makersOf(types[at]).map(entry))]]
        : [],
    ),
    imports.flatMap((member) => importEntries(types, member)),
    ...allFunctions(surface).map(({ function: { function: func, params } }) =>
      params.map((param) => ({ id: paramId(func, param.index), names: param.names })),
    ),
  ];
}

function entry(func: ApiFunction): Entry {
  return { id: func.function.id, names: func.names };
}

function importEntries(types: Surface["types"], member: ImportMember): Scope {
  switch (member.kind) {
    case "interface":
      return [{ id: member.interface.id, names: member.member }];
    case "function":
      return [entry(member.function)];
    case "resource":
      return makersOf(types[member.resource]).map(entry);
  }
}

function resourceScopes(speller: Speller, { resource }: PublicType): readonly Scope[] {
  if (resource === undefined) return [];
  const methods = resource.methods.map(entry);
  const factory = resource.statics.map((func) => ({ id: func.function.id, names: only(speller, func.names, "static", false) }));
  return resource.direction === "export" ? [methods, factory] : [methods];
}

/** What of an exported resource stands on its service: constructor and statics in some languages, one factory in the others. */
function makerEntries(speller: Speller, type: PublicType | undefined): Scope {
  if (type?.resource === undefined) return [];
  const { construct, member, statics } = type.resource;
  const made = construct ? construct.names : only(speller, member, "constructor", false);
  const flattened = statics.map((func) => ({ id: func.function.id, names: only(speller, func.names, "static", true) }));
  return [{ id: construct?.function.id ?? type.definition.id, names: made }, ...flattened];
}

function only(speller: Speller, names: Names, kind: Flattened, flattened: boolean): Partial<Names> {
  const wanted = speller.languages.filter((language) => speller.policies[language].flattens.has(kind) === flattened);
  return Object.fromEntries(wanted.map((language) => [language, names[language]]));
}

interface ScopeClash {
  readonly first: string;
  readonly second: string;
  readonly spellings: string[];
}

function clashesIn(scope: Scope, languages: readonly LanguageId[]): readonly ScopeClash[] {
  const clashes = new Map<string, ScopeClash>();
  for (const language of languages) {
    const holders = new Map<string, string>();
    for (const { id, names } of scope) {
      const name = names[language];
      if (name === undefined) continue;
      const first = holders.get(name) ?? id;
      holders.set(name, first);
      if (first === id) continue;
      const clash = clashes.get(`${first} ${id}`) ?? { first, second: id, spellings: [] };
      clash.spellings.push(`\`${name}\` in ${language}`);
      clashes.set(`${first} ${id}`, clash);
    }
  }
  return [...clashes.values()];
}
