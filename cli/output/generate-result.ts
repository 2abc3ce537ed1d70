/** What `generate` has done, for `--json` and for a person. */

import type { LanguageId } from "../../generators/core/languages.js";
import { wasiReaches, wasiReachOf } from "../../generators/core/wasi-reach.js";
import { worldId } from "../../wit/world/print-wit.js";
import type { LockFile } from "../lock/lock-file.js";
import type { Complete } from "../pipeline/packages.js";
import { printable } from "../report.js";
import { sizeText } from "../size-text.js";
import type { CheckedPackage } from "../write-file-set.js";
import { alignColumns } from "./align-columns.js";
import { firstStartCost } from "./first-start.js";

export interface GenerateResult {
  readonly world: string;
  /** The interface's: 64 hex digits. */
  readonly fingerprint: string;
  readonly component: { readonly file: string; readonly size: number; readonly sha256: string };
  /** What it can reach through WASI, in words. */
  readonly wasi: readonly string[];
  /** Functions that the component may call, but no package provides: they trap. E.g. `wasi:filesystem/types@0.2.6#[method]descriptor.stat`. */
  readonly trappingStubs: readonly string[];
  readonly packages: readonly PackageResult[];
  /** Undefined without a config, beside which it would stand. */
  readonly lock?: { readonly file: string; readonly written: boolean };
}

export interface PackageResult {
  readonly language: LanguageId;
  readonly out: string;
  readonly files: number;
  /** Bytes of all files. */
  readonly size: number;
  /** Paths within the package. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

export function generateResult(
  { world, binary, evaluated, plan }: Complete,
  packages: readonly CheckedPackage[],
  lock: LockFile | undefined,
): GenerateResult {
  return {
    world: worldId(world),
    fingerprint: plan.fingerprint,
    component: { file: binary.file, size: binary.bytes.length, sha256: binary.sha256 },
    wasi: wasiReachOf(evaluated).map((reach) => wasiReaches[reach]),
    trappingStubs: plan.hostFunctions.flatMap((host) => (host.kind === "trap" ? [host.name] : [])),
    packages: packages.map(({ language, out, fileSet: { files }, written, removed }) => ({
      language,
      out: out.shown,
      files: files.length,
      size: files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0),
      written,
      removed,
    })),
    ...(lock && { lock: { file: lock.file.shown, written: !lock.isSame } }),
  };
}

export function resultText({ world, component, wasi, trappingStubs, packages, lock }: GenerateResult): string {
  const rows = packages.map((each) => packageRow(each, component.size));
  const lines = [
    `${world}  ${component.file}, ${sizeText(component.size)}`,
    `sha256 ${component.sha256}`,
    ...(wasi.length === 0 ? [] : [`WASI: ${wasi.join(", ")}`]),
    ...alignColumns(rows),
    ...(lock?.written ? [`${lock.file}  written: commit it, the names in it stay`] : []),
    ...stubLines(trappingStubs),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function packageRow({ language, out, files, size, written, removed }: PackageResult, artifactSize: number): string[] {
  const changes = [written.length > 0 ? `${written.length} written` : "", removed.length > 0 ? `${removed.length} removed` : ""];
  const change = changes.filter((part) => part !== "").join(", ") || "up to date";
  return [language, out, `${files} files`, sizeText(size), change, firstStartCost(language, artifactSize) ?? ""];
}

/** One line an interface. */
function stubLines(stubs: readonly string[]): string[] {
  if (stubs.length === 0) return [];
  const byInterface = new Map<string, string[]>();
  for (const stub of stubs) {
    const [face = "", name = ""] = stub.split("#");
    byInterface.set(face, [...(byInterface.get(face) ?? []), name]);
  }
  const lines = [...byInterface].map(([face, names]) => `  ${face}${names.join("") === "" ? "" : `: ${names.join(", ")}`}`);
  return ["the component can call these, but no package provides them: a call traps", ...lines];
}
