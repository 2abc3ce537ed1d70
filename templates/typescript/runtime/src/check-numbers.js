/** Lists of numbers: typed arrays, and anything else with a length. */

import { f32, f64, MAX_BYTES, mistyped, refuse, s16, s32, s64, s8, tooLong, u16, u32, u64, u8 } from "./check.js";

/** @typedef {import("./check.js").Place} Place */
/** @typedef {import("./check.js").Step} Step */

/** @param {any} Kind the typed array @param {import("./check.js").Check} check of one number */
const kind = (Kind, check) => ({ Kind, name: Kind.name, check });

/** By WIT type. @typedef {ReturnType<typeof kind>} NumberKind */
export const kinds = {
	u8: kind(Uint8Array, u8),
	s8: kind(Int8Array, s8),
	u16: kind(Uint16Array, u16),
	s16: kind(Int16Array, s16),
	u32: kind(Uint32Array, u32),
	s32: kind(Int32Array, s32),
	u64: kind(BigUint64Array, u64),
	s64: kind(BigInt64Array, s64),
	f32: kind(Float32Array, f32),
	f64: kind(Float64Array, f64),
};

/** What every typed array has, whatever its class, or the object itself, says. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const nameOf = /** @type {() => string | undefined} */ (Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)?.get);
export const lengthOf = /** @type {() => number} */ (Object.getOwnPropertyDescriptor(typedArray, "length")?.get);

/**
 * The typed array of the kind as it is, since its elements run no code and cannot be wrong; of anything else with a length a copy.
 * @param {any} value @param {NumberKind} kind @param {Place} place @param {Step} [step] @param {Step} [inner]
 */
export function numbers(value, kind, place, step, inner) {
	return nameOf.call(value) === kind.name ? value : copied(value, kind, place, step, inner);
}

/** @param {any} value @param {NumberKind} kind @param {Place} place @param {Step} [step] @param {Step} [inner] */
function copied(value, { Kind, name, check }, place, step, inner) {
	if (typeof value !== "object" || value === null) mistyped(value, "an object", place, step, inner);
	// What only inherits from a typed array has a length that throws.
	const n = value instanceof Kind ? undefined : value.length;
	if (typeof n !== "number" || !(n >= 0)) mistyped(value, `an array or ${name}`, place, step, inner);
	const bytes = n * Kind.BYTES_PER_ELEMENT;
	if (bytes > MAX_BYTES) tooLong(bytes, place, step, inner);
	const taken = new Kind(n);
	const here = /** @type {any} */ ([place, step, inner]);
	for (let i = 0; i < taken.length; i++) taken[i] = check(value[i], here, i);
	return taken;
}

/** The same where the length is fixed. @param {any} value @param {NumberKind} kind @param {number} wanted @param {Place} place @param {Step} [step] @param {Step} [inner] */
export function fixedNumbers(value, kind, wanted, place, step, inner) {
	const taken = numbers(value, kind, place, step, inner);
	const n = lengthOf.call(taken);
	if (n !== wanted) refuse(`${n} elements are not ${wanted}`, place, step, inner);
	return taken;
}
