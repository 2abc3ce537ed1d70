/** Values of fixtures as Ruby expressions. `RUN` is the `FixtureRun` that holds handles and objects. */

import type { FixtureValue } from "../../wit/fixtures/fixture-suite.js";
import type { Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { rubyString } from "./ruby-string.js";
import { publicTypeOf } from "./types.js";

export function valueText(surface: Surface, sdk: string, value: FixtureValue): string {
  const text = (part: FixtureValue) => valueText(surface, sdk, part);
  const list = (items: readonly FixtureValue[]) => `[${items.map(text).join(", ")}]`;
  switch (value.kind) {
    case "bool":
      return String(value.value);
    case "int":
      return value.value;
    case "float":
      return floatText(value.value);
    case "char":
    case "string":
      return rubyString(value.value);
    case "bytes":
      return `["${Buffer.from(value.bytes).toString("hex")}"].pack("H*")`;
    case "list":
    case "fixed-list":
    case "tuple":
      return list(value.items);
    case "map":
      return `{ ${value.entries.map((entry) => `${text(entry.key)} => ${text(entry.value)}`).join(", ")} }`;
    case "record": {
      const { names, members } = publicTypeOf(surface, value.named);
      return `${sdk}::${names.ruby}.new(${value.fields.map((field, i) => `${members[i]?.names.ruby}: ${text(field)}`).join(", ")})`;
    }
    case "variant": {
      const { names, members } = publicTypeOf(surface, value.named);
      const payload = value.payload === undefined ? "" : `(${text(value.payload)})`;
      return `${sdk}::${names.ruby}::${members[value.case]?.names.ruby}.new${payload}`;
    }
    case "enum":
      return `:${publicTypeOf(surface, value.named).members[value.case]?.literal.ruby}`;
    case "flags": {
      const { members } = publicTypeOf(surface, value.named);
      return `[${value.set.map((index) => `:${members[index]?.literal.ruby}`).join(", ")}]`;
    }
    case "option":
      return optionText(surface, sdk, value);
    case "result":
      return `${sdk}::${value.case === "ok" ? "Ok" : "Err"}.new(${value.payload === undefined ? "nil" : text(value.payload)})`;
    case "bind":
      return `RUN.bind(${rubyString(value.label)})`;
    case "guest-handle":
      return `RUN.handle(${rubyString(value.label)})`;
    case "host-object":
      return `RUN.object(${rubyString(value.label)})`;
  }
}

/** An option in an option is told apart from none. */
function optionText(surface: Surface, sdk: string, value: FixtureValue & { readonly kind: "option" }): string {
  if (value.payload === undefined) return "nil";
  const inner = valueText(surface, sdk, value.payload);
  return withoutAliases(surface.world, value.payload.type).kind === "option" ? `${sdk}::Some.new(${inner})` : inner;
}

const specialFloats = { nan: "Float::NAN", inf: "Float::INFINITY", "-inf": "-Float::INFINITY", "-0": "-0.0" } as const;

function floatText(value: number | keyof typeof specialFloats): string {
  if (typeof value !== "number") return specialFloats[value];
  const text = String(value);
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  return text.replace(/^(-?\d+)e/, "$1.0e");
}
