import { readdirSync } from "node:fs";
import type { Diagnostic, Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed } from "../../wit/diagnostic.js";
import { readWit } from "../../wit/source/read-wit.js";
import type { World } from "../../wit/world/world.js";
import { worldFromWit } from "../../wit/world/world-from-wit.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { isFolder, readInputFile } from "../read-input-file.js";
import { sha256 } from "../sha256.js";
import type { UserPath } from "../user-path.js";
import { pathBeneath } from "../user-path.js";

interface WitFile {
  readonly path: string;
  readonly text: string;
}

/** The vendor's own world, with docs and places, and what it was read from. */
export interface WitWorld {
  readonly world: World;
  /** SHA-256 of the files, in 64 hex digits: of their paths beneath the folder and their contents. */
  readonly digest: string;
}

/** `name` is needed where there are several worlds. */
export async function worldOfWit(wit: UserPath, name: string | undefined): Promise<Outcome<WitWorld>> {
  const files = readWitFiles(wit);
  if (!files.ok) return files;
  const source = await readWit(files.value, name);
  if (!source.ok) return failed(...source.diagnostics, ...binaryPackages(wit));
  const log = new DiagnosticLog();
  log.add(...source.diagnostics);
  const world = log.take(worldFromWit(source.value));
  return log.conclude(world && { world, digest: digestOf(files.value, wit) });
}

function digestOf(files: readonly WitFile[], { shown }: UserPath): string {
  const lines = files.map(({ path, text }) => `${path.slice(shown.length)} ${sha256(text)}\n`);
  return sha256(lines.join(""));
}

/** A single .wit file, or those of a folder and of its `deps/`, in the order of their names. */
function readWitFiles(path: UserPath): Outcome<readonly WitFile[]> {
  const log = new DiagnosticLog();
  const found = isFolder(path) ? witFilesIn(path) : [path];
  if (found.length === 0) log.add(diagnostic("no-wit-files", "the folder holds no .wit file", { place: { file: path.shown } }));
  return log.conclude(found.flatMap((file) => log.take(readWitFile(file)) ?? []));
}

/** A package in `deps/` is a file or a folder (wasm-tools lays them out so). */
function witFilesIn(folder: UserPath): UserPath[] {
  const deps = entriesOf(pathBeneath(folder, "deps"));
  const candidates = [...entriesOf(folder), ...deps, ...deps.flatMap(entriesOf)];
  return candidates.filter((entry) => entry.shown.endsWith(".wit") && !isFolder(entry));
}

/** wasm-tools reads packages in binary form too. Nobody needs to know that they are not read here, unless their contents are missing. */
function binaryPackages(folder: UserPath): Diagnostic[] {
  const binaries = entriesOf(pathBeneath(folder, "deps")).filter(({ shown }) => /\.wa(sm|t)$/.test(shown));
  return binaries.map(({ shown: file }) => {
    const help = `turn it into text with \`wasm-tools component wit ${file} -o ${file.replace(/\.[a-z]+$/, ".wit")}\``;
    return diagnostic("wit-package", "a package in binary form is not read", { place: { file }, help });
  });
}

/** Sorted by code unit, so that the order is the same on every machine; none for what is no folder. */
function entriesOf(folder: UserPath): UserPath[] {
  if (!isFolder(folder)) return [];
  const names = readdirSync(folder.absolute).sort();
  return names.map((name) => pathBeneath(folder, name));
}

function readWitFile(file: UserPath): Outcome<WitFile> {
  const bytes = readInputFile(file);
  if (!bytes.ok) return bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
    return { ok: true, value: { path: file.shown, text }, diagnostics: [] };
  } catch {
    const help = "give a .wit file in UTF-8, or a folder of them";
    return failed(diagnostic("unreadable-file", "the file is not text in UTF-8", { place: { file: file.shown }, help }));
  }
}
