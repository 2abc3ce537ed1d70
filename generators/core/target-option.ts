/** What can be said of one language's package in `targets` of wasm-sdk.json, or by a flag: described by its back end, read by the schema, the flags and their help. */

export interface TargetOption {
  readonly type: "string" | "boolean";
  /** What the flag's help says, e.g. `Go module path`; languages that share a key are listed. */
  readonly help: string;
  /** One sentence for who edits a config; with an example it also says what was expected. */
  readonly description: string;
  /** A regular expression of JSON Schema. */
  readonly pattern?: string;
  readonly minLength?: number;
}

export type TargetOptions = Readonly<Record<string, TargetOption>>;

/** One entry of `targets`, without the folder. */
export type TargetConfig = Readonly<Record<string, string | boolean | undefined>>;

/** The entry that these options describe. */
export type ConfigOf<Options extends TargetOptions> = {
  readonly [Key in keyof Options]?: Options[Key]["type"] extends "boolean" ? boolean : string;
};
