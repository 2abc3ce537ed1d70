import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes the folder with all above it; `made` is told of each that was not there, the outermost first. Node's recursive `mkdirSync` never returns
 * where new folders are refused with ENOENT, as in /proc.
 * @throws the file system's error.
 */
export function makeFolder(folder: string, made: (folder: string) => void = () => {}): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), made);
  mkdirSync(folder);
  made(folder);
}
