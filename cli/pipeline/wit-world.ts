import { readdirSync, statSync } from "node:fs";
import type { Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed } from "../../wit/diagnostic.js";
import { readWit } from "../../wit/source/read-wit.js";
import type { World } from "../../wit/world/world.js";
import { worldFromWit } from "../../wit/world/world-from-wit.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { readInputFile, unreadable } from "../read-input-file.js";
import type { UserPath } from "../user-path.js";
import { pathBeneath } from "../user-path.js";

interface WitFile {
  readonly path: string;
  readonly text: string;
}

/** The vendor's own world, with docs and places. `name` is needed where there are several. */
export async function worldOfWit(wit: UserPath, name: string | undefined): Promise<Outcome<World>> {
  const files = readWitFiles(wit);
  if (!files.ok) return files;
  const source = await readWit(files.value, name);
  if (!source.ok) return source;
  const log = new DiagnosticLog();
  log.add(...source.diagnostics);
  return log.conclude(log.take(worldFromWit(source.value)));
}

/** A single .wit file, or those of a folder and of its `deps/`, in the order of their names. */
function readWitFiles(path: UserPath): Outcome<readonly WitFile[]> {
  const log = new DiagnosticLog();
  try {
    const found = statSync(path.absolute).isDirectory() ? witFilesIn(path) : [path];
    if (found.length === 0)
      return failed(diagnostic("no-wit-files", "the folder holds no .wit file", { place: { file: path.shown } }));
    return log.conclude(found.flatMap((file) => log.take(readWitFile(file)) ?? []));
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Packages in `deps/` are a file or a folder each (wasm-tools lays them out so). */
function witFilesIn(folder: UserPath): UserPath[] {
  const deps = pathBeneath(folder, "deps");
  const packages = foldersIn(deps);
  return [folder, deps, ...packages].flatMap((each) =>
    entriesOf(each).filter((file) => /\.wit$/.test(file.shown) && isFile(file)),
  );
}

function foldersIn(folder: UserPath): UserPath[] {
  return entriesOf(folder).filter((entry) => statSync(entry.absolute).isDirectory());
}

function isFile(entry: UserPath): boolean {
  return statSync(entry.absolute).isFile();
}

/** Sorted by code unit, so that the order is the same on every machine; none for a folder that is not there. */
function entriesOf(folder: UserPath): UserPath[] {
  if (!statSync(folder.absolute, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder.absolute)
    .sort()
    .map((name) => pathBeneath(folder, name));
}

function readWitFile(file: UserPath): Outcome<WitFile> {
  const bytes = readInputFile(file);
  if (!bytes.ok) return bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
    return { ok: true, value: { path: file.shown, text }, diagnostics: [] };
  } catch {
    return failed(diagnostic("unreadable-file", "the file is not text in UTF-8", { place: { file: file.shown } }));
  }
}
