/** Calls between the host and a component whose values lie in a memory of the host's own, the exchange. */

import type { FuncAbi } from "./abi.js";

/**
 * Whether the values of a call lie in the exchange: those for which the host would otherwise need a crossing each, to have the guest allocate
 * or to free a result. All other calls pass nothing but core values.
 */
export function passesExchange({ params, result }: FuncAbi): boolean {
  return params.spilled || params.slots.some(({ node }) => node.hasPointers) || result?.spilled === true;
}
