/** A package generated from WIT and a core module in text form, imported as a customer would. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll } from "vitest";
import type { BackendInput } from "../../../../generators/core/backend-input.js";
import { typescript } from "../../../../generators/typescript/backend.js";
import { backendInput, taken, writeFiles } from "../backend-input.js";

export interface Guest {
  readonly wit: string;
  /** A core module whose imports and exports are named as wit-component wants them; undefined for one that traps in every function. */
  readonly wat?: string;
  readonly encoding?: "utf8" | "utf16" | "compact-utf16";
}

export async function componentOf({ wit, wat, encoding }: Guest): Promise<Uint8Array> {
  const source = { witSource: wit, ...(encoding && { stringEncoding: encoding }) };
  const core = await componentEmbed(wat === undefined ? { ...source, dummy: true } : { ...source, binary: await parse(wat) });
  return componentNew(core, []);
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

export function writePackage(input: BackendInput): string {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-test-"));
  folders.push(folder);
  writeFiles(folder, taken(typescript.generate(input, { package: "guest" })).files);
  return folder;
}

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only to the test
export async function importPackage(guest: Guest, stateless = false): Promise<any> {
  const folder = writePackage(await backendInput(guest.wit, await componentOf(guest), { stateless }));
  return import(pathToFileURL(path.join(folder, "index.js")).href);
}
