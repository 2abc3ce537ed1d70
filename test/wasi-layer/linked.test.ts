/** A guest linked with the layer as packages are: the rest of the folder calls the layer without one. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { layerOf, plannedText } from "../unit/wit/adapter/planned.js";
import { LinkedComponent } from "../unit/wit/adapter/reference-linker.js";
import { smallGuest } from "../unit/wit/plan/small-layer.js";

const functions = {
  "host.monotonic-now": () => 5n,
  "host.random": (memory: Uint8Array, to: number, length: number) => void memory.fill(9, to >>> 0, (to >>> 0) + length),
  "host.fail": (memory: Uint8Array, source: number, length: number) => {
    throw new Error(new TextDecoder().decode(memory.slice(source, source + length)));
  },
};

async function linked(name: "base" | "http") {
  const bytes = new Uint8Array(readFileSync(path.resolve(import.meta.dirname, `../../templates/wasi-layer/${name}.wasm`)));
  const { linking, bytes: artifact, world } = await plannedText(smallGuest, layerOf(bytes, name));
  return { plan: linking.plan, component: new LinkedComponent(linking, artifact, world, {}, { bytes, functions }) };
}

describe.each(["base", "http"] as const)("a guest linked with %s.wasm", (name) => {
  it("has every function that it imports, of another 0.2 release", async () => {
    const { plan } = await linked(name);
    expect(plan.hostFunctions.filter(({ kind }) => kind === "trap")).toEqual([]);
    expect(plan.layer).toMatchObject({ name });
  });

  it("calls them, and drops what it got", async () => {
    const { component } = await linked(name);
    expect(component.call("now", [])).toBe("5");
    expect(component.call("last-byte", ["1000"])).toBe(9);
    for (let i = 0; i < 11_000; i++) component.call("is-ready", ["0"]);
    expect(component.call("is-ready", ["1"])).toBe(false);
    expect(component.call("block", [])).toBeNull();
  });

  it("cannot name a resource that it was not given, and reads why a call traps", async () => {
    const forging = await linked(name);
    expect(() => forging.component.call("forge", [1])).toThrow("unknown handle");
    const greedy = await linked(name);
    expect(() => greedy.component.call("last-byte", [String(2 ** 21)])).toThrow("more than 1 MiB of random bytes in one call");
    const leaking = await linked(name);
    const block = () => leaking.component.call("block", []);
    expect(() => {
      for (let i = 0; i < 10_001; i++) block();
    }).toThrow("more than 10000 WASI resources are held at once");
  });
});
