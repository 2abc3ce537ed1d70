import { readFileSync, statSync } from "node:fs";
import type { Outcome } from "../wit/diagnostic.js";
import { diagnostic, failed, succeed } from "../wit/diagnostic.js";
import type { DiagnosticCode } from "../wit/diagnostic-codes.js";
import { sizeText } from "./size-text.js";
import type { UserPath } from "./user-path.js";

/** Real components stay far below; a larger file is refused unread. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Reads a whole file, or says why that cannot be. */
export function readInputFile(file: UserPath): Outcome<Uint8Array> {
  try {
    // Before opening it: a pipe would block.
    const stats = statSync(file.absolute);
    if (stats.isDirectory()) return refuse("unreadable-file", "this is a folder, not a file", file);
    if (!stats.isFile()) return refuse("unreadable-file", "this is not a regular file", file);
    if (stats.size > MAX_BYTES)
      return refuse("file-too-large", `the file has ${sizeText(stats.size)}, more than ${sizeText(MAX_BYTES)}`, file);
    return succeed(readFileSync(file.absolute));
  } catch (error) {
    return unreadable(file, error);
  }
}

/** False for a file, and for what is not there or cannot be looked at. */
export function isFolder({ absolute }: UserPath): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}

/** The failure for an error of the file system; any other error is a fault of ours and thrown on. */
function unreadable(file: UserPath, error: unknown): Outcome<never> {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string") throw error;
  return refuse("unreadable-file", reasons[code] ?? `the file cannot be read (${code})`, file);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "no such file or folder",
  EACCES: "permission to read it is missing",
  ELOOP: "the symbolic link leads nowhere",
};

function refuse(code: DiagnosticCode, message: string, { shown: file }: UserPath): Outcome<never> {
  return failed(diagnostic(code, message, { place: { file } }));
}
