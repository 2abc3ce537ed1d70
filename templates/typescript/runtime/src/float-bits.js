/** Floats as the bits that a variant passes in a slot it shares with integers. */

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
