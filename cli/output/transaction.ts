/** Changes to several folders of which either all or none happen. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";

export interface FolderChange {
  /** Absolute; made if it is not there. */
  readonly folder: string;
  /** Files to write, relative to the folder. */
  readonly writes: readonly { readonly path: string; readonly contents: string | Uint8Array }[];
  /** Files to remove, relative to the folder; folders that become empty go too. */
  readonly removes: readonly string[];
}

/**
 * All new contents are on disk before the first file is replaced; what then remains is renames, each undone if a later one fails.
 * @throws the file system's error, after everything is as it was.
 */
export function commit(changes: readonly FolderChange[]): void {
  const transaction = new Transaction();
  try {
    const staged = changes.map((change) => transaction.stage(change));
    for (const change of staged) transaction.apply(change);
  } catch (error) {
    transaction.undo();
    throw error;
  } finally {
    transaction.discardStaging();
  }
}

interface StagedChange extends FolderChange {
  /** Absolute: a folder within `folder`, so that renames stay on one file system. */
  readonly staging: string;
}

class Transaction {
  readonly #undoSteps: (() => void)[] = [];
  readonly #stagingFolders: string[] = [];

  stage(change: FolderChange): StagedChange {
    this.#makeFolder(change.folder);
    const staging = mkdtempSync(path.join(change.folder, ".wasm-sdk-"));
    this.#stagingFolders.push(staging);
    for (const [i, { contents }] of change.writes.entries()) writeFileSync(path.join(staging, `new-${i}`), contents);
    return { ...change, staging };
  }

  apply({ folder, writes, removes, staging }: StagedChange): void {
    for (const [i, relative] of removes.entries()) {
      this.#move(path.join(folder, relative), path.join(staging, `removed-${i}`));
      this.#removeEmptyFolders(path.dirname(path.join(folder, relative)), folder);
    }
    for (const [i, { path: relative }] of writes.entries()) {
      const target = path.join(folder, relative);
      this.#makeFolder(path.dirname(target));
      if (existsSync(target)) this.#move(target, path.join(staging, `replaced-${i}`));
      this.#move(path.join(staging, `new-${i}`), target);
    }
  }

  undo(): void {
    for (const step of this.#undoSteps.splice(0).reverse()) step();
  }

  discardStaging(): void {
    for (const folder of this.#stagingFolders) rmSync(folder, { recursive: true, force: true });
  }

  #move(from: string, to: string): void {
    renameSync(from, to);
    this.#undoSteps.push(() => renameSync(to, from));
  }

  #makeFolder(folder: string): void {
    makeFolder(folder, (made) => this.#undoSteps.push(() => rmSync(made, { recursive: true, force: true })));
  }

  #removeEmptyFolders(folder: string, root: string): void {
    if (folder === root || readdirSync(folder).length > 0) return;
    rmdirSync(folder);
    this.#undoSteps.push(() => mkdirSync(folder));
    this.#removeEmptyFolders(path.dirname(folder), root);
  }
}
