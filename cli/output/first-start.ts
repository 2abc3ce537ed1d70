import type { LanguageId } from "../../generators/core/languages.js";

/** Below this size nobody notices the compiling, and the runtimes keep no cache. */
const NOTICEABLE_BYTES = 1024 * 1024;

/**
 * Seconds of wall time to compile one MiB of artifact for the first time, measured with a 12 MB JavaScript guest on two cores. V8 compiles
 * functions when they are first called.
 */
const secondsPerMiB: Readonly<Record<LanguageId, number>> = { typescript: 0.005, go: 0.6, python: 0.55, ruby: 0.55 };

/** E.g. `first start compiles for about 7 s`; undefined where it takes less than a second. */
export function firstStartCost(language: LanguageId, artifactBytes: number): string | undefined {
  const seconds = (artifactBytes / 1024 ** 2) * secondsPerMiB[language];
  return artifactBytes < NOTICEABLE_BYTES || seconds < 1 ? undefined : `first start compiles for about ${Math.round(seconds)} s`;
}
