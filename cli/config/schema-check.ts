/**
 * Checks JSON against the part of JSON Schema that schema.json uses, so that the file which editors read is also the one that decides.
 * Validators at hand report a path; a person who edits a file needs line, column and the key that was meant.
 */

import type { Diagnostic, Place } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import { didYouMean } from "../../wit/did-you-mean.js";
import type { JsonNode } from "../../wit/json/parse-json.js";
import { readToolJson } from "../tool.js";

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

/** The schema of wasm-sdk.json. */
export function readSchema(): Schema {
  return readToolJson("schema.json") as Schema;
}

/** Finds all mistakes; `placeOf` turns an offset in the text into a place for people. */
export function checkAgainstSchema(root: JsonNode, schema: Schema, placeOf: (offset: number) => Place): Diagnostic[] {
  return new SchemaCheck(placeOf).value(root, schema, "");
}

const phrases: Record<JsonNode["kind"], string> = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

class SchemaCheck {
  readonly #placeOf: (offset: number) => Place;

  constructor(placeOf: (offset: number) => Place) {
    this.#placeOf = placeOf;
  }

  /** `path` is how one gets to the value, e.g. `targets.go.out`; empty for the config as a whole. */
  value(node: JsonNode, schema: Schema, path: string): Diagnostic[] {
    const types = [schema.type].flat();
    if (!types.some((type) => type === node.kind)) {
      const wanted = types.map((type) => phrases[type]).join(" or ");
      return [this.#wrong(node.at, `${called(path)} must be ${wanted}, but is ${phrases[node.kind]}`)];
    }
    switch (node.kind) {
      case "object":
        return this.#object(node, schema, path);
      case "array":
        return node.items.flatMap((item, i) => (schema.items ? this.value(item, schema.items, `${path}[${i}]`) : []));
      case "string":
        return this.#string(node, schema, path);
      default:
        return [];
    }
  }

  #object({ members }: JsonNode & { kind: "object" }, schema: Schema, path: string): Diagnostic[] {
    const properties = new Map(Object.entries(schema.properties ?? {}));
    return members.flatMap(({ key, at, value }) => {
      const valueSchema = properties.get(key) ?? schema.additionalProperties;
      if (valueSchema) return this.value(value, valueSchema, path === "" ? key : `${path}.${key}`);
      return [this.#unknownKey(key, at, [...properties.keys()])];
    });
  }

  #unknownKey(key: string, at: number, known: readonly string[]): Diagnostic {
    const meant = didYouMean(key, known);
    const help = meant === undefined ? `the keys are ${known.join(", ")}` : `did you mean \`${meant}\`?`;
    return diagnostic("config-unknown-key", `unknown key \`${key}\``, { place: this.#placeOf(at), help });
  }

  #string({ value, at }: JsonNode & { kind: "string" }, schema: Schema, path: string): Diagnostic[] {
    if (value.length < (schema.minLength ?? 0)) return [this.#wrong(at, `${called(path)} must not be empty`)];
    if (fitsPattern(value, schema)) return [];
    return [this.#wrong(at, `${called(path)} cannot be \`${value}\``, expectation(schema))];
  }

  #wrong(at: number, message: string, help?: string): Diagnostic {
    return diagnostic("config-value", message, { place: this.#placeOf(at), ...(help && { help }) });
  }
}

export function fitsPattern(value: string, { pattern }: Schema): boolean {
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}

/** What should be there instead, for `help`. */
export function expectation({ description }: Schema): string | undefined {
  return description && `expected: ${description}`;
}

function called(path: string): string {
  return path === "" ? "the config" : `\`${path}\``;
}
