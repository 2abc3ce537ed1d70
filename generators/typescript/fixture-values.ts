/** Values of fixtures as JavaScript expressions. `run` is the `FixtureRun` that holds handles and objects. */

import type { FixtureValue } from "../../wit/fixtures/fixture-suite.js";
import type { Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { propertyKey } from "./code/lines.js";
import { type NumberKind, numberTypes } from "./numbers.js";

export function valueText(surface: Surface, value: FixtureValue): string {
  const text = (part: FixtureValue) => valueText(surface, part);
  const member = (named: number, index: number) => {
    const found = surface.types[surface.typeOf[named] ?? -1]?.members[index];
    if (found === undefined) throw new Error(`type ${named} has no member ${index}`);
    return found;
  };
  switch (value.kind) {
    case "bool":
      return String(value.value);
    case "int":
      return value.scalar === "u64" || value.scalar === "s64" ? `${value.value}n` : value.value;
    case "float":
      return floatText(value.value);
    case "char":
    case "string":
      return JSON.stringify(value.value);
    case "bytes":
      return `Uint8Array.from([${value.bytes.join(", ")}])`;
    case "list":
    case "fixed-list":
      return listText(surface, value);
    case "tuple":
      return `[${value.items.map(text).join(", ")}]`;
    case "map":
      return `new Map([${value.entries.map((entry) => `[${text(entry.key)}, ${text(entry.value)}]`).join(", ")}])`;
    case "record":
      return `{ ${value.fields.map((field, i) => `${propertyKey(member(value.named, i).names.typescript)}: ${text(field)}`).join(", ")} }`;
    case "variant": {
      const payload = value.payload === undefined ? "" : `, value: ${text(value.payload)}`;
      return `{ kind: ${JSON.stringify(member(value.named, value.case).names.typescript)}${payload} }`;
    }
    case "enum":
      return JSON.stringify(member(value.named, value.case).literal.typescript);
    case "flags":
      return flagsText(surface, value);
    case "option":
      return optionText(surface, value);
    case "result": {
      const side = value.case === "ok" ? "value" : "error";
      return `{ ok: ${value.case === "ok"}${value.payload === undefined ? "" : `, ${side}: ${text(value.payload)}`} }`;
    }
    case "bind":
      return `run.bind(${JSON.stringify(value.label)})`;
    case "guest-handle":
      return `run.handle(${JSON.stringify(value.label)})`;
    case "host-object":
      return `run.object(${JSON.stringify(value.label)})`;
  }
}

const specialFloats = { nan: "NaN", inf: "Infinity", "-inf": "-Infinity", "-0": "-0" } as const;

function floatText(value: number | keyof typeof specialFloats): string {
  return typeof value === "number" ? String(value) : specialFloats[value];
}

function listText(surface: Surface, value: FixtureValue & { kind: "list" | "fixed-list" | "tuple" }): string {
  const items = value.items.map((item) => valueText(surface, item)).join(", ");
  const type = withoutAliases(surface.world, value.type);
  if (type.kind !== "list" && type.kind !== "fixed-list") throw new Error(`${type.kind} is no list`);
  const { kind } = withoutAliases(surface.world, type.element);
  return kind in numberTypes ? `${numberTypes[kind as NumberKind]}.from([${items}])` : `[${items}]`;
}

function flagsText(surface: Surface, value: FixtureValue & { kind: "flags" }): string {
  const members = surface.types[surface.typeOf[value.named] ?? -1]?.members ?? [];
  return `{ ${members.map((member, i) => `${propertyKey(member.names.typescript)}: ${value.set.includes(i)}`).join(", ")} }`;
}

function optionText(surface: Surface, { type, payload }: FixtureValue & { kind: "option" }): string {
  if (payload === undefined) return "undefined";
  const text = valueText(surface, payload);
  const option = withoutAliases(surface.world, type);
  const isBoxed = option.kind === "option" && withoutAliases(surface.world, option.payload).kind === "option";
  return isBoxed ? `{ some: ${text} }` : text;
}
