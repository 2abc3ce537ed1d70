/**
 * Calls between two parts by the printed adapters and by wasmtime's, which must come to the same. `npm run stress -- adapters` runs many more:
 * DIFFERENTIAL_SEEDS=from-to and DIFFERENTIAL_CALLS.
 */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults } from "../../wit/plan/link-plan.js";
import { isPresent } from "../conformance/harness/language-tests.js";
import { campaign, noFindings } from "./campaign.js";
import { isOracleThere, Oracle } from "./oracle.js";

const [first = 1, last = 4] = (process.env.DIFFERENTIAL_SEEDS ?? "").split("-").filter(Boolean).map(Number);
const calls = Number(process.env.DIFFERENTIAL_CALLS ?? 24);
/** On a machine that does other things as well. */
const SEED_MS = 600_000;
const seeds = Array.from({ length: last - first + 1 }, (_, i) => first + i);

if (!isOracleThere) console.warn("SKIPPED: the oracle, wasmtime for Python, is not there");

describe.skipIf(!isOracleThere || !isPresent("python"))("printed adapters do as wasmtime's", () => {
  const findings = noFindings();
  let oracle: Oracle;
  beforeAll(() => {
    oracle = new Oracle();
  });
  afterAll(() => {
    oracle.close();
    const traps = [...findings.traps].map(([said, number]) => `${number} ${said}`);
    console.log(
      `${findings.exchanges} exchanges of ${findings.functions} functions, seeds ${first} to ${last}; ${traps.join(", ")}`,
    );
  });

  it.each(seeds)(
    "seed %i",
    async (seed) => {
      const before = findings.differences.length;
      await campaign(seed, calls, oracle, findings);
      expect(findings.differences.slice(before)).toEqual([]);
    },
    SEED_MS,
  );

  it("breaks each rule", () => {
    const said = [...findings.traps.keys()].join("\n");
    // Of entering, which hangs on who calls whom and not on values, test/unit/wit/adapter has tests.
    for (const rule of faults.filter((each) => each !== "cannot-enter")) expect(said).toContain(rule);
  });
});
