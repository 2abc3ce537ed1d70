/** Which files of a package are the tool's own: these alone it replaces or removes. */

import type { FileSet } from "../../generators/core/files/file-set.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed, succeed } from "../../wit/diagnostic.js";
import { sha256 } from "../sha256.js";
import type { UserPath } from "../user-path.js";

export const MANIFEST_NAME = ".wasm-sdk-manifest.json";

/** SHA-256 by path, in the order of the paths. */
export type OwnedFiles = ReadonlyMap<string, string>;

const COMMENT = "The files that wasm-sdk wrote here, with their SHA-256. It replaces and removes these alone. Commit this file.";

export function printManifest({ files }: FileSet): string {
  const digests = files.map(({ path, contents }) => [path, sha256(contents)] as const);
  digests.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ comment: COMMENT, format: 1, files: Object.fromEntries(digests) }, undefined, 2)}\n`;
}

export function parseManifest(text: string, file: UserPath): Outcome<OwnedFiles> {
  const files = filesOf(text);
  const valid =
    files !== undefined && Object.entries(files).every(([path, digest]) => staysInside(path) && typeof digest === "string");
  if (valid) return succeed(new Map(Object.entries(files as Record<string, string>)));
  return failed(diagnostic("damaged-manifest", "the list of generated files is damaged", { place: { file: file.shown } }));
}

function filesOf(text: string): object | undefined {
  try {
    const { format, files } = JSON.parse(text);
    return format === 1 && typeof files === "object" && files !== null ? files : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest is input like any other: it must not make the tool remove files elsewhere. */
function staysInside(path: string): boolean {
  return path !== "" && !path.includes("\\") && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
