import type { ExternName } from "../decoded-component.js";

/** The name with its version suffix: `wasi:http/types@0.2` with the suffix `.6` is `wasi:http/types@0.2.6`. */
export function fullName(name: ExternName): string {
  return name.name + (name.versionSuffix ?? "");
}
