/** The synchronous fused cases of the specification's own suite, by the plan alone. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Planned, planned } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

const conformance = resolve(import.meta.dirname, "../../../../../shared/conformance");
if (!existsSync(conformance)) console.warn(`SKIPPED: the vectors of ${conformance} are not there`);

interface Step {
  readonly new?: true;
  readonly call?: string;
  readonly args?: readonly unknown[];
  readonly returns?: unknown;
  readonly traps?: string;
}

/** Expect a trap that the specification no longer asks for; index.json says why. */
const disputed: ReadonlySet<string> = new Set(["async-trap-on-reenter-L0068", "async-trap-on-reenter-L0089"]);

const names = existsSync(conformance) ? readdirSync(conformance).filter(isFused).sort() : [];

function isFused(name: string): boolean {
  const file = resolve(conformance, name, "vectors.json");
  if (!existsSync(file)) return false;
  const { kind, fused } = JSON.parse(readFileSync(file, "utf8"));
  return kind === "sync" && fused;
}

describe.skipIf(names.length === 0)("fused cases", () => {
  it("are all there", () => expect(names.length).toBe(54));

  it.each(names)("%s", (name) => {
    const made = planned(readFileSync(resolve(conformance, name, "component.wasm")), name);
    const { steps } = JSON.parse(readFileSync(resolve(conformance, name, "vectors.json"), "utf8"));
    runSteps(made, steps, disputed.has(name));
  });
});

function runSteps({ linking, bytes, world }: Planned, steps: readonly Step[], isDisputed: boolean): void {
  let component: LinkedComponent | undefined;
  for (const { call, args = [], returns, traps, new: fresh } of steps) {
    if (fresh) {
      const make = () => new LinkedComponent(linking, bytes, world);
      if (traps !== undefined) expect(make).toThrow();
      else component = make();
    } else if (call !== undefined) {
      const run = () => component?.call(call, args);
      if (traps !== undefined && !isDisputed) expect(run).toThrow();
      else expect(run()).toEqual(returns ?? null);
    }
  }
}
