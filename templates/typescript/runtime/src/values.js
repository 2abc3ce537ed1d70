/** Small conversions that the generated code shares. */

/** @typedef {{ readonly names: readonly string[], readonly indices: ReadonlyMap<string, number> }} Enumeration */

/** @param {readonly string[]} names @returns {Enumeration} */
export function enumeration(names) {
  return { names, indices: new Map(names.map((name, index) => [name, index])) };
}

const bits = new DataView(new ArrayBuffer(8));

/** @param {number} value */
export function f32Bits(value) {
  bits.setFloat32(0, value);
  return bits.getUint32(0);
}

/** @param {number} value */
export function f32FromBits(value) {
  bits.setInt32(0, value);
  return bits.getFloat32(0);
}

/** @param {number} value */
export function f64Bits(value) {
  bits.setFloat64(0, value);
  return bits.getBigUint64(0);
}

/** @param {bigint} value */
export function f64FromBits(value) {
  bits.setBigInt64(0, value);
  return bits.getFloat64(0);
}

/** Not every engine has the symbol yet. */
export const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** @param {string} name @param {string} [maker] @returns {never} */
export function notConstructible(name, maker = "a client") {
  throw new TypeError(`${name} cannot be constructed: it is made by ${maker}`);
}

/** Makes the objects of a client's class instances of the public one as well. @param {Function} own @param {Function} common */
export function inherit(own, common) {
  Object.setPrototypeOf(own.prototype, common.prototype);
}
