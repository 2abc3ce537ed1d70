import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import { layerFor } from "../../../../wit/plan/layer-link.js";
import type { LinkPlan } from "../../../../wit/plan/link-plan.js";
import { layerOf, plannedText, tryPlanned } from "../adapter/planned.js";
import { LinkedComponent, type LinkedLayer } from "../adapter/reference-linker.js";
import { assemble, decodedText } from "../component/assemble.js";
import { unwrap } from "../component/component-text.js";
import { composedGuest, reallocGuest, smallGuest, smallLayer, wasiImports } from "./small-layer.js";

const functions: LinkedLayer["functions"] = {
  "host.monotonic-now": () => 5n,
  "host.random": (memory: Uint8Array, to: number, length: number) => void memory.fill(9, to, to + length),
};

async function linked(text: string) {
  const bytes = await assemble(smallLayer);
  const { linking, bytes: artifact, world } = await plannedText(text, layerOf(bytes));
  return { ...linking, component: new LinkedComponent(linking, artifact, world, {}, { bytes, functions }) };
}

async function refusalOf(text: string): Promise<string | undefined> {
  const { linking } = tryPlanned(await assemble(text), "test.wasm", layerOf(await assemble(smallLayer)));
  return linking.ok ? undefined : linking.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

function sourcesOf({ modules }: LinkPlan, steps: LinkPlan["steps"] = []) {
  return steps.map(({ module }) => modules[module]?.source ?? "artifact");
}

describe("a guest of WASI", () => {
  it("calls the layer, whatever 0.2 release it was built with", async () => {
    const { component } = await linked(smallGuest);
    expect(component.call("now", [])).toBe("5");
    expect(component.call("last-byte", ["3"])).toBe(9);
  });

  it("has the layer's resources, and drops them there", async () => {
    const { component } = await linked(smallGuest);
    expect(component.call("is-ready", ["0"])).toBe(true);
    expect(component.call("is-ready", ["1"])).toBe(false);
    expect(component.call("now", [])).toBe(String(5n + (2n << 32n)));
  });

  it("does not load the layer before the first call", async () => {
    const { component } = await linked(smallGuest);
    component.call("nothing", []);
    expect(component.isLoaded).toBe(false);
    component.call("now", []);
    expect(component.isLoaded).toBe(true);
  });

  it("has no handle that it was not given", async () => {
    const { component } = await linked(smallGuest);
    expect(() => component.call("forge", [1])).toThrow("unknown handle");
  });

  it("may not call from realloc, and nothing is loaded for it", async () => {
    const { component } = await linked(reallocGuest);
    expect(() => component.call("take", ["text"])).toThrow("cannot-leave in wasi:clocks/monotonic-clock@0.2.3#now");
    expect(component.isLoaded).toBe(false);
  });

  it("may consist of parts that pass a resource of the layer on", async () => {
    const { component } = await linked(composedGuest);
    expect(component.call("run", [])).toBe(true);
    expect(component.call("run", [])).toBe(true);
  });
});

describe("a function that the layer lacks", () => {
  it("traps by name", async () => {
    const { component } = await linked(smallGuest);
    expect(() => component.call("block", [])).toThrow("wasi:io/poll@0.2.3#[method]pollable.block is not available");
  });

  it.each([
    ["has another type", smallGuest.replace('"now" (func (result u64))', '"now" (func (result s64))')],
    ["is of a prerelease", smallGuest.replace("monotonic-clock@0.2.3", "monotonic-clock@0.2.3-rc-2024-01-01")],
    ["is of another release", smallGuest.replace("monotonic-clock@0.2.3", "monotonic-clock@0.3.0")],
  ])("traps where it %s", async (_, text) => {
    const { component } = await linked(text);
    expect(() => component.call("now", [])).toThrow(/monotonic-clock@0\.[0-9a-z.-]+#now is not available/);
    expect(component.isLoaded).toBe(false);
  });
});

describe("the plan of a guest of WASI", () => {
  const schema = JSON.parse(readFileSync(new URL("../../../../wit/plan/link-plan.schema.json", import.meta.url), "utf8"));

  it("has two printed modules before the guest's own, and all else deferred", async () => {
    const { plan } = await linked(smallGuest);
    // The flags and the stubs; the guard of the function that the layer lacks stands before the guest's second module.
    expect(sourcesOf(plan, plan.steps)).toEqual(["adapters", "adapters", "artifact", "adapters", "artifact"]);
    expect(sourcesOf(plan, plan.deferred)).toEqual(["layer", "layer", "adapters", "adapters", "adapters"]);
    expect(plan.layer).toMatchObject({ name: "base" });
  });

  it("is what its schema says", async () => {
    const { plan } = await linked(smallGuest);
    const validate = new Ajv().compile(schema);
    expect([validate(plan), validate.errors]).toEqual([true, null]);
  });

  it("gives the private world to modules of the layer alone, and refers to nothing deferred before", async () => {
    const { plan } = await linked(smallGuest);
    const hosts = (steps: LinkPlan["steps"] = []) =>
      steps.flatMap(({ imports }) => imports.flatMap(({ from }) => ("host" in from ? [plan.hostFunctions[from.host]] : [])));
    expect(JSON.stringify(hosts(plan.steps))).not.toMatch(/"wasi"/);
    const instances = JSON.stringify([plan.steps, hosts(plan.steps), plan.resources, plan.options, plan.exports]).matchAll(
      /"instance":(\d+)/g,
    );
    expect(Math.max(...[...instances].map(([, index]) => Number(index)))).toBeLessThan(plan.steps.length);
    const privateWorld = (plan.deferred ?? []).filter(({ imports }) =>
      imports.some(({ from }) => "host" in from && plan.hostFunctions[from.host]?.kind === "wasi"),
    );
    expect(sourcesOf(plan, privateWorld)).toEqual(["layer"]);
  });

  it("is the same each time", async () => {
    const [first, second] = [await linked(smallGuest), await linked(smallGuest)];
    expect(first.plan).toEqual(second.plan);
    expect(first.adapters).toEqual(second.adapters);
  });

  it("knows of no layer where the guest calls nothing that it has", async () => {
    const { plan } = await linked(`(component ${wasiImports})`);
    expect(plan).not.toHaveProperty("layer");
    expect(plan).not.toHaveProperty("adapters");
  });
});

describe("the private world", () => {
  it("is refused to a component that imports it", async () => {
    const text = `(component (import "wasm-sdk:layer/host@1.0.0" (instance (export "wall-now" (func (result u64))))))`;
    expect(await refusalOf(text)).toMatch(/^unsupported-component: the component imports `wasm-sdk:layer\/host@1\.0\.0`/);
  });
});

describe("the layer that a component needs", () => {
  const needed = async (text: string) => layerFor(unwrap(evaluateComponent(await decodedText(text), "test.wasm")));

  it("is none where no WASI function is called, and the one with HTTP only where that is", async () => {
    const call = (face: string) =>
      `(component (import "${face}" (instance $i (export "f" (func)))) (core func (canon lower (func $i "f"))))`;
    expect(await needed(`(component ${wasiImports})`)).toBeUndefined();
    expect(await needed(call("wasi:cli/exit@0.2.0"))).toBe("base");
    expect(await needed(call("wasi:http/types@0.2.0"))).toBe("http");
  });
});
