/** Values of fixtures as Python expressions. `run` is the `FixtureRun` that holds handles and objects, `sdk` the package. */

import type { FixtureValue } from "../../wit/fixtures/fixture-suite.js";
import { longListJson } from "../core/suite/long-list.js";
import type { PublicMember, Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";

const specialFloats = { nan: "math.nan", inf: "math.inf", "-inf": "-math.inf", "-0": "-0.0" } as const;

export function valueText(surface: Surface, value: FixtureValue): string {
  const text = (part: FixtureValue | undefined) => (part === undefined ? "None" : valueText(surface, part));
  switch (value.kind) {
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return value.value;
    case "float":
      return floatText(value.value);
    case "char":
    case "string":
      return stringText(value.value);
    case "bytes":
      return `bytes.fromhex("${Buffer.from(value.bytes).toString("hex")}")`;
    case "list":
    case "fixed-list": {
      const json = longListJson(value.items);
      return json === undefined ? `[${value.items.map(text).join(", ")}]` : `json.loads(${stringText(json)})`;
    }
    case "tuple":
      return `(${value.items.map(text).join(", ")}${value.items.length === 1 ? "," : ""})`;
    case "map":
      return `{${value.entries.map((entry) => `${text(entry.key)}: ${text(entry.value)}`).join(", ")}}`;
    case "record": {
      const fields = value.fields.map((field, i) => `${memberOf(surface, value.named, i).names.python}=${text(field)}`);
      return `sdk.${typeName(surface, value.named)}(${fields.join(", ")})`;
    }
    case "variant":
      return `sdk.${memberOf(surface, value.named, value.case).names.python}(${value.payload === undefined ? "" : text(value.payload)})`;
    case "enum":
      return `sdk.${typeName(surface, value.named)}.${memberOf(surface, value.named, value.case).names.python}`;
    case "flags":
      return flagsText(surface, value);
    case "option":
      return optionText(surface, value);
    case "result":
      return `sdk.${value.case === "ok" ? "Ok" : "Err"}(${text(value.payload)})`;
    case "bind":
      return `Bind(${stringText(value.label)})`;
    case "guest-handle":
      return `run.handle(${stringText(value.label)})`;
    case "host-object":
      return `run.object(${stringText(value.label)})`;
  }
}

/** JSON's escapes are Python's, too. */
export function stringText(text: string): string {
  return JSON.stringify(text);
}

function floatText(value: number | keyof typeof specialFloats): string {
  if (typeof value === "string") return specialFloats[value];
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function typeName(surface: Surface, index: number): string {
  return surface.types[surface.typeOf[index] ?? -1]?.names.python ?? "";
}

function memberOf(surface: Surface, named: number, index: number): PublicMember {
  const found = surface.types[surface.typeOf[named] ?? -1]?.members[index];
  if (found === undefined) throw new Error(`type ${named} has no member ${index}`);
  return found;
}

function flagsText(surface: Surface, { named, set }: FixtureValue & { readonly kind: "flags" }): string {
  const name = `sdk.${typeName(surface, named)}`;
  return set.length === 0
    ? `${name}(0)`
    : set.map((index) => `${name}.${memberOf(surface, named, index).names.python}`).join(" | ");
}

function optionText(surface: Surface, { type, payload }: FixtureValue & { readonly kind: "option" }): string {
  if (payload === undefined) return "None";
  const option = withoutAliases(surface.world, type);
  const isNested = option.kind === "option" && withoutAliases(surface.world, option.payload).kind === "option";
  return isNested ? `sdk.Some(${valueText(surface, payload)})` : valueText(surface, payload);
}
