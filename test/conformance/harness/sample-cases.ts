import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestCase } from "./test-case.js";

const sample = join(import.meta.dirname, "../../../sample-api");

/** The sample's own fixtures; its component is built when it is not there yet. */
export function sampleCases(): readonly TestCase[] {
  const component = join(sample, "build/billing.wasm");
  if (!existsSync(component)) execFileSync(process.execPath, [join(sample, "build.mjs")], { stdio: "inherit" });
  const folder = join(sample, "fixtures");
  const fixtures = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return [
    {
      name: "sample-api",
      component,
      wit: join(sample, "wit"),
      world: "billing",
      fixtures: fixtures.map((name) => join(folder, name)),
      features: [],
    },
  ];
}
