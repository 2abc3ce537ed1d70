import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { backendInput } from "../backend-input.js";
import { componentOf, type Guest, importPackage, writePackage } from "./generate-package.js";

const guest = (answer: number): Guest => ({
  wit: `
    package t:life;
    world life {
      export answer: func() -> u32;
      export count: func() -> u32;
      export crash: func();
    }`,
  wat: `
    (module
      (global $count (mut i32) (i32.const 0))
      (func (export "answer") (result i32) (i32.const ${answer}))
      (func (export "count") (result i32) (global.set $count (i32.add (global.get $count) (i32.const 1))) (global.get $count))
      (func (export "crash") (unreachable)))`,
});

describe("a stateless client", () => {
  test("goes on after a trap with a new instance", async () => {
    const sdk = await importPackage(guest(1), true);
    const client = await sdk.Life.load();
    expect([client.count(), client.count()]).toEqual([1, 2]);
    for (let i = 0; i < 3; i++) {
      expect(() => client.crash()).toThrow(sdk.TrapError);
      expect(client.count()).toBe(1);
    }
    client.close();
    expect(() => client.count()).toThrow(new sdk.ClosedError("the client is closed"));
  });

  test("starts anew later where V8 does not instantiate at once, as on a page's main thread", async () => {
    const sdk = await importPackage(guest(1), true);
    const client = await sdk.Life.load();
    // biome-ignore lint/suspicious/noExplicitAny: its types are those of browsers
    const engine = (globalThis as any).WebAssembly;
    const { Instance } = engine;
    const message = "WebAssembly.Instance(): Instance is disallowed on the main thread, if the buffer size is larger than 8MB.";
    engine.Instance = function refuse() {
      throw new RangeError(message);
    };
    try {
      expect(() => client.crash()).toThrow(sdk.TrapError);
      const refused = expect.objectContaining({
        name: "ClosedError",
        message: expect.stringMatching(/later, or use it in a Worker/),
      });
      expect(() => client.count()).toThrow(refused);
      expect(() => client.count()).toThrow(refused);
      await expect.poll(() => client.count()).toBe(1);
      expect(client.count()).toBe(2);
      expect(() => client.crash()).toThrow(sdk.TrapError);
      expect(() => client.count()).toThrow(refused);
      client.close();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(() => client.count()).toThrow(new sdk.ClosedError("the client is closed"));
    } finally {
      engine.Instance = Instance;
    }
  });

  test("stays closed when it was closed after a failure", async () => {
    const sdk = await importPackage(guest(1), true);
    const client = await sdk.Life.load();
    expect(() => client.crash()).toThrow(sdk.TrapError);
    client.close();
    expect(() => client.count()).toThrow(new sdk.ClosedError("the client is closed"));
  });

  test("is the exception: another is dead", async () => {
    const sdk = await importPackage(guest(1));
    const client = await sdk.Life.load();
    expect(() => client.crash()).toThrow(sdk.TrapError);
    expect(() => client.count()).toThrow(sdk.ClosedError);
  });
});

describe("another artifact", () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
  let sdk: any;
  let folder: string;
  let other: { component: Uint8Array; plan: object };
  beforeAll(async () => {
    const own = await backendInput(guest(1).wit, await componentOf(guest(1)));
    folder = writePackage(own);
    sdk = await import(pathToFileURL(path.join(folder, "index.js")).href);
    const component = await componentOf(guest(2));
    other = { component, plan: (await backendInput(guest(2).wit, component)).plan };
  });
  const answer = async (artifact: object | string) => (await sdk.Life.load({ artifact })).answer();

  test("comes as bytes with its plan", async () => {
    expect((await sdk.Life.load()).answer()).toBe(1);
    expect(await answer(other)).toBe(2);
    expect(await answer({ ...other, component: other.component.slice().buffer })).toBe(2);
  });

  test("may be the same one, from elsewhere", async () => {
    expect(await answer(readFileSync(path.join(folder, "life.wasm")))).toBe(1);
    expect(await answer(path.join(folder, "life.wasm"))).toBe(1);
  });

  test("comes as a path or URL", async () => {
    const file = path.join(folder, "other.wasm");
    writeFileSync(file, other.component);
    expect(await answer({ ...other, component: file })).toBe(2);
    expect(await answer({ ...other, component: pathToFileURL(file) })).toBe(2);
    await expect(answer({ ...other, component: path.join(folder, "none.wasm") })).rejects.toThrow("ENOENT");
  });

  test("comes as compiled modules", async () => {
    const { default: plan } = await import(pathToFileURL(path.join(folder, "plan.js")).href);
    const bytes = readFileSync(path.join(folder, "life.wasm"));
    // biome-ignore lint/suspicious/noExplicitAny: its types are those of browsers
    const { compile } = (globalThis as any).WebAssembly;
    const modules = await Promise.all(
      plan.modules.map(({ offset, length }: { offset: number; length: number }) =>
        compile(bytes.subarray(offset, offset + length)),
      ),
    );
    expect(await answer({ modules })).toBe(1);
    await expect(answer({ modules: [] })).rejects.toThrow(sdk.SdkError);
  });

  test("is refused without the plan that belongs to it", async () => {
    await expect(answer({ component: other.component })).rejects.toThrow(/is not the one that its plan describes/);
  });

  test("is refused when its interface is another", async () => {
    const plan = { ...other.plan, fingerprint: "0".repeat(64) };
    await expect(answer({ ...other, plan })).rejects.toThrow(/is not the one this package was made for/);
  });
});

describe("the guest's memory is let go", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");

  test.each([
    ["a closed client", false, (client: { close(): void }) => client.close()],
    ["a closed stateless client", true, (client: { close(): void }) => client.close()],
    ["a dead client", false, (client: { crash(): void }) => expect(() => client.crash()).toThrow()],
  ] as const)("by %s, and what belongs to it", async (_, stateless, end) => {
    const sdk = await importPackage(guest(1), stateless);
    // biome-ignore lint/suspicious/noExplicitAny: its types are those of browsers
    const engine = (globalThis as any).WebAssembly;
    const { instantiate } = engine;
    const cores: WeakRef<object>[] = [];
    engine.instantiate = async (...args: unknown[]) => {
      const core = await instantiate(...args);
      cores.push(new WeakRef(core.exports));
      return core;
    };
    const client = await sdk.Life.load().finally(() => {
      engine.instantiate = instantiate;
    });
    client.answer();
    end(client);
    await expect
      .poll(() => {
        collect();
        return cores.some((core) => core.deref() !== undefined);
      })
      .toBe(false);
    expect(() => client.answer()).toThrow(sdk.ClosedError);
  });
});

test("ten thousand clients leave nothing behind", async () => {
  const sdk = await importPackage(guest(1));
  const used = () => process.memoryUsage().rss / 2 ** 20;
  const run = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const client = await sdk.Life.load();
      client.answer();
      client.close();
    }
  };
  await run(2000);
  const before = used();
  await run(10_000);
  expect(used() - before).toBeLessThan(100);
});
