/** A lock on its way to the disk: it is written with the packages or not at all. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import type { FolderChange } from "../output/transaction.js";
import type { UserPath } from "../user-path.js";
import { type Lock, printLock } from "./lock.js";

export interface LockFile {
  readonly file: UserPath;
  readonly text: string;
  /** Whether the file on disk says the same already. */
  readonly isSame: boolean;
}

export function lockFile(file: UserPath, lock: Lock): LockFile {
  const text = printLock(lock);
  return { file, text, isSame: existsSync(file.absolute) && readFileSync(file.absolute, "utf8") === text };
}

export function lockChange({ file, text, isSame }: LockFile): readonly FolderChange[] {
  const { dir: folder, base } = path.parse(file.absolute);
  return isSame ? [] : [{ folder, writes: [{ path: base, contents: text }], removes: [] }];
}

export function staleLock({ file, isSame }: LockFile): readonly Diagnostic[] {
  if (isSame) return [];
  const what = existsSync(file.absolute) ? "is of another generation" : "is missing";
  return [diagnostic("stale-lock", `the lock ${what}`, { place: { file: file.shown } })];
}
