/** What the generated code of every package calls, and the parts that only some have use for: files of their own, which the package names itself. */

export { open } from "./artifact.js";
export { isDescribed } from "./artifact-bytes.js";
export * from "./check.js";
export { fixedNumbers, kinds, numbers } from "./check-numbers.js";
export * from "./errors.js";
export * from "./float-bits.js";
export { Call, Instance } from "./instance.js";
export { instantiate, unknown } from "./link.js";
export { Memory } from "./memory.js";
export { stillHeld } from "./resources.js";
export { Task } from "./task.js";
export * from "./values.js";
