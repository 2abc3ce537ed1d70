/** What the generated code uses. */

export { open } from "./artifact.js";
export * from "./check.js";
export { ClosedError, describe, ReentrancyError, ResultError, SdkError, TrapError } from "./errors.js";
export { Instance } from "./instance.js";
export { arrays, Memory } from "./memory.js";
export { dispose, enumeration, inherit, notConstructible } from "./values.js";
