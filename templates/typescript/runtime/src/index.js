/** What the generated code uses. */

export { open } from "./artifact.js";
export * from "./check.js";
export { ClosedError, describe, payload, ReentrancyError, ResultError, SdkError, TrapError } from "./errors.js";
export { Instance } from "./instance.js";
export { arrays } from "./numbers.js";
export { Handle, track } from "./resources.js";
export { dispose, enumeration, f32Bits, f32FromBits, f64Bits, f64FromBits, inherit, notConstructible } from "./values.js";
