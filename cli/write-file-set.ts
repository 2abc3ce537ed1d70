/** File sets to disk: everything is checked first, then either all packages are written or none. */

import type { FileSet } from "../generators/core/files/file-set.js";
import type { LanguageId } from "../generators/core/languages.js";
import type { Diagnostic, Outcome } from "../wit/diagnostic.js";
import { diagnostic, failed, succeed } from "../wit/diagnostic.js";
import { DiagnosticLog } from "./diagnostic-log.js";
import { type LockFile, lockChange, staleLock } from "./lock/lock-file.js";
import { type ComparedFile, comparePackage } from "./output/compare-package.js";
import { diskFailure } from "./output/disk-failure.js";
import { staleDiagnostic } from "./output/stale-diagnostic.js";
import { commit, type FolderChange } from "./output/transaction.js";
import type { UserPath } from "./user-path.js";
import { pathBeneath } from "./user-path.js";

export interface Package {
  readonly language: LanguageId;
  readonly out: UserPath;
  readonly fileSet: FileSet;
}

export interface CheckedPackage extends Package {
  /** Files written anew or replaced, and files removed; both are empty for a package that was up to date. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** `force` overwrites the tool's own files even where someone has edited them; a file that is not the tool's is never touched. */
export function writePackages(packages: readonly Package[], force: boolean, lock?: LockFile): Outcome<readonly CheckedPackage[]> {
  const log = new DiagnosticLog();
  const compared = packages.map((pkg) => ({ pkg, files: log.take(compare(pkg)) ?? [] }));
  for (const { pkg, files } of compared) log.add(...obstacles(files, pkg.out, force));
  if (log.hasErrors) return log.conclude<readonly CheckedPackage[]>(undefined);
  const changes = compared.map(({ pkg, files }) => changeOf(files, pkg.out));
  return commitAll(packages, changes, lock);
}

/** Writes nothing; one `stale-package` error for each package that `writePackages` would change, and `stale-lock`. */
export function checkPackages(packages: readonly Package[], lock?: LockFile): Outcome<readonly CheckedPackage[]> {
  const log = new DiagnosticLog();
  if (lock !== undefined) log.add(...staleLock(lock));
  for (const pkg of packages) {
    const differing = log.take(compare(pkg))?.filter((file) => file.state !== "same") ?? [];
    if (differing.length > 0) log.add(staleDiagnostic(differing, pkg.out));
  }
  return log.conclude(packages.map((pkg) => ({ ...pkg, written: [], removed: [] })));
}

function compare({ fileSet, out }: Package): Outcome<readonly ComparedFile[]> {
  try {
    return comparePackage(fileSet, out);
  } catch (error) {
    return failed(diskFailure(error, out));
  }
}

function obstacles(files: readonly ComparedFile[], out: UserPath, force: boolean): Diagnostic[] {
  return files.flatMap(({ path, state }) => {
    const place = { file: pathBeneath(out, path).shown };
    if (state === "foreign")
      return [diagnostic("foreign-file", "a file that was not generated stands where a generated one belongs", { place })];
    if (force) return [];
    if (state === "edited") return [diagnostic("edited-file", "this generated file was changed by hand", { place })];
    if (state !== "edited-obsolete") return [];
    const help = "move it away, or let `--force` remove it";
    const message = "the package has no such file any more, and this is not the one that was generated";
    return [diagnostic("edited-file", message, { place, help })];
  });
}

function changeOf(files: readonly ComparedFile[], out: UserPath): FolderChange {
  const changed = files.filter((file) => file.state !== "same");
  return {
    folder: out.absolute,
    writes: changed.flatMap(({ path, contents }) => (contents === undefined ? [] : [{ path, contents }])),
    removes: changed.filter((file) => file.contents === undefined).map((file) => file.path),
  };
}

function commitAll(
  packages: readonly Package[],
  changes: readonly FolderChange[],
  lock: LockFile | undefined,
): Outcome<readonly CheckedPackage[]> {
  try {
    const all = [...changes, ...(lock === undefined ? [] : lockChange(lock))];
    commit(all.filter(({ writes, removes }) => writes.length + removes.length > 0));
  } catch (error) {
    const { path } = error as NodeJS.ErrnoException;
    const out = packages.find((pkg) => path?.startsWith(pkg.out.absolute))?.out ?? lock?.file ?? packages[0]?.out;
    if (out === undefined) throw error;
    return failed(diskFailure(error, out));
  }
  const results = packages.map((pkg, i) => {
    const { writes = [], removes = [] } = changes[i] ?? {};
    return { ...pkg, written: writes.map((file) => file.path), removed: removes };
  });
  return succeed(results);
}
