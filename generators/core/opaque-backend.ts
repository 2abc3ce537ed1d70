import type { Backend } from "./backend.js";

/**
 * A back end as the registry holds it. Options are made and read by the same back end, and the command line only carries them from one call to the
 * other: hence the cast, here and nowhere else.
 */
export function opaqueBackend<Options>(backend: Backend<Options>): Backend<unknown> {
  return backend as Backend<unknown>;
}
