/**
 * Checks JSON against the part of JSON Schema that schema.json uses, so that the file which editors read is also the one that decides.
 * Validators at hand report a path; a person who edits a file needs line, column and the key that was meant.
 */

import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import { didYouMean } from "../did-you-mean.js";
import type { JsonNode } from "./json-source.js";

type SchemaType = "object" | "array" | "string" | "boolean";

export interface Schema {
  readonly type: SchemaType | readonly SchemaType[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly description?: string;
}

/** `path` is how one gets to the value, e.g. `targets.go.out`; empty for the config as a whole. */
export function checkAgainstSchema(node: JsonNode, schema: Schema, path = ""): Diagnostic[] {
  const types = [schema.type].flat();
  if (!types.some((type) => type === node.kind)) {
    const wanted = types.map((type) => phrases[type]).join(" or ");
    const message = `${called(path)} must be ${wanted}, but is ${phrases[node.kind]}`;
    return [diagnostic("config-value", message, { place: node.place })];
  }
  switch (node.kind) {
    case "object":
      return checkObject(node, schema, path);
    case "array":
      return node.items.flatMap((item, i) => (schema.items ? checkAgainstSchema(item, schema.items, `${path}[${i}]`) : []));
    case "string":
      return checkString(node, schema, path);
    default:
      return [];
  }
}

const phrases: Record<JsonNode["kind"], string> = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

function checkObject(node: JsonNode & { kind: "object" }, schema: Schema, path: string): Diagnostic[] {
  const seen = new Set<string>();
  return node.entries.flatMap(({ key, keyPlace: place, value }) => {
    if (seen.has(key))
      return [diagnostic("config-value", `the key \`${key}\` stands here twice`, { place, help: "remove one of them" })];
    seen.add(key);
    const known = schema.properties !== undefined && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const valueSchema = known ?? schema.additionalProperties;
    if (valueSchema) return checkAgainstSchema(value, valueSchema, path === "" ? key : `${path}.${key}`);
    const meant = didYouMean(key, Object.keys(schema.properties ?? {}));
    const help =
      meant === undefined ? `the keys are ${Object.keys(schema.properties ?? {}).join(", ")}` : `did you mean \`${meant}\`?`;
    return [diagnostic("config-unknown-key", `unknown key \`${key}\``, { place, help })];
  });
}

function called(path: string): string {
  return path === "" ? "the config" : `\`${path}\``;
}

function checkString({ value, place }: JsonNode & { kind: "string" }, schema: Schema, path: string): Diagnostic[] {
  if (value.length < (schema.minLength ?? 0)) return [diagnostic("config-value", `${called(path)} must not be empty`, { place })];
  if (schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value)) return [];
  const help = schema.description === undefined ? {} : { help: `expected: ${schema.description}` };
  return [diagnostic("config-value", `${called(path)} cannot be \`${value}\``, { place, ...help })];
}
