import { kebab, pascal, snake, upperSnake } from "../core/names/casing.js";
import { type NamePolicy, namePolicy } from "../core/names/policy.js";
import { generatedMembers } from "../core/names/reserved/generated-members.js";
import { pythonKeywords } from "../core/names/reserved/keywords.js";
import { pythonBuiltins } from "../core/names/reserved/python-builtins.js";

/** Parameters share their scope with the method's own. */
const parameters = new Set([...pythonKeywords, "self"]);

export const pythonNames: NamePolicy = namePolicy({
  casing: {
    type: pascal,
    "enum-case": upperSnake,
    flag: upperSnake,
    "variant-case": pascal,
    literal: kebab,
    field: snake,
    parameter: snake,
    option: snake,
    function: snake,
    static: snake,
    factory: pascal,
    member: snake,
  },
  reserved: {
    // A dataclass's fields are the parameters of its `__init__`, and stand beside its methods.
    field: new Set([...parameters, "to_json", "from_json"]),
    parameter: parameters,
    option: parameters,
    function: pythonKeywords,
    static: pythonKeywords,
    // `True`, `False` and `None` are.
    factory: pythonKeywords,
    member: parameters,
  },
  capitalMatters: false,
  flattens: new Set(["variant-case"]),
  generated: generatedMembers(snake),
  rootNames: new Set(["Opening", "Result"]),
  globals: pythonBuiltins,
});
