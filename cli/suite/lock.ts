/** One process at a time, over all that use the same cache. */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { makeFolder } from "../output/make-folder.js";

const POLL_MS = 100;

/**
 * Runs `work` while nobody else holds `file`, which names the holder's process. A holder that is no longer alive is passed over. Two that
 * find the same dead holder within microseconds could both go on; the file system offers Node no lock that the kernel gives back.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  makeFolder(path.dirname(file));
  while (!tryLock(file)) {
    if (holderIsGone(file)) rmSync(file, { force: true });
    else await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function holderIsGone(file: string): boolean {
  const holder = Number(readIfThere(file));
  // Empty between its creation and the writing of the number.
  if (holder === 0) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
