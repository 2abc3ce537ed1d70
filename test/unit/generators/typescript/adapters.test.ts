/** Packages of components whose parts call each other: what goes wrong in such a call, and where the printed modules come from. */

import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { faults, type LinkPlan } from "../../../../wit/plan/link-plan.js";
import { assemble } from "../../wit/component/assemble.js";
import { backendInput } from "../backend-input.js";
import { partsText, partsWit, passingText, passingWit } from "../parts.js";
import { componentOf, importPackage, writePackage } from "./generate-package.js";

// biome-ignore-start lint/suspicious/noExplicitAny: what a generated package exports is known only to the test
let sdk: any;
let plan: any;
let component: Uint8Array;
/** A package of the same interface whose component has one part. */
let plain: any;
const load = (options?: unknown): Promise<any> => sdk.Parts.load(options);
// biome-ignore-end lint/suspicious/noExplicitAny: see above

beforeAll(async () => {
  component = await assemble(partsText);
  const folder = writePackage(await backendInput(partsWit, component));
  const from = (file: string) => import(pathToFileURL(path.join(folder, file)).href);
  sdk = await from("index.js");
  plan = (await from("plan.js")).default;
  plain = await importPackage({ wit: partsWit });
});

describe("a call between parts", () => {
  test.each([0, 1, 64, 65, 4096])("passes %i bytes, whatever grew before", async (length) => {
    const client = await load();
    for (let i = 0; i < 3; i++) expect(client.sum(4096, length)).toBe(length);
  });

  test.each([
    [
      "a list that ends outside",
      (client: typeof sdk) => client.sum(3 * 65536, 70),
      "a pointer is out of bounds, in a call of sum",
    ],
    ["a list that is too long", (client: typeof sdk) => client.sum(0, 2 ** 28), "a string or list is too long, in a call of sum"],
    ["text that is not UTF-8", (client: typeof sdk) => client.say(0xff), "a string is not UTF-8, in a call of say"],
    ["a borrow that is kept", (client: typeof sdk) => client.lend(false), "borrowed handles remain at the end of a call of lend"],
  ])("traps, and says where: %s", async (_, call, message) => {
    const client = await load();
    expect(() => call(client)).toThrow(sdk.TrapError);
    await expect(load().then(call)).rejects.toThrow(message);
    expect(() => client.sum(0, 0)).toThrow(sdk.ClosedError);
  });

  test("lends a handle that is its owner's again afterwards", async () => {
    const client = await load();
    for (let i = 0; i < 3; i++) client.lend(true);
  });

  test("has memories of its own beside those that the limit is for", async () => {
    const client = await load({ memoryLimit: 2 * 65536 });
    expect(client.sum(4096, 4096)).toBe(4096);
    await expect(load({ memoryLimit: 65536 })).rejects.toThrow(
      "memoryLimit: 65536 bytes are too few: the artifact starts with 131072",
    );
  });
});

test("a stateless client starts anew after a trap in such a call", async () => {
  const folder = writePackage(await backendInput(partsWit, component, { stateless: true }));
  const stateless = await import(pathToFileURL(path.join(folder, "index.js")).href);
  const client = await stateless.Parts.load();
  for (let i = 0; i < 3; i++) {
    expect(() => client.lend(false)).toThrow(stateless.TrapError);
    client.lend(true);
    expect(client.sum(4096, 70)).toBe(70);
  }
});

describe("an import that is exported as it is", () => {
  test("passes values and the application's objects on", async () => {
    const folder = writePackage(await backendInput(passingWit, await assemble(passingText)));
    const { Passing } = await import(pathToFileURL(path.join(folder, "index.js")).href);
    const object = { name: "it" };
    const imports = {
      greet: (name: string) => `hello ${name}`,
      show: (r: typeof object, name: string) => `${r.name} ${name}`,
      keep: (r: typeof object) => r,
    };
    const client = await Passing.load({ imports });
    for (let i = 0; i < 3; i++) {
      expect(client.greet2("x".repeat(100_000))).toBe(`hello ${"x".repeat(100_000)}`);
      expect(client.show2(object, "ü")).toBe("it ü");
      expect(client.keep2(object)).toBe(object);
    }
  });
});

