/** A package generated from WIT and a core module in text form, imported as a customer would. */

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll } from "vitest";
import type { BackendInput } from "../../../../generators/core/backend.js";
import { buildSurface } from "../../../../generators/core/build-surface.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import { typescript } from "../../../../generators/typescript/backend.js";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { Outcome } from "../../../../wit/diagnostic.js";
import { makePlan } from "../../../../wit/plan/make-plan.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

export interface Guest {
  readonly wit: string;
  /** A core module whose imports and exports are named as wit-component wants them; undefined for one that traps in every function. */
  readonly wat?: string;
  readonly encoding?: "utf8" | "utf16" | "compact-utf16";
}

export function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((it) => it.message).join("\n"));
  return outcome.value;
}

export async function componentOf({ wit, wat, encoding }: Guest): Promise<Uint8Array> {
  const source = { witSource: wit, ...(encoding && { stringEncoding: encoding }) };
  const core = await componentEmbed(wat === undefined ? { ...source, dummy: true } : { ...source, binary: await parse(wat) });
  return componentNew(core, []);
}

export async function backendInput(guest: Guest, component: Uint8Array, stateless = false): Promise<BackendInput> {
  const world = taken(worldFromWit(taken(await readWit([{ path: "world.wit", text: guest.wit }]))));
  const evaluated = taken(evaluateComponent(taken(decodeComponent(component, "guest.wasm")), "guest.wasm"));
  const sha256 = createHash("sha256").update(component).digest("hex");
  const surface = taken(buildSurface(world, namePolicies, { rename: {}, initialisms: [] }));
  const plan = taken(makePlan(world, evaluated, { sha256, size: component.length }, "guest.wasm"));
  const fileName = `${world.name.kebab}.wasm`;
  return { surface, plan, artifact: { bytes: component, fileName, sha256 }, sdk: { version: "1.0.0" }, stateless, reach: [] };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

export function writePackage(input: BackendInput): string {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-test-"));
  folders.push(folder);
  for (const { path: name, contents } of taken(typescript.generate(input, { package: "guest" })).files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  return folder;
}

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only to the test
export async function importPackage(guest: Guest, stateless = false): Promise<any> {
  const folder = writePackage(await backendInput(guest, await componentOf(guest), stateless));
  return import(pathToFileURL(path.join(folder, "index.js")).href);
}
