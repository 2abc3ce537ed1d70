import type { CoreFeature } from "../decoded-component.js";
import type { FeatureSet } from "./feature-set.js";

/** Ranges of one-byte opcodes beyond WebAssembly 1.0, both ends included. Prefixed opcodes are told apart where they are read. */
const ranges: readonly (readonly [first: number, last: number, feature: CoreFeature])[] = [
  [0x06, 0x07, "legacy-exceptions"], // try, catch
  [0x08, 0x08, "exceptions"], // throw
  [0x09, 0x09, "legacy-exceptions"], // rethrow
  [0x0a, 0x0a, "exceptions"], // throw_ref
  [0x12, 0x13, "tail-call"], // return_call, return_call_indirect
  [0x14, 0x15, "function-references"], // call_ref, return_call_ref
  [0x15, 0x15, "tail-call"],
  [0x18, 0x19, "legacy-exceptions"], // delegate, catch_all
  [0x1c, 0x1c, "reference-types"], // select with a type
  [0x1f, 0x1f, "exceptions"], // try_table
  [0x25, 0x26, "reference-types"], // table.get, table.set
  [0xc0, 0xc4, "sign-extension"],
  [0xd0, 0xd2, "reference-types"], // ref.null, ref.is_null, ref.func
  [0xd3, 0xd3, "gc"], // ref.eq
  [0xd4, 0xd6, "function-references"], // ref.as_non_null, br_on_null, br_on_non_null
  [0xe0, 0xe6, "stack-switching"],
  [0xfb, 0xfb, "gc"],
  [0xfe, 0xfe, "threads"],
];

/** Which one-byte opcodes occur; an array, because a code section has millions of instructions. */
export type SeenOpcodes = Uint8Array;

export function noOpcodes(): SeenOpcodes {
  return new Uint8Array(256);
}

export function addOpcodeFeatures(seen: SeenOpcodes, features: FeatureSet): void {
  for (const [first, last, feature] of ranges) {
    if (seen.subarray(first, last + 1).some((used) => used !== 0)) features.add(feature);
  }
}
