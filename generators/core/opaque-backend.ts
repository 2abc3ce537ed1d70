import type { Backend } from "./backend.js";

/**
 * A back end as the registry holds it. Options are made and read by the same back end, and the command line only carries them from one call to the
 * other; the entry of the config has been checked against what the back end describes. Hence the cast, here and nowhere else.
 */
export function opaqueBackend<Options, Target>(backend: Backend<Options, Target>): Backend<unknown> {
  return backend as unknown as Backend<unknown>;
}
