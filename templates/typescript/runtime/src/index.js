/** What the generated code uses. */

export { open } from "./artifact.js";
export * from "./check.js";
export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./errors.js";
export { Handle, track } from "./resources.js";
