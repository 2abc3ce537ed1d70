import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import { expectation, fitsPattern, type Schema } from "./schema-check.js";

/** A flag may be what the same setting may be in a config; of a list, each item. */
export function wrongFlag(flag: string, value: unknown, schema: Schema | undefined): Diagnostic[] {
  if (schema === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => wrongFlag(flag, item, schema.items));
  if (typeof value !== "string") return [];
  if (value.length < (schema.minLength ?? 0)) return [diagnostic("usage", `\`--${flag}\` must not be empty`)];
  if (fitsPattern(value, schema)) return [];
  const help = expectation(schema);
  return [diagnostic("usage", `\`--${flag}\` cannot be \`${value}\``, help === undefined ? {} : { help })];
}
