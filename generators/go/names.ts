import { witName } from "../../wit/name.js";
import { camel, kebab, pascal } from "../core/names/casing.js";
import { type NamePolicy, namePolicy } from "../core/names/policy.js";
import { generatedMembers } from "../core/names/reserved/generated-members.js";
import { goInitialisms } from "../core/names/reserved/go-initialisms.js";
import { goKeywords, goPredeclared } from "../core/names/reserved/keywords.js";

/** Packages that generated methods use. Their variables give way to parameters, see `bodyNames`. */
const packages = ["binary", "component", "math"];

const tuples = Array.from({ length: 32 }, (_, i) => `Tuple${i + 1}`);

const clientOptions = [
  "Option",
  "WithArgs",
  "WithArtifact",
  "WithClock",
  "WithCompileCache",
  "WithEnv",
  "WithHTTP",
  "WithMemoryLimit",
  "WithPoolSize",
  "WithRandom",
  "WithStderr",
  "WithStdin",
  "WithStdout",
  "WithTimeout",
  "WithWASI",
];

export const goNames: NamePolicy = namePolicy({
  casing: {
    type: pascal,
    "enum-case": pascal,
    flag: pascal,
    "variant-case": pascal,
    literal: kebab,
    field: pascal,
    parameter: camel,
    option: pascal,
    function: pascal,
    static: pascal,
    factory: pascal,
    member: pascal,
  },
  // Predeclared names are allowed as parameters, but the bodies use them (`len`, `uint32`, `nil`).
  reserved: {
    // A struct's fields stand beside its methods.
    field: new Set(["MarshalJSON", "UnmarshalJSON"]),
    parameter: new Set([...goKeywords, ...goPredeclared, ...packages]),
  },
  capitalMatters: true,
  flattens: new Set(["service-type", "constructor", "static", "enum-case", "flag", "variant-case"]),
  generated: generatedMembers(pascal, { client: ["String"], resource: ["String"] }),
  clientName: witName("client"),
  rootNames: new Set([
    "NewClient",
    "Result",
    "ValueError",
    "PanicError",
    "ErrClosed",
    "ErrReentrant",
    "HTTPOptions",
    ...tuples,
    ...clientOptions,
  ]),
  globals: new Set(),
  initialisms: goInitialisms,
});
