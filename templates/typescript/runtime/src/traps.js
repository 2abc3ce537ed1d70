/** Failures of the guest as the engines report them. */

import { TrapError } from "./errors.js";

/** The engines word the same trap in different ways (V8; SpiderMonkey; JavaScriptCore). @type {[RegExp, string][]} */
const trapCodes = [
  [/unreachable/i, "unreachable"],
  [/memory access|out of bounds memory/i, "memory-out-of-bounds"],
  [/divi(de|sion) by zero|remainder by zero/i, "integer-division-by-zero"],
  [/divide result unrepresentable|integer overflow/i, "integer-overflow"],
  [/float unrepresentable|invalid conversion|trunc/i, "invalid-conversion-to-integer"],
  [/signature/i, "indirect-call-type-mismatch"],
  [/null function|uninitialized|null reference|indirect call to null/i, "indirect-call-to-null"],
  [/table/i, "table-out-of-bounds"],
  [/call stack|recursion/i, "stack-overflow"],
];

/** What the engine threw while the guest ran, as a TrapError. @param {Error} error */
export function trapFromEngine(error) {
  const code = trapCodes.find(([pattern]) => pattern.test(error.message))?.[1] ?? "trap";
  return new TrapError(code, `the guest trapped: ${error.message}`, error);
}

/** Whether the engine threw it. An exhausted stack is a plain RangeError, in SpiderMonkey an InternalError. @param {unknown} error */
export function isTrap(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof /** @type {any} */ (WebAssembly).Exception) return true;
  return error instanceof Error && /call stack|too much recursion/.test(error.message);
}
