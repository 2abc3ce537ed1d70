/** What the packages say about themselves: the config's `sdk`, each key overridden by its flag. */

import type { SdkMetadata } from "../../generators/core/backend-input.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { wrongFlag } from "./flag-check.js";
import type { MetadataFlags } from "./flags.js";
import { readSchema } from "./schema-check.js";
import type { Sources } from "./sources.js";

export function metadataOf({ flags, file }: Sources<MetadataFlags>): Outcome<Omit<SdkMetadata, "version">> {
  const keys = Object.entries(readSchema().properties?.sdk?.properties ?? {});
  const log = new DiagnosticLog();
  const given = keys.flatMap(([key, schema]) => {
    const value = flags[key as keyof MetadataFlags];
    log.add(...wrongFlag(key, value, schema));
    return value === undefined ? [] : [[key, value] as const];
  });
  return log.conclude({ ...file?.config.sdk, ...Object.fromEntries(given) });
}
