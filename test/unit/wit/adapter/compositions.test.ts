import { describe, expect, it } from "vitest";
import { composed, compositions, compositionVectors } from "../../../conformance/harness/compositions.js";
import { plannedText } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

if (compositions.length === 0) console.warn("SKIPPED: the guests of the conformance suite are not there");

describe.skipIf(compositions.length === 0)("compositions", () => {
  it.each(compositions)("%s calls %s", async (forward, echo) => {
    const { linking, bytes, world } = await plannedText(await composed(forward, echo));
    const component = new LinkedComponent(linking, bytes, world);
    const { steps } = compositionVectors(forward);
    let calls = 0;
    for (const { call, args, returns } of steps) {
      if (call === undefined) continue;
      expect([call, args, component.call(call, args)]).toEqual([call, args, returns]);
      calls++;
    }
    expect(calls).toBeGreaterThan(5);
  });
});
