/** The lock that belongs to what was generated. */

import { languageIds } from "../../generators/core/languages.js";
import type { Surface } from "../../generators/core/surface/surface.js";
import { printWorld, worldId } from "../../wit/world/print-wit.js";
import { printManifest } from "../output/manifest.js";
import type { Complete } from "../pipeline/packages.js";
import { sha256 } from "../sha256.js";
import { toolVersion } from "../tool.js";
import type { Package } from "../write-file-set.js";
import type { Lock } from "./lock.js";

/** Packages that this run does not make keep their digests. */
export function makeLock(parts: Complete, surface: Surface, packages: readonly Package[], before: Lock | undefined): Lock {
  const { world, plan, binary, witDigest } = parts;
  const made = new Map(packages.map(({ language, fileSet }) => [language, sha256(printManifest(fileSet))]));
  const digests = languageIds.map((language) => [language, made.get(language) ?? before?.digests.packages[language]] as const);
  return {
    tool: toolVersion(),
    world: worldId(world),
    interface: { fingerprint: plan.fingerprint, text: printWorld(world).trimEnd().split("\n") },
    digests: {
      ...(witDigest !== undefined && { wit: witDigest }),
      component: binary.sha256,
      packages: Object.fromEntries(digests.filter(([, digest]) => digest !== undefined)),
    },
    names: new Map(Object.entries(surface.names)),
  };
}
