import { camel, kebab, pascal } from "../core/casing.js";
import { type NamePolicy, namePolicy } from "../core/name-policy.js";
import { ecmascriptGlobals } from "../core/reserved/ecmascript-globals.js";
import { ecmascriptReservedWords } from "../core/reserved/keywords.js";

/** The last parameter of a function that has optional ones. */
const parameterNames = ["options"];

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
    member: camel,
  },
  reserved: {
    parameter: new Set([...ecmascriptReservedWords, ...parameterNames]),
    function: classMembers,
    member: classMembers,
    // A class cannot have a static `prototype`.
    static: new Set(["prototype"]),
  },
  capitalMatters: false,
  flattens: new Set(),
  generated: { client: new Set(["close", "load"]), resource: new Set(["close"]), service: new Set() },
  rootNames: new Set(["Result"]),
  globals: ecmascriptGlobals,
});
