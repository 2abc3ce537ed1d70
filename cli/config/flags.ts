/** The flags that stand for a config, or override one. Names and meanings are those of wasm-sdk.json. */

import type { SdkMetadata } from "../../generators/core/backend-input.js";
import type { LanguageId } from "../../generators/core/languages.js";
import type { RenameMap } from "../../generators/core/names/rename-map.js";
import type { TargetConfig } from "../../generators/core/target-option.js";
import { type TargetKey, targetOptions } from "../../generators/target-options.js";

/** Which interface and which component: what `generate` and `inspect` share. */
export interface InputFlags {
  readonly config?: string;
  readonly wit?: string;
  readonly world?: string;
  readonly component?: string;
}

export interface GenerateFlags extends InputFlags, TargetFlags, MetadataFlags {
  readonly lang?: readonly LanguageId[];
  readonly out?: string;
  readonly stateless?: boolean;
  readonly rename?: RenameMap;
  readonly initialisms?: readonly string[];
  /** Only of `test`: paths or patterns. */
  readonly fixtures?: readonly string[];
}

/** What the packages say about themselves, and their version. */
export type MetadataFlags = Partial<SdkMetadata>;

/** Each for the one language among those asked for that has such a key. */
export type TargetFlags = Readonly<Partial<Record<TargetKey, string | boolean>>>;

/** The keys of all languages' targets. */
export const targetKeys: readonly string[] = [...new Set(Object.values(targetOptions).flatMap(Object.keys))];

/** The target flags among all flags. */
export function targetFlags(flags: object): TargetConfig {
  return Object.fromEntries(Object.entries(flags).filter(([key]) => targetKeys.includes(key)));
}
