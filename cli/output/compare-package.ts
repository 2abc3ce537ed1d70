/** A package as it should be beside the package as it is on disk. */

import { lstatSync, readFileSync } from "node:fs";
import type { FileSet, PackageFile } from "../../generators/core/files/file-set.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { succeed } from "../../wit/diagnostic.js";
import { sha256 } from "../sha256.js";
import type { UserPath } from "../user-path.js";
import { pathBeneath } from "../user-path.js";
import { MANIFEST_NAME, type OwnedFiles, parseManifest, printManifest } from "./manifest.js";

export type FileState =
  | "missing"
  | "same"
  /** The tool's, as the tool wrote it, and to be replaced. */
  | "outdated"
  /** The tool's, but changed since by someone else. */
  | "edited"
  /** Not the tool's, and in the way. */
  | "foreign"
  /** The tool's, as the tool wrote it, and no longer part of the package. */
  | "obsolete"
  /** As `obsolete`, but changed since by someone else. */
  | "edited-obsolete";

export interface ComparedFile {
  readonly path: string;
  readonly state: FileState;
  /** What it should hold; absent for a file that should not be there. */
  readonly contents?: PackageFile["contents"];
}

/** All files of the package, the manifest as the last, and the tool's files that are no longer part of it. */
export function comparePackage(fileSet: FileSet, out: UserPath): Outcome<readonly ComparedFile[]> {
  const oldManifest = readIfFile(pathBeneath(out, MANIFEST_NAME).absolute);
  const owned = oldManifest === undefined ? succeed<OwnedFiles>(new Map()) : ownedFiles(oldManifest, out);
  if (!owned.ok) return owned;
  const files = fileSet.files.map((file) => ({ ...file, state: stateOf(file, out, owned.value.get(file.path)) }));
  const kept = new Set(fileSet.files.map((file) => file.path));
  const leftOver = [...owned.value].flatMap(([path, digest]) => (kept.has(path) ? [] : leftOverFile(path, digest, out)));
  const contents = printManifest(fileSet);
  const manifestState = oldManifest === undefined ? "missing" : holds(oldManifest, contents) ? "same" : "outdated";
  return succeed([...leftOver, ...files, { path: MANIFEST_NAME, contents, state: manifestState }]);
}

function ownedFiles(manifest: Uint8Array, out: UserPath): Outcome<OwnedFiles> {
  return parseManifest(new TextDecoder().decode(manifest), pathBeneath(out, MANIFEST_NAME));
}

function stateOf({ path, contents }: PackageFile, out: UserPath, ownedDigest: string | undefined): FileState {
  if (leadsElsewhere(path, out)) return "foreign";
  const { absolute } = pathBeneath(out, path);
  const onDisk = readIfFile(absolute);
  if (onDisk === undefined) return exists(absolute) ? "foreign" : "missing";
  if (holds(onDisk, contents)) return "same";
  if (ownedDigest === undefined) return "foreign";
  return sha256(onDisk) === ownedDigest ? "outdated" : "edited";
}

function leftOverFile(path: string, digest: string, out: UserPath): ComparedFile[] {
  const onDisk = leadsElsewhere(path, out) ? undefined : readIfFile(pathBeneath(out, path).absolute);
  if (onDisk === undefined) return [];
  return [{ path, state: sha256(onDisk) === digest ? "obsolete" : "edited-obsolete" }];
}

/** Whether one of the folders on the way is a link or a file: what lies behind a link was never the tool's. */
function leadsElsewhere(path: string, out: UserPath): boolean {
  const folders = path.split("/").slice(0, -1);
  const ways = folders.map((_, i) => pathBeneath(out, folders.slice(0, i + 1).join("/")).absolute);
  return ways.some((way) => lstatSync(way, { throwIfNoEntry: false })?.isDirectory() === false);
}

function holds(onDisk: Uint8Array, contents: PackageFile["contents"]): boolean {
  return Buffer.compare(onDisk, typeof contents === "string" ? Buffer.from(contents) : contents) === 0;
}

/** Undefined for what is absent, and for what is no file of its own: a folder, a link. */
function readIfFile(absolute: string): Uint8Array | undefined {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isFile() ? readFileSync(absolute) : undefined;
}

function exists(absolute: string): boolean {
  return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
}
