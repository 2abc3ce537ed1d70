/** Numbers whose lists are typed arrays in the API. */

import type { ScalarKind } from "../../wit/world/world.js";

export type NumberKind = Exclude<ScalarKind, "bool" | "char">;

export const numberTypes: Readonly<Record<NumberKind, string>> = {
  u8: "Uint8Array",
  s8: "Int8Array",
  u16: "Uint16Array",
  s16: "Int16Array",
  u32: "Uint32Array",
  s32: "Int32Array",
  u64: "BigUint64Array",
  s64: "BigInt64Array",
  f32: "Float32Array",
  f64: "Float64Array",
};
