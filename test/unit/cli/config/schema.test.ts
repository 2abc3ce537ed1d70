import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { targetOptions } from "../../../../generators/target-options.js";

const file = path.join(import.meta.dirname, "../../../../schema.json");

it("the schema has the options that back ends describe (`UPDATE_GOLDENS=1` writes it anew, to be formatted)", () => {
  const schema = JSON.parse(readFileSync(file, "utf8"));
  const targets = Object.entries(targetOptions).map(([language, options]) => {
    const { out } = schema.properties.targets.properties[language].properties;
    const described = Object.entries(options).map(([key, { help: _, ...option }]) => [key, option]);
    return [language, { type: "object", additionalProperties: false, properties: { out, ...Object.fromEntries(described) } }];
  });
  const derived = structuredClone(schema);
  derived.properties.targets.properties = Object.fromEntries(targets);
  if (process.env.UPDATE_GOLDENS) writeFileSync(file, `${JSON.stringify(derived, undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(derived);
});