test("every rule that printed code checks has words", async () => {
  const folder = path.resolve(import.meta.dirname, "../../../../templates/typescript/runtime/src");
  const { adapters } = await import(pathToFileURL(path.join(folder, "adapters.js")).href);
  const said: string[] = [];
  const linker = { instance: { trap: (message: string) => said.push(message) }, plan: { adapters: { functions: ["f"] } } };
  const fault = adapters.hostFunction(linker, { kind: "fault" });
  for (const rule of faults.keys()) fault(rule, 0);
  expect(new Set(said).size).toBe(faults.length);
  expect(said.filter((message) => message.startsWith("a rule "))).toEqual([]);
});

describe("the printed modules", () => {
  const adapters = (change: object) => ({ component, plan: { ...plan, adapters: { ...plan.adapters, ...change } } });

  test("come with the plan", async () => {
    const client = await load({ artifact: { component, plan: JSON.parse(JSON.stringify(plan)) } });
    expect(client.sum(4096, 70)).toBe(70);
  });

  test.each([
    ["are missing", { base64: undefined }, "link plan: adapters.base64: the bytes of the adapters are missing"],
    ["are no bytes", { base64: "?" }, "link plan: adapters.base64: the bytes are not those of SHA-256"],
    ["are others", { base64: "AGFzbQ==" }, "link plan: adapters.base64: the bytes are not those of SHA-256"],
    ["are no text", { base64: 7 }, "link plan: adapters.base64: 7 is not a string"],
    ["have a wrong size", { size: 10 }, "are not within the 10 bytes of the adapters"],
  ])("are refused if they %s", async (_, change, message) => {
    // A limit that nothing was compiled with: what was is found again by the digests that the plan states.
    const error = await load({ artifact: adapters(change), memoryLimit: 2 ** 29 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(sdk.SdkError);
    expect((error as Error).message).toContain(message);
  });

  test.each([
    [
      { kind: "copy", from: { instance: 99, name: "memory" }, to: { instance: 0, name: "memory" } },
      "from.instance: 99 is out of range",
    ],
    [{ kind: "transfer-borrow", resource: 9, from: 0, to: 0 }, "resource: 9 is out of range"],
    [{ kind: "transfer-own", resource: 0, from: 0, to: 9 }, "to: 9 is out of range"],
    [
      { kind: "resource-drop", resource: 0, component: 0, destructor: { instance: 0 } },
      "destructor.name: undefined is not a string",
    ],
  ])("ask for nothing that is not there: %j", async (host, message) => {
    const damaged = { ...plan, hostFunctions: [...plan.hostFunctions, host] };
    await expect(load({ artifact: { component, plan: damaged } })).rejects.toThrow(message);
  });

  test("are nothing to a package that was made without", async () => {
    const artifact = { component, plan };
    await expect(plain.Parts.load({ artifact })).rejects.toThrow(
      "this package was not made for artifacts with calls between its parts",
    );
    await expect(plain.Parts.load({ artifact: { component: await componentOf({ wit: partsWit }), plan } })).rejects.toThrow(
      plain.SdkError,
    );
  });

  test("may be given compiled", async () => {
    const bytes = { adapters: Buffer.from(plan.adapters.base64, "base64"), artifact: component };
    const modules = plan.modules.map(({ source, offset, length }: LinkPlan["modules"][number]) => {
      return new WebAssembly.Module(bytes[source === "adapters" ? source : "artifact"].subarray(offset, offset + length));
    });
    expect((await load({ artifact: { modules } })).sum(4096, 70)).toBe(70);
  });
});
