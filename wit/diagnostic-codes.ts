/**
 * The registry of diagnostic codes. A code is public: CI configurations and docs refer to it, so it never changes its meaning.
 * `help` is the remedy when the place that reports has no better one.
 */
interface CodeEntry {
  readonly severity: "error" | "warning";
  readonly help: string;
}

const error = (help: string) => ({ severity: "error", help }) as const;
const warning = (help: string) => ({ severity: "warning", help }) as const;

export const diagnosticCodes = {
  // The binary.
  "not-wasm": error("give the path of a compiled WebAssembly component (.wasm)"),
  "core-module": error("turn the core module into a component first, for example with `wasm-tools component new`"),
  "malformed-component": error("rebuild the component; the file is damaged or was cut short"),
  "unsupported-component": error("rebuild the component without this feature"),
  "unsupported-core-feature": error("rebuild the component without this feature, or leave this language out"),
  // WIT text.
  "wit-syntax": error("correct the WIT; its grammar is in WIT.md of WebAssembly/component-model"),
  "wit-name": error("correct the name, or define it"),
  "wit-duplicate": error("rename one of them"),
  "wit-package": error("begin one file of the package with `package namespace:name;`"),
  "wit-semantics": error("correct the WIT; `wasm-tools component wit` says the same about it"),
  "world-not-found": error("choose a world of the package"),
  "world-ambiguous": error("choose one with `world` in wasm-sdk.json, or `--world`"),

  // The command line and wasm-sdk.json.
  usage: error("see `wasm-sdk --help`"),
  "no-config": error("write a wasm-sdk.json, or give `--component`, `--lang` and `--out`"),
  "config-syntax": error("correct the JSON; comments and trailing commas are not allowed"),
  "config-unknown-key": error("remove the key"),
  "config-value": error("correct the value; schema.json says what is allowed"),
  "unused-setting": warning("name the WIT with `wit` or `--wit`, or leave the world out"),
  "missing-setting": error("add it to wasm-sdk.json, or give the flag"),
  "module-path-version": error("set `targets.go.module` in wasm-sdk.json, or give `--module`"),
  "no-module-path": warning("set `targets.go.module` in wasm-sdk.json, or give `--module`"),

  // Fixtures.
  "fixture-syntax": error("correct the JSON; comments and trailing commas are not allowed"),
  "fixture-form": error("see fixtures.schema.json for the form of the file"),
  "fixture-function": error("name a function of the world, as `func` or `ns:pkg/iface#func`"),
  "fixture-value": error("write a value of the WIT type"),
  "fixture-handle": error("bind a handle before it is used, and use it once at most where it is given away"),
  "no-fixtures": error("list fixture files in `fixtures` of wasm-sdk.json, or give `--fixtures`"),
  "unmatched-fixtures": warning("correct the pattern, or write a fixture file"),

  // Files.
  "unreadable-file": error("check the path and its permissions"),
  "file-too-large": error("build a smaller component"),
  "no-wit-files": error("give a .wit file, or a folder that holds .wit files"),
  "foreign-file": error("move the file away, or generate into another folder"),
  "edited-file": error("move the change out of the generated package, or overwrite it with `--force`"),
  "damaged-manifest": error("restore the file, or remove the package's folder and generate it anew"),
  "unwritable-output": error("choose a folder that can be written to"),
  "write-failed": error("make sure that the disk has room and works, then try again"),
  "lock-conflict": error("keep the names of both sides, remove the marks, then run `wasm-sdk generate`"),
  "newer-lock": error("update the tool: `npm install --save-dev wasm-sdk@latest`"),
  "damaged-lock": error("restore the file from version control; names are given anew if it is removed"),
  "stale-lock": error("run `wasm-sdk generate` and commit the result"),
  "stale-package": error("run `wasm-sdk generate` and commit the result"),

  // What no package, or not this one, can offer.
  "unsupported-wit": error("leave it out of the world"),
  "stateless-resource": error('remove `"stateless": true`, or the exported resource'),
  "stage-unavailable": error("give a component"),

  // Names.
  "name-clash": error("give one of them another name with `rename` in wasm-sdk.json"),
  "unknown-rename": error("the keys of `rename` are WIT paths; `wasm-sdk inspect --names` lists them"),
  "invalid-rename": error('give one WIT name for all languages, or `{ "go": "GetURL" }` per language'),

  // The WIT world against the component.
  "missing-export": error("export it from the component, or take it out of the WIT world"),
  "undeclared-import": error("import it in the WIT world, or rebuild the component without it"),
  "type-mismatch": error("rebuild the component from this WIT, or give the WIT that it was built from"),
  "imported-resource": warning("export the interface from the world if the component is to define the resource"),

  // What cannot be linked over a core engine.
  "fused-call": error("build the parts as one component instead of composing them"),
  "async-function": error("rebuild the component with synchronous functions"),
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof diagnosticCodes;
