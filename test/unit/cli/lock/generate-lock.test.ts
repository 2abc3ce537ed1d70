import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { buildComponent } from "../build-component.js";
import { runIn } from "../run-in.js";
import { filesBeneath, tempFolder } from "../temp-folder.js";

vi.mock("../../../../generators/registry.js", () => import("../fake-backends.js"));

const interfaces = {
  carts: "interface carts { record item { a: u8 } f: func(i: item); }",
  orders: "interface orders { record item { b: u8 } g: func(i: item); }",
};
const shop = (version: string, ...names: (keyof typeof interfaces)[]) =>
  `package acme:shop@${version}; ${names.map((name) => interfaces[name]).join(" ")} world shop { ${names.map((name) => `export ${name};`).join(" ")} }`;

const config = { component: "shop.wasm", wit: "shop.wit", targets: { ruby: { out: "rb" }, python: { out: "py" } } };

async function vendor(wit: string): Promise<string> {
  const folder = tempFolder({ "wasm-sdk.json": JSON.stringify(config) });
  await build(folder, wit);
  return folder;
}

async function build(folder: string, wit: string): Promise<void> {
  writeFileSync(path.join(folder, "shop.wit"), wit);
  writeFileSync(path.join(folder, "shop.wasm"), await buildComponent(wit));
}

const lockOf = (folder: string) => JSON.parse(readFileSync(path.join(folder, "wasm-sdk.lock"), "utf8"));
const typeNames = (lock: { names: Record<string, Record<string, string>> }) =>
  Object.fromEntries(Object.entries(lock.names).flatMap(([key, names]) => (key.includes(" type ") ? [[key, names.go]] : [])));

describe("the lock", () => {
  it("is written beside the config, with the interface, digests and names", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    expect(await runIn(folder, ["generate"])).toMatchObject({ status: 0, err: "" });
    const lock = lockOf(folder);
    expect(lock).toMatchObject({
      format: 1,
      world: "acme:shop/shop@1.0.0",
      interface: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(lock.interface.text.join("\n")).toContain("record item {");
    expect(Object.keys(lock.digests.packages)).toEqual(["python", "ruby"]);
    expect(lock.names["export type acme:shop/orders@1.0.0#item"]).toEqual({
      typescript: "Item",
      go: "Item",
      python: "Item",
      ruby: "Item",
    });
  });

  it("holds names over versions, also where a newcomer stands in front", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    await build(folder, shop("2.0.0", "carts", "orders"));
    expect(await runIn(folder, ["generate"])).toMatchObject({ status: 0, err: "" });
    expect(typeNames(lockOf(folder))).toEqual({
      "export type acme:shop/carts@2.0.0#item": "CartsItem",
      "export type acme:shop/orders@2.0.0#item": "Item",
    });
    rmSync(path.join(folder, "wasm-sdk.lock"));
    await runIn(folder, ["generate"]);
    expect(typeNames(lockOf(folder))["export type acme:shop/carts@2.0.0#item"], "without it they would move").toBe("Item");
  });

  it("is what inspect reads too", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    await build(folder, shop("1.0.0", "carts", "orders"));
    expect((await runIn(folder, ["inspect", "--names"])).out).toMatch(/acme:shop\/orders@1\.0\.0#item +type +Item +Item/);
  });

  it("does not change with a second run, nor with a run for one language", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    const before = filesBeneath(folder);
    await runIn(folder, ["generate"]);
    await runIn(folder, ["generate", "--lang", "python"]);
    expect(filesBeneath(folder)).toEqual(before);
    expect(await runIn(folder, ["generate", "--check"])).toMatchObject({ status: 0 });
  });

  it("is left alone when nothing can be written, and there is none without a config", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    writeFileSync(path.join(folder, "rb"), "a file where the package belongs");
    expect((await runIn(folder, ["generate"])).status).not.toBe(0);
    expect(existsSync(path.join(folder, "wasm-sdk.lock"))).toBe(false);
    rmSync(path.join(folder, "wasm-sdk.json"));
    await runIn(folder, ["generate", "--component", "shop.wasm", "--lang", "python", "--out", "sdk"]);
    expect(existsSync(path.join(folder, "wasm-sdk.lock"))).toBe(false);
  });
});

describe("a lock that cannot be used", () => {
  const damaged: readonly (readonly [string, (text: string) => string, string])[] = [
    ["cut short", (text) => text.slice(0, 200), "damaged-lock"],
    ["no JSON", () => "names: {}", "damaged-lock"],
    ["without names", (text) => text.replace('"names"', '"nomes"'), "damaged-lock"],
    ["a number for a name", (text) => text.replace('"go":"Item"', '"go":1'), "damaged-lock"],
    ["an unknown language", (text) => text.replace('"go":"Item"', '"cobol":"Item"'), "damaged-lock"],
    ["of a later format", (text) => text.replace('"format": 1', '"format": 2'), "newer-lock"],
    ["of a later tool", (text) => text.replace(/"tool": "[^"]*"/, '"tool": "99.0.0"'), "newer-lock"],
    ["merged", (text) => text.replace('  "names"', '<<<<<<< HEAD\n  "names"'), "lock-conflict"],
    ["merged on Windows", (text) => text.replace('  "names"', '=======\r\n  "names"'), "lock-conflict"],
  ];

  it.each(damaged)("%s is refused with a remedy, and nothing is written", async (_, damage, code) => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    const file = path.join(folder, "wasm-sdk.lock");
    const text = readFileSync(file, "utf8");
    const bad = damage(text);
    expect(bad).not.toBe(text);
    writeFileSync(file, bad);
    const before = filesBeneath(folder);
    const { status, err } = await runIn(folder, ["generate", "--version", "3.0.0"]);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^wasm-sdk\\.lock:\\d+:\\d+: error\\[${code}\\]: .*\\n {2}help: `)),
    ]);
    expect(filesBeneath(folder)).toEqual(before);
  });

  it("stale is what --check says of one that is of another generation, or missing", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    const file = path.join(folder, "wasm-sdk.lock");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"component": "[^"]*"/, '"component": "00"'));
    expect(await runIn(folder, ["generate", "--check"])).toMatchObject({
      status: 1,
      err: expect.stringContaining("error[stale-lock]: the lock is of another generation"),
    });
    rmSync(file);
    expect(await runIn(folder, ["generate", "--check"])).toMatchObject({
      status: 1,
      err: expect.stringContaining("error[stale-lock]: the lock is missing"),
    });
  });

  it.skipIf(process.getuid?.() === 0)("that cannot be read is named", async () => {
    const folder = await vendor(shop("1.0.0", "orders"));
    await runIn(folder, ["generate"]);
    chmodSync(path.join(folder, "wasm-sdk.lock"), 0);
    expect((await runIn(folder, ["generate"])).err).toContain("error[unreadable-file]");
  });
});
