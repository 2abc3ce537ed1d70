/** Values of fixtures as Python expressions. `run` is the `FixtureRun` that holds handles and objects, `sdk` the package. */

import type { FixtureValue, SpecialFloat } from "../../../wit/fixtures/fixture-suite.js";
import { longListJson } from "../../core/suite/long-list.js";
import type { PublicMember, Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { imported, importedModule, list, type Python, py } from "../code/python.js";

const math = importedModule("math");

const specialFloats: Readonly<Record<SpecialFloat, Python>> = {
  nan: py`${math}.nan`,
  inf: py`${math}.inf`,
  "-inf": py`-${math}.inf`,
  "-0": py`-0.0`,
};

export function fixtureValue(surface: Surface, value: FixtureValue): Python {
  const part = (of: FixtureValue | undefined) => (of === undefined ? py`None` : fixtureValue(surface, of));
  switch (value.kind) {
    case "bool":
      return py`${value.value ? "True" : "False"}`;
    case "int":
      return py`${value.value}`;
    case "float":
      return float(value.value);
    case "char":
    case "string":
      return py`${stringText(value.value)}`;
    case "bytes":
      return py`bytes.fromhex("${Buffer.from(value.bytes).toString("hex")}")`;
    case "list":
    case "fixed-list": {
      const json = longListJson(value.items);
      return json === undefined ? py`[${list(value.items.map(part))}]` : py`${importedModule("json")}.loads(${stringText(json)})`;
    }
    case "tuple":
      return py`(${list(value.items.map(part))}${value.items.length === 1 ? "," : ""})`;
    case "map":
      return py`{${list(value.entries.map((entry) => py`${part(entry.key)}: ${part(entry.value)}`))}}`;
    case "record": {
      const fields = value.fields.map((field, i) => py`${memberOf(surface, value.named, i).names.python}=${part(field)}`);
      return py`sdk.${typeName(surface, value.named)}(${list(fields)})`;
    }
    case "variant": {
      const payload = value.payload === undefined ? "" : part(value.payload);
      return py`sdk.${memberOf(surface, value.named, value.case).names.python}(${payload})`;
    }
    case "enum":
      return py`sdk.${typeName(surface, value.named)}.${memberOf(surface, value.named, value.case).names.python}`;
    case "flags":
      return py`${flagsText(surface, value)}`;
    case "option":
      return option(surface, value);
    case "result":
      return py`sdk.${value.case === "ok" ? "Ok" : "Err"}(${part(value.payload)})`;
    case "bind":
      return py`${imported("fixture_run", "Bind")}(${stringText(value.label)})`;
    case "guest-handle":
      return py`run.handle(${stringText(value.label)})`;
    case "host-object":
      return py`run.object(${stringText(value.label)})`;
  }
}

/** JSON's escapes are Python's, too. */
export function stringText(text: string): string {
  return JSON.stringify(text);
}

function float(value: number | SpecialFloat): Python {
  if (typeof value === "string") return specialFloats[value];
  const text = String(value);
  return py`${/^-?\d+$/.test(text) ? `${text}.0` : text}`;
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

function option(surface: Surface, { type, payload }: FixtureValue & { readonly kind: "option" }): Python {
  if (payload === undefined) return py`None`;
  const given = withoutAliases(surface.world, type);
  const isNested = given.kind === "option" && withoutAliases(surface.world, given.payload).kind === "option";
  const value = fixtureValue(surface, payload);
  return isNested ? py`sdk.Some(${value})` : value;
}
