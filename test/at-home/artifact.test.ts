/** The `artifact` option: where a client's code comes from, and what is refused. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { node } from "./command.js";
import { wit } from "./guest.js";
import { outcome } from "./outcome.js";
import { filesOf, withServer } from "./page-server.js";
import { cache, customerProject, generatePackage } from "./project.js";

type Module = Record<string, unknown>;

let project: string;
let program: (sdk: Module, options: { artifact: Module }) => Promise<unknown>;
let sdk: Module;
/** The package's own component. */
let component: Buffer;
/** Packages of other components: of the same interface, and of one in which a type differs. */
let same: string;
let different: string;

const planOf = async (folder: string) => (await import(path.join(folder, "plan.js"))).default;
const componentOf = (folder: string) => readFileSync(path.join(folder, "visitors.wasm"));
const using = (artifact: Module) => program(sdk, { artifact });

beforeAll(async () => {
  project = await customerProject("artifact");
  const installed = path.join(project, "node_modules/@acme/visitors");
  sdk = await import(path.join(installed, "index.js"));
  ({ program } = await import(path.join(project, "program.js")));
  component = componentOf(installed);
  same = await generatePackage(path.join(cache, "artifact-same"), { padding: 30_000 });
  different = await generatePackage(path.join(cache, "artifact-different"), { witSource: wit.replace("n: u32", "n: s32") });
});

describe("what an artifact may be", () => {
  it("bytes, in any view", async () => {
    const copy = new Uint8Array(component);
    const inside = new Uint8Array(component.length + 2);
    inside.set(component, 1);
    for (const bytes of [copy, copy.buffer, inside.subarray(1, -1)]) expect(await using({ component: bytes })).toEqual(outcome);
  });

  it("a path or a URL", async () => {
    const file = path.join(project, "node_modules/@acme/visitors/visitors.wasm");
    const plan = await planOf(path.dirname(file));
    // What was compiled is kept by plan.
    const from = (place: string | URL) => using({ component: place, plan: { ...plan } });
    for (const place of [file, pathToFileURL(file), pathToFileURL(file).href]) expect(await from(place)).toEqual(outcome);
    await withServer(filesOf(path.dirname(file)), async (address) => {
      expect(await from(`${address}/visitors.wasm`)).toEqual(outcome);
      await expect(from(`${address}/absent.wasm`)).rejects.toThrow("404");
    });
  });

  it("compiled modules, where compiling is forbidden", async () => {
    const printed = JSON.parse(await node(["precompiled.js"], project));
    expect(printed).toEqual({ refused: "CompileError", value: outcome });
  });

  it("another component of the same interface, with its plan", async () => {
    const artifact = { component: componentOf(same), plan: await planOf(same) };
    expect(artifact.component.equals(component)).toBe(false);
    expect(await using(artifact)).toEqual(outcome);
  });
});

describe("what is refused", () => {
  it("a plan of another interface, by its fingerprint", async () => {
    const artifact = { component: componentOf(different), plan: await planOf(different) };
    await expect(using(artifact)).rejects.toThrow(sdk.SdkError as typeof Error);
    await expect(using(artifact)).rejects.toThrow("is not the one this package was made for");
  });

  it("a component that is not the plan's, by its SHA-256", async () => {
    await expect(using({ component: componentOf(same) })).rejects.toThrow("SHA-256");
    const damaged = new Uint8Array(component);
    damaged[100] = (damaged[100] ?? 0) ^ 1;
    await expect(using({ component: damaged })).rejects.toThrow("SHA-256");
  });

  it("too few modules", async () => {
    await expect(using({ modules: [] })).rejects.toThrow("core modules, not 0");
  });
});
