import { witName } from "../../wit/name.js";
import { pascal, snake, upperSnake } from "../core/names/casing.js";
import { type NamePolicy, namePolicy } from "../core/names/policy.js";
import { generatedMembers } from "../core/names/reserved/generated-members.js";
import { rubyDataMethods, rubyKeywords, rubyObjectMethods } from "../core/names/reserved/keywords.js";
import { rubyCoreConstants } from "../core/names/reserved/ruby-core-constants.js";

export const rubyNames: NamePolicy = namePolicy({
  casing: {
    type: pascal,
    "enum-case": upperSnake,
    flag: snake,
    "variant-case": pascal,
    literal: snake,
    field: snake,
    parameter: snake,
    option: snake,
    function: snake,
    static: snake,
    factory: pascal,
    member: snake,
  },
  reserved: {
    // `BEGIN` and `END` are the keywords that a constant could be called.
    type: rubyKeywords,
    "variant-case": rubyKeywords,
    "enum-case": rubyKeywords,
    // A field is a keyword of `initialize` and a method of a Data class.
    field: new Set([...rubyKeywords, ...rubyObjectMethods, ...rubyDataMethods, "to_json", "as_json"]),
    parameter: rubyKeywords,
    option: rubyKeywords,
    // Keywords are good method names: a method is always called on a receiver.
    function: rubyObjectMethods,
    static: rubyObjectMethods,
    member: rubyObjectMethods,
  },
  capitalMatters: true,
  flattens: new Set(["constructor", "static"]),
  generated: generatedMembers(snake, { client: ["closed?"], resource: ["closed?"] }),
  clientName: witName("client"),
  rootNames: new Set(["VERSION", "SDKRuntime"]),
  globals: rubyCoreConstants,
});
