/** Lists of numbers, which pass in bulk as typed arrays. */

/** @typedef {keyof typeof arrays} NumberKind */
export const arrays = {
  s8: Int8Array,
  u8: Uint8Array,
  s16: Int16Array,
  u16: Uint16Array,
  s32: Int32Array,
  u32: Uint32Array,
  s64: BigInt64Array,
  u64: BigUint64Array,
  f32: Float32Array,
  f64: Float64Array,
};

/** The length that a typed array really has: its property may be hidden by one that lies. */
export const lengthOf = /** @type {() => number} */ (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "length")?.get);
