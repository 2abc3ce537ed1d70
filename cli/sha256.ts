import { createHash } from "node:crypto";

/** 64 hex digits. */
export function sha256(contents: string | Uint8Array): string {
  return createHash("sha256").update(contents).digest("hex");
}
