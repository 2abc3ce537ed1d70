import { createHash } from "node:crypto";
import { printWorld } from "./print-wit.js";
import type { World } from "./world.js";

/** The interface fingerprint: SHA-256, in 64 hex digits, of the world in WIT notation. Docs and places do not change it. */
export function fingerprint(world: World): string {
  return createHash("sha256").update(printWorld(world)).digest("hex");
}
