import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { UserPath } from "../user-path.js";

/** What the choice of folder causes; anything else (a full disk, a broken one) is the machine's failure. */
const folderReasons: Readonly<Record<string, string>> = {
  EACCES: "permission to write there is missing",
  EPERM: "permission to write there is missing",
  ENOENT: "no folder can be made there",
  EROFS: "the file system is read-only",
  ENOTDIR: "a file stands where a folder belongs",
  EEXIST: "a file stands where a folder belongs",
  EISDIR: "a folder stands where a file belongs",
  ENAMETOOLONG: "the path is too long",
};

/** Whether the file system, not a fault of ours, has thrown this. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);
}

/** The diagnostic for an error of the file system; any other error is a fault of ours and thrown on. */
export function diskFailure(error: unknown, out: UserPath): Diagnostic {
  if (!isDiskError(error)) throw error;
  const { code } = error;
  const place = { file: out.shown };
  const reason = folderReasons[code];
  if (reason !== undefined) return diagnostic("unwritable-output", `the package cannot be written: ${reason}`, { place });
  return diagnostic("write-failed", `writing the package failed (${code}); everything is as it was before`, { place });
}
