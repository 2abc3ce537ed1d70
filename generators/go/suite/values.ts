/** Values of fixtures as Go expressions of exactly the API's types. `run` is the `fixtureRun` that holds handles and objects. */

import type { FixtureValue, SpecialFloat } from "../../../wit/fixtures/fixture-suite.js";
import { joined } from "../../core/code/code.js";
import { longListJson } from "../../core/suite/long-list.js";
import type { PublicMember, Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { GoTypes } from "../api/types.js";
import { type GoExpression, type GoPackage, go, math } from "../code/go.js";
import { scalarTypes } from "../code/scalars.js";

/** The package's name in a suite. */
export const qualifier = "sdk.";

export function fixtureValue(surface: Surface, value: FixtureValue): GoExpression {
  const types = new GoTypes(surface, qualifier);
  const part = (of: FixtureValue) => fixtureValue(surface, of);
  const type = types.of(value.type);
  const literal = (items: readonly GoExpression[]) => go`${type}{${list(items)}}`;
  switch (value.kind) {
    case "bool":
      return go`${String(value.value)}`;
    case "int":
      return go`${scalarTypes[value.scalar]}(${String(value.value)})`;
    case "float":
      return go`${scalarTypes[value.scalar]}(${float(value.value)})`;
    case "char":
      return go`rune(${value.value.codePointAt(0) ?? 0})`;
    case "string":
      return go`${goString(value.value)}`;
    case "bytes":
      return go`fromHex("${Buffer.from(value.bytes).toString("hex")}")`;
    case "list":
    case "fixed-list": {
      const json = longListJson(value.items);
      return json === undefined ? literal(value.items.map(part)) : go`fromJSON[${type}](${goString(json)})`;
    }
    case "tuple":
      return literal(value.items.map((item, i) => go`F${i}: ${part(item)}`));
    case "map":
      return literal(value.entries.map((entry) => go`${part(entry.key)}: ${part(entry.value)}`));
    case "record": {
      const members = membersOf(surface, value.named);
      return literal(value.fields.map((field, i) => go`${members[i]?.names.go ?? ""}: ${part(field)}`));
    }
    case "variant": {
      const name = membersOf(surface, value.named)[value.case]?.names.go ?? "";
      return go`${qualifier}${name}{${value.payload ? go`Value: ${part(value.payload)}` : ""}}`;
    }
    case "enum":
      return go`${qualifier}${membersOf(surface, value.named)[value.case]?.names.go ?? ""}`;
    case "flags": {
      const set = value.set.map((i) => `${qualifier}${membersOf(surface, value.named)[i]?.names.go}`);
      return set.length === 0 ? go`${type}(0)` : go`${set.join(" | ")}`;
    }
    case "option":
      return option(surface, types, value);
    case "result": {
      const payload = value.payload && go`${value.case === "ok" ? "Value" : "Err"}: ${part(value.payload)}`;
      return literal([...(payload ? [payload] : []), go`IsErr: ${String(value.case === "err")}`]);
    }
    case "bind":
      return go`bind[${types.named(value.resource)}](run, ${goString(value.label)})`;
    case "guest-handle":
      return go`handle[${types.named(value.resource)}](run, ${goString(value.label)})`;
    case "host-object":
      return go`object[${types.named(value.resource)}](run, ${goString(value.label)})`;
  }
}

/** With commas between. */
export const list = joined<GoPackage>;

function membersOf(surface: Surface, named: number): readonly PublicMember[] {
  return surface.types[surface.typeOf[named] ?? -1]?.members ?? [];
}

function option(surface: Surface, types: GoTypes, { type, payload }: FixtureValue & { kind: "option" }): GoExpression {
  const given = withoutAliases(surface.world, type);
  if (given.kind !== "option") throw new Error(`${given.kind} is no option`);
  if (payload === undefined) return go`(${types.of(type)})(nil)`;
  const value = fixtureValue(surface, payload);
  return types.option(given.payload) === "pointer" ? go`ptr[${types.of(given.payload)}](${value})` : value;
}

const specialFloats: Readonly<Record<SpecialFloat, GoExpression>> = {
  nan: go`${math}.NaN()`,
  inf: go`${math}.Inf(1)`,
  "-inf": go`${math}.Inf(-1)`,
  "-0": go`${math}.Copysign(0, -1)`,
};

function float(value: number | SpecialFloat): GoExpression {
  return typeof value === "number" ? go`${value}` : specialFloats[value];
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
