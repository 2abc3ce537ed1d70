import { camel, kebab, pascal } from "../core/names/casing.js";
import { type NamePolicy, namePolicy } from "../core/names/policy.js";
import { ecmascriptGlobals } from "../core/names/reserved/ecmascript-globals.js";
import { generatedMembers } from "../core/names/reserved/generated-members.js";
import { ecmascriptReservedWords } from "../core/names/reserved/keywords.js";

/** The last parameter of a function that has optional ones, and what bodies refer to. */
const parameterNames = ["globalThis", "options", "undefined"];

/** What every object inherits: a property that may be left out cannot have such a name. */
const inheritedMembers = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** Names that the declarations use, which no type may hide, besides those of the language itself. */
const declarationNames = ["ArrayLike", "ReadonlyMap", "ReturnType", "URL"];

/**
 * Members of a class that mean something to the language: a class cannot have a field `constructor`, and an object with a `then` is taken for a
 * promise by `await`.
 */
const classMembers = new Set(["constructor", "then"]);

export const typescriptNames: NamePolicy = namePolicy({
  casing: {
    type: pascal,
    "enum-case": pascal,
    flag: camel,
    "variant-case": kebab,
    literal: kebab,
    field: camel,
    parameter: camel,
    option: camel,
    function: camel,
    static: camel,
    factory: pascal,
    member: camel,
  },
  reserved: {
    field: inheritedMembers,
    flag: inheritedMembers,
    option: inheritedMembers,
    parameter: new Set([...ecmascriptReservedWords, ...parameterNames]),
    function: classMembers,
    member: classMembers,
    // A class cannot have a static `prototype`.
    static: new Set(["prototype"]),
  },
  capitalMatters: false,
  flattens: new Set(),
  generated: generatedMembers(camel),
  rootNames: new Set(["Result"]),
  globals: new Set([...ecmascriptGlobals, ...declarationNames]),
});
