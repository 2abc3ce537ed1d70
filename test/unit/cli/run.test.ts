import { describe, expect, it } from "vitest";
import { run } from "../../../cli/run.js";
import { fakeIo } from "./fake-io.js";
import { runIn } from "./run-in.js";
import { tempFolder } from "./temp-folder.js";

describe("run", () => {
  it("prints help and version to standard output", async () => {
    const cwd = tempFolder();
    expect(await runIn(cwd, ["--version"])).toEqual({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
    for (const args of [[], ["--help"], ["help"]]) {
      const { status, out, err } = await runIn(cwd, args);
      expect([status, err]).toEqual([0, ""]);
      expect(out).toContain("generate");
    }
    expect((await runIn(cwd, ["generate", "--help"])).out).toContain("--component <file>");
  });

  it("reports a wrong use as a wrong input", async () => {
    expect(await runIn(tempFolder(), ["inspect", "--stage", "plam", "a.wasm"])).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringMatching(/^error\[usage\]: option .*plam.* is invalid\n {2}help: allowed choices are component, /),
    });
  });

  it("reports a wrong use in the form that was asked for", async () => {
    const err = async (...args: string[]) => (await runIn(tempFolder(), ["generate", "--lang", "java", ...args])).err;
    const help = "the languages are typescript, go, python, ruby";
    expect(JSON.parse(await err("--json"))).toMatchObject({ diagnostics: [{ code: "usage", help }] });
    expect(await err("--format", "github", "--json")).toMatch(/^::error title=usage::/);
    expect(await err("--format=github")).toMatch(/^::error title=usage::/);
    expect(await err("--format", "xml")).toMatch(/^error\[usage\]/);
  });

  it("answers a fault of its own with one sentence, and the stack only when asked", async () => {
    const faulty = (env: Record<string, string>) => {
      const io = fakeIo(tempFolder(), { env });
      const write = () => {
        throw new Error("the pen broke\nand more");
      };
      return { ...io, stdout: { isTerminal: false, write } };
    };
    const [quiet, verbose] = [faulty({}), faulty({ WASM_SDK_DEBUG: "1" })];
    expect(await run(["node", "wasm-sdk", "--version"], quiet)).toBe(3);
    expect(quiet.err()).toMatch(/^internal error: the pen broke\n {2}help: this is a fault of wasm-sdk: please report it .*\n$/);
    expect(await run(["node", "wasm-sdk", "--version"], verbose)).toBe(3);
    expect(verbose.err()).toContain("    at ");
  });
});

describe("inspect", () => {
  const wit =
    "package acme:shop@1.0.0;\ninterface cart {\n  add: func(sku: string) -> u32;\n}\nworld shop {\n  export cart;\n}\n";

  it("tells what WIT offers, from a file, a folder or the config", async () => {
    const cwd = tempFolder({ "wit/shop.wit": wit, "wasm-sdk.json": '{ "wit": "wit" }', "sub/x": "" });
    const { status, out, err } = await runIn(cwd, ["inspect", "wit/shop.wit"]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("world        acme:shop/shop@1.0.0\n");
    expect(out).toContain("exports\n  acme:shop/cart@1.0.0\n    add: func(sku: string) -> u32\n");
    expect((await runIn(cwd, ["inspect", "wit"])).out).toBe(out);
    expect((await runIn(cwd, ["inspect"])).out).toBe(out);
    expect((await runIn(`${cwd}/sub`, ["inspect"])).out).toBe(out);
    expect((await runIn(`${cwd}/sub`, ["inspect", "../wasm-sdk.json"])).out).toBe(out);
  });

  it("prints JSON", async () => {
    const cwd = tempFolder({ "shop.wit": wit });
    const of = async (...args: string[]) => JSON.parse((await runIn(cwd, ["inspect", "shop.wit", ...args])).out);
    expect(await of("--json")).toMatchObject({
      world: "acme:shop/shop@1.0.0",
      exports: [{ name: "acme:shop/cart@1.0.0", functions: [{ name: "add", type: "func(sku: string) -> u32", stub: false }] }],
    });
    expect(await of("--names", "--json")).toContainEqual({
      id: "acme:shop/cart@1.0.0#add",
      kind: "function",
      direction: "export",
      names: { typescript: "add", go: "Add", python: "add", ruby: "add" },
    });
    expect((await of("--stage", "world")).name.kebab).toBe("shop");
    expect((await of("--stage", "surface")).client.typescript).toBe("Shop");
    expect(await of("--stage", "shapes")).toEqual(expect.any(Array));
    expect((await of("--stage", "abi"))[0].lifted).toEqual({ params: ["i32", "i32"], results: ["i32"] });
  });

  it("shows progress on a terminal, and erases it", async () => {
    const cwd = tempFolder({ "shop.wit": wit });
    const { err } = await runIn(cwd, ["inspect", "shop.wit"], { terminal: true });
    expect(err).toContain("reading the WIT");
    expect(err.endsWith("\r\u001b[2K")).toBe(true);
  });
});
