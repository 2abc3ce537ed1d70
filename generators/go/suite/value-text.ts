/** Values of fixtures as Go expressions of exactly the API's types. `run` is the `fixtureRun` that holds handles and objects. */

import type { FixtureValue, SpecialFloat } from "../../../wit/fixtures/fixture-suite.js";
import { longListJson } from "../../core/suite/long-list.js";
import type { PublicMember, Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { scalarTypes } from "../code/scalars.js";
import { GoTypes } from "../types.js";

/** The package's name in a suite. */
export const qualifier = "sdk.";

export function valueText(surface: Surface, value: FixtureValue): string {
  const types = new GoTypes(surface, qualifier);
  const text = (part: FixtureValue) => valueText(surface, part);
  const type = types.of(value.type);
  switch (value.kind) {
    case "bool":
      return String(value.value);
    case "int":
      return `${scalarTypes[value.scalar]}(${value.value})`;
    case "float":
      return `${scalarTypes[value.scalar]}(${floatText(value.value)})`;
    case "char":
      return `rune(${value.value.codePointAt(0)})`;
    case "string":
      return goString(value.value);
    case "bytes":
      return `fromHex("${Buffer.from(value.bytes).toString("hex")}")`;
    case "list":
    case "fixed-list": {
      const json = longListJson(value.items);
      return json === undefined ? `${type}{${value.items.map(text).join(", ")}}` : `fromJSON[${type}](${goString(json)})`;
    }
    case "tuple":
      return `${type}{${value.items.map((item, i) => `F${i}: ${text(item)}`).join(", ")}}`;
    case "map":
      return `${type}{${value.entries.map((entry) => `${text(entry.key)}: ${text(entry.value)}`).join(", ")}}`;
    case "record": {
      const members = membersOf(surface, value.named);
      return `${type}{${value.fields.map((field, i) => `${members[i]?.names.go}: ${text(field)}`).join(", ")}}`;
    }
    case "variant":
      return `${qualifier}${membersOf(surface, value.named)[value.case]?.names.go}{${value.payload ? `Value: ${text(value.payload)}` : ""}}`;
    case "enum":
      return `${qualifier}${membersOf(surface, value.named)[value.case]?.names.go}`;
    case "flags": {
      const set = value.set.map((i) => `${qualifier}${membersOf(surface, value.named)[i]?.names.go}`);
      return set.length === 0 ? `${type}(0)` : set.join(" | ");
    }
    case "option":
      return optionText(surface, types, value);
    case "result": {
      const payload = value.payload === undefined ? "" : `${value.case === "ok" ? "Value" : "Err"}: ${text(value.payload)}, `;
      return `${type}{${payload}IsErr: ${value.case === "err"}}`;
    }
    case "bind":
      return `bind[${types.named(value.resource)}](run, ${goString(value.label)})`;
    case "guest-handle":
      return `handle[${types.named(value.resource)}](run, ${goString(value.label)})`;
    case "host-object":
      return `object[${types.named(value.resource)}](run, ${goString(value.label)})`;
  }
}

function membersOf(surface: Surface, named: number): readonly PublicMember[] {
  return surface.types[surface.typeOf[named] ?? -1]?.members ?? [];
}

function optionText(surface: Surface, types: GoTypes, { type, payload }: FixtureValue & { kind: "option" }): string {
  const option = withoutAliases(surface.world, type);
  if (option.kind !== "option") throw new Error(`${option.kind} is no option`);
  const isPointer = types.option(option.payload) === "pointer";
  if (payload === undefined) return `(${types.of(type)})(nil)`;
  const text = valueText(surface, payload);
  return isPointer ? `ptr[${types.of(option.payload)}](${text})` : text;
}

const specialFloats: Readonly<Record<SpecialFloat, string>> = {
  nan: "math.NaN()",
  inf: "math.Inf(1)",
  "-inf": "math.Inf(-1)",
  "-0": "math.Copysign(0, -1)",
};

function floatText(value: number | SpecialFloat): string {
  return typeof value === "number" ? String(value) : specialFloats[value];
}

/** An interpreted string literal in ASCII: Go refuses some characters in its sources. */
export function goString(value: string): string {
  const escaped = [...JSON.stringify(value)].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x7f) return character;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return escaped.join("");
}
