import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { buildComponent } from "./build-component.js";
import { runIn } from "./run-in.js";
import { filesBeneath, tempFolder } from "./temp-folder.js";

vi.mock("../../../generators/registry.js", () => import("./fake-backends.js"));

const wit = `package acme:shop@1.4.0;
interface host { log: func(text: string); }
interface cart { add: func(sku: string) -> u32; }
world shop {
  import host;
  import wasi:cli/environment@0.2.0;
  export cart;
}
package wasi:cli@0.2.0 {
  interface environment { get-locale: func() -> list<string>; }
}
`;
let component: Uint8Array;
beforeAll(async () => {
  component = await buildComponent(wit);
});

const flags = (...more: string[]) => ["generate", "--component", "shop.wasm", "--out", "sdk", ...more];
const shop = (files: Record<string, string> = {}) => tempFolder({ "shop.wasm": component, "shop.wit": wit, ...files });
const given = (folder: string, out: string) => JSON.parse(readFileSync(path.join(folder, out, "README.md"), "utf8"));

describe("generate", () => {
  it("writes a package, and says what it did", async () => {
    const folder = shop();
    const { status, out, err } = await runIn(folder, flags("--wit", "shop.wit", "--lang", "typescript"));
    expect([status, err]).toEqual([0, ""]);
    expect(Object.keys(filesBeneath(path.join(folder, "sdk")))).toEqual([
      ".wasm-sdk-manifest.json",
      "README.md",
      "src/shop.wasm",
    ]);
    expect(readFileSync(path.join(folder, "sdk/src/shop.wasm"))).toEqual(Buffer.from(component));
    expect(out.split("\n")).toEqual([
      expect.stringMatching(/^acme:shop\/shop@1\.4\.0 {2}shop\.wasm, .* KiB$/),
      expect.stringMatching(/^sha256 [0-9a-f]{64}$/),
      "WASI: the environment",
      expect.stringMatching(/^typescript {2}sdk {2}2 files {2}.* KiB {2}3 written$/),
      "the component can call these, but no package provides them: a call traps",
      "  wasi:cli/environment@0.2.0: get-locale",
      "",
    ]);
    expect((await runIn(folder, flags("--wit", "shop.wit", "--lang", "typescript"))).out).toContain("up to date");
  });

  it("says that a world is not looked for without WIT", async () => {
    const { status, err } = await runIn(shop(), flags("--world", "shop", "--lang", "typescript"));
    expect([status, err]).toEqual([0, expect.stringMatching(/^warning\[unused-setting\]: the world `shop` is not looked for/)]);
  });

  it("gives the back end what config and flags say", async () => {
    const config = {
      component: "shop.wasm",
      wit: "shop.wit",
      sdk: { name: "Acme Shop" },
      rename: { "acme:shop/shop": "store" },
      targets: { ruby: { out: "rb", gem: "shop" }, python: { out: "py" } },
    };
    const folder = shop({ "wasm-sdk.json": JSON.stringify(config) });
    expect(await runIn(folder, ["generate", "--stateless", "--distribution", "store"])).toMatchObject({ status: 0, err: "" });
    expect(given(folder, "rb")).toMatchObject({
      client: { typescript: "Store" },
      options: { gem: "shop" },
      sdk: { name: "Acme Shop", version: "1.4.0" },
      stateless: true,
      reach: ["acme:shop/host@1.4.0", "wasi:cli/environment@0.2.0"],
    });
    expect(given(folder, "py").options).toEqual({ distribution: "store" });
  });

  it("prints the result as JSON", async () => {
    const folder = shop();
    const { out, err } = await runIn(folder, flags("--lang", "go,python", "--module", "example.com/shop", "--json"));
    expect(err).toBe("");
    const result = JSON.parse(out);
    expect(result).toMatchObject({
      component: { file: "shop.wasm", size: component.length },
      trappingStubs: ["wasi:cli/environment@0.2.0#get-locale"],
      packages: [
        {
          language: "go",
          out: "sdk/go",
          files: 2,
          written: ["README.md", "src/root.wasm", ".wasm-sdk-manifest.json"],
          removed: [],
        },
        { language: "python", out: "sdk/python" },
      ],
    });
  });

  it("warns of a Go module without a path, also in the form that was asked for, but not when quiet", async () => {
    const folder = shop();
    const go = flags("--wit", "shop.wit", "--lang", "go");
    expect((await runIn(folder, go)).err).toMatch(/^sdk: warning\[no-module-path\]: .*`example\.com\/acme\/shop`/);
    expect(JSON.parse((await runIn(folder, [...go, "--json"])).err).diagnostics[0].code).toBe("no-module-path");
    expect((await runIn(folder, [...go, "--format", "github"])).err).toMatch(/^::warning file=sdk,title=no-module-path::/);
    expect(await runIn(folder, [...go, "--quiet"])).toEqual({ status: 0, out: "", err: "" });
  });

  it("checks without writing", async () => {
    const folder = shop();
    const check = flags("--lang", "ruby", "--check");
    expect((await runIn(folder, check)).status).toBe(1);
    expect(Object.keys(filesBeneath(folder))).toEqual(["shop.wasm", "shop.wit"]);
    await runIn(folder, flags("--lang", "ruby"));
    expect(await runIn(folder, check)).toMatchObject({ status: 0, err: "", out: expect.stringContaining("up to date") });
  });
});
