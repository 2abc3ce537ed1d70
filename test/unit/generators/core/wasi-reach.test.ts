import { describe, expect, it } from "vitest";
import { wasiReachOf } from "../../../../generators/core/wasi-reach.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import { decodedText } from "../../wit/component/assemble.js";
import { unwrap } from "../../wit/component/component-text.js";

/** A component that imports interfaces of one function `f`, and calls some. */
async function reachOf(imported: readonly string[], called: readonly string[] = imported) {
  const text = imported.map((name, i) => {
    const call = called.includes(name) ? `(core func (canon lower (func $i${i} "f")))` : "";
    return `(import "${name}" (instance $i${i} (export "f" (func)))) ${call}`;
  });
  return wasiReachOf(unwrap(evaluateComponent(await decodedText(`(component ${text.join("")})`), "test.wasm")));
}

describe("what a component can reach through WASI", () => {
  it("is told in one order, each thing once", async () => {
    const names = ["http/outgoing-handler", "cli/stderr", "cli/stdout", "random/insecure", "clocks/wall-clock"];
    expect(await reachOf(names.map((name) => `wasi:${name}@0.2.6`))).toEqual(["clock", "randomness", "output", "http"]);
  });

  it("is what it has linked, and not all that it imports", async () => {
    const names = ["wasi:cli/environment@0.2.0", "wasi:cli/stdin@0.2.0"];
    expect(await reachOf(names, [names[1] as string])).toEqual(["input"]);
  });

  it("is nothing that no package gives, and nothing of others", async () => {
    expect(await reachOf(["wasi:filesystem/types@0.2.0", "wasi:cli/exit@0.2.0", "acme:clocks/clock@1.0.0"])).toEqual([]);
  });
});
