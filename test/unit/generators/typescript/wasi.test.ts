/** What a package gives a guest of WASI, and how the guest may end. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { LinkPlan } from "../../../../wit/plan/link-plan.js";
import { buildGuest } from "../../../hostile/build-guest.js";
import { backendInput } from "../backend-input.js";
import { importPackage, writePackage } from "./generate-package.js";

const guest = path.join(import.meta.dirname, "../../../wasi/hostile/calls");
const wit = readFileSync(path.join(guest, "world.wit"), "utf8");

// biome-ignore-start lint/suspicious/noExplicitAny: what a generated package exports is known only to the test
let sdk: any;
let plan: any;
let component: Uint8Array;
const load = (options?: unknown): Promise<any> => sdk.Calls.load(options);
// biome-ignore-end lint/suspicious/noExplicitAny: see above

async function packageOf(settings: { readonly stateless?: boolean } = {}) {
  const folder = writePackage(await backendInput(wit, component, { ...settings, linksWasi: true }));
  const from = (file: string) => import(pathToFileURL(path.join(folder, file)).href);
  return { index: await from("index.js"), plan: (await from("plan.js")).default };
}

function thrown(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

beforeAll(async () => {
  component = await buildGuest(guest);
  ({ index: sdk, plan } = await packageOf());
});

describe("what the application gives", () => {
  test("is written to a function or to what has `write`, as copies", async () => {
    const chunks: Uint8Array[] = [];
    (await load({ stdout: (chunk: Uint8Array) => void chunks.push(chunk) })).write(3, 2);
    const stream = { chunks, write: (chunk: Uint8Array) => stream.chunks.push(chunk) };
    (await load({ stdout: stream })).write(3, 1);
    expect(chunks).toEqual([new Uint8Array(3), new Uint8Array(3), new Uint8Array(3)]);
    expect(chunks.map(({ buffer }) => buffer.byteLength)).toEqual([3, 3, 3]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new RangeError("full");
      },
      RangeError,
      "full",
    ],
    ["is async", async () => {}, TypeError, "stdout is async"],
  ])("ends the call when it %s", async (_, stdout, type, message) => {
    const client = await load({ stdout });
    const error = thrown(() => client.write(1, 1));
    expect([error, error.message]).toEqual([expect.any(type), message]);
    expect(() => client.echo("x")).toThrow(sdk.ClosedError);
  });

  test("may not call the client", async () => {
    const client = await load({ stdout: () => client.echo("again") });
    expect(() => client.write(1, 1)).toThrow(sdk.ReentrancyError);
  });

  test.each([
    [{ env: null }, "env: null is not an object"],
    [{ env: { A: 1 } }, "env.A: 1 is not a string"],
    [{ env: { "A=B": "" } }, "env.A=B: it is no name of a variable"],
    [{ env: { A: "a\0b" } }, "env.A: it has a NUL"],
    [{ args: "a" }, 'args: "a" is not an array'],
    [{ args: ["a", 1] }, "args[1]: 1 is not a string"],
    [{ stdin: 1 }, "stdin: 1 is not a Uint8Array or a string"],
    [{ stdout: {} }, "stdout: an object is not a function, or an object with `write`"],
    [{ stderr: "" }, 'stderr: "" is not a function, or an object with `write`'],
    [{ clock: null }, "clock: null is not a function"],
    [{ random: 7 }, "random: 7 is not a function"],
    [{ sdtout: () => {} }, "options.sdtout: unknown: known are imports, artifact, memoryLimit, env, args,"],
  ])("is checked: %j", async (options, message) => {
    await expect(load(options)).rejects.toThrow(TypeError);
    await expect(load(options)).rejects.toThrow(message);
  });
});

describe("the end of the guest", () => {
  test("names the function that waits", async () => {
    const client = await load();
    const error = thrown(() => client.wait(20_000_000_000n));
    expect(error).toBeInstanceOf(sdk.BlockedError);
    expect(error.message).toMatch(/^`wait` waits for a timer of \d+ ms, which a synchronous client cannot$/);
    expect(() => client.wait(0n)).toThrow(sdk.ClosedError);
  });

  test("says what the layer says", async () => {
    const error = thrown(
      (
        (client) => () =>
          client.poll(0)
      )(await load()),
    );
    expect(error).toMatchObject({ name: "TrapError", code: "wasi", message: "poll of an empty list", stderr: "" });
  });

  test("is a new start for a stateless client, with new input", async () => {
    const { index } = await packageOf({ stateless: true });
    const client = await index.Calls.load();
    for (let i = 0; i < 3; i++) {
      expect(() => client.poll(0)).toThrow(index.TrapError);
      expect(client.random(8n)).toBe(8);
    }
  });
});

describe("the layer", () => {
  test("has a memory of its own beside the one that the limit is for", async () => {
    const client = await load({ memoryLimit: 40 * 65536 });
    expect(client.random(65536n)).toBe(65536);
  });

  test("may be given compiled", async () => {
    const files = { adapters: Buffer.from(plan.adapters.base64, "base64"), layer: Buffer.from(plan.layer.base64, "base64") };
    const modules = plan.modules.map(({ source, offset, length }: LinkPlan["modules"][number]) => {
      const file = source === undefined ? component : files[source];
      return new WebAssembly.Module(new Uint8Array(file.subarray(offset, offset + length)));
    });
    expect((await load({ artifact: { modules } })).random(8n)).toBe(8);
  });

  test("is nothing to a package that was made without", async () => {
    const other = await importPackage({ wit });
    await expect(other.Calls.load({ artifact: { component, plan } })).rejects.toThrow(
      "this package was not made for artifacts with",
    );
    await expect(other.Calls.load({ env: {} })).rejects.toThrow("options.env: unknown: known are imports, artifact, memoryLimit");
  });

  const layerStep = () => plan.deferred.findIndex(({ module }: { module: number }) => plan.modules[module].source === "layer");
  test.each([
    ["layer.size: -1 is not a whole number", () => ({ layer: { ...plan.layer, size: -1 } })],
    ["layer.base64: the bytes of the layer are missing", () => ({ layer: { ...plan.layer, base64: undefined } })],
    ["layer.base64: the bytes are not those of SHA-256", () => ({ layer: { ...plan.layer, base64: "AAAA" } })],
    ["deferred: the plan has no layer", () => ({ layer: undefined })],
    ["only deferred steps instantiate the layer", () => ({ steps: [...plan.steps, plan.deferred[layerStep()]] })],
    [
      "deferred[0].imports[0].from.instance: 99 is out of range",
      () => ({ deferred: insteadOfFirst(stepWith({ instance: 99, name: "f" })) }),
    ],
    [
      "only modules of the adapters import load",
      () => ({ deferred: insteadOfFirst({ ...stepWith(hostOf("load")), module: ownModule() }) }),
    ],
    [
      "only modules of the layer import wasi",
      () => ({ deferred: insteadOfFirst({ ...stepWith(hostOf("wasi")), module: ownModule() }) }),
    ],
  ])("is checked from outside: %s", async (message, change) => {
    await expect(load({ artifact: { component, plan: { ...plan, ...change() } } })).rejects.toThrow(message);
  });

  function stepWith(from: object) {
    return { module: 0, imports: [{ module: "m", name: "f", from }] };
  }

  function insteadOfFirst(step: object) {
    return [step, ...plan.deferred.slice(1)];
  }

  function hostOf(kind: string) {
    return { host: plan.hostFunctions.findIndex((host: { kind: string }) => host.kind === kind) };
  }

  function ownModule(): number {
    return plan.modules.findIndex(({ source }: { source?: string }) => source === undefined);
  }
});
