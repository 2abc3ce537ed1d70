/**
 * What the application gives is taken over before the guest is entered: each value is read once, checked, and given back as lowering wants it, so that
 * no code of the application runs afterwards. A place is a name, or the place outside and the steps from there: the text is put together only when a
 * check fails.
 *
 * @typedef {string | readonly [any, Step]} Place
 * @typedef {string | number | undefined} Step
 */

import { ResultError } from "./errors.js";

/** Bytes that a string or list may span (canonical ABI, MAX_STRING_BYTE_LENGTH, MAX_LIST_BYTE_LENGTH). */
export const MAX_BYTES = 2 ** 28 - 1;

/** @param {Place} place @param {readonly Step[]} steps @returns {string} e.g. `lines[2].quantity` */
function path(place, ...steps) {
	let text = typeof place === "string" ? place : path(...place);
	for (const step of steps) {
		if (step !== undefined) text += typeof step === "number" ? `[${step}]` : `.${step}`;
	}
	return text;
}

/** @param {unknown} value */
export function shown(value) {
	if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "function") return "a function";
	if (typeof value !== "object" || value === null) return String(value);
	return Array.isArray(value) ? "an array" : "an object";
}

/** @param {string} message @param {Place} place @param {Step[]} steps @returns {never} */
export function refuse(message, place, ...steps) {
	throw new TypeError(`${path(place, ...steps)}: ${message}`);
}

/** @param {unknown} value @param {string} wanted e.g. `a u32` @param {Place} place @param {Step[]} steps @returns {never} */
export function mistyped(value, wanted, place, ...steps) {
	if (steps.every((step) => step === undefined)) settled(value, place);
	refuse(`${shown(value)} is not ${wanted}`, place, ...steps);
}

/** @param {unknown} value @param {string} type @param {Place} place @param {Step[]} steps @returns {never} */
function outOfRange(value, type, place, ...steps) {
	throw new RangeError(`${path(place, ...steps)}: ${shown(value)} is out of range for ${type}`);
}

/** @param {number} bytes @param {Place} place @param {Step[]} steps @returns {never} */
export function tooLong(bytes, place, ...steps) {
	throw new RangeError(`${path(place, ...steps)}: ${bytes} bytes are more than a string or list may have`);
}

/** @typedef {(value: any, place: Place, step?: Step, inner?: Step) => any} Check gives what was taken */

/** @type {Check} */
export const bool = (value, place, step, inner) => {
	if (typeof value !== "boolean") mistyped(value, "a boolean", place, step, inner);
	return value;
};

/** @type {Check} */
export const f64 = (value, place, step, inner) => {
	if (typeof value !== "number") mistyped(value, "a number", place, step, inner);
	return value;
};

/** @type {Check} */
export const f32 = (value, place, step, inner) => {
	f64(value, place, step, inner);
	if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) outOfRange(value, "f32", place, step, inner);
	return value;
};

/** @type {(value: unknown, type: string, place: Place, step: Step, inner: Step) => never} */
const notInteger = (value, type, place, step, inner) => {
	if (!Number.isInteger(value)) mistyped(value, `a ${type}`, place, step, inner);
	outOfRange(value, type, place, step, inner);
};

/** @type {Check} */
export const u8 = (value, place, step, inner) => {
	if (typeof value !== "number" || (value & 255) !== value) notInteger(value, "u8", place, step, inner);
	return value;
};

/** @type {Check} */
export const s8 = (value, place, step, inner) => {
	if (typeof value !== "number" || (value << 24) >> 24 !== value) notInteger(value, "s8", place, step, inner);
	return value;
};

/** @type {Check} */
export const u16 = (value, place, step, inner) => {
	if (typeof value !== "number" || (value & 65535) !== value) notInteger(value, "u16", place, step, inner);
	return value;
};

/** @type {Check} */
export const s16 = (value, place, step, inner) => {
	if (typeof value !== "number" || (value << 16) >> 16 !== value) notInteger(value, "s16", place, step, inner);
	return value;
};

/** @type {Check} */
export const u32 = (value, place, step, inner) => {
	if (typeof value !== "number" || value >>> 0 !== value) notInteger(value, "u32", place, step, inner);
	return value;
};

/** @type {Check} */
export const s32 = (value, place, step, inner) => {
	if (typeof value !== "number" || (value | 0) !== value) notInteger(value, "s32", place, step, inner);
	return value;
};

/** @param {string} type @param {(bits: number, value: bigint) => bigint} wrap @returns {Check} */
const long = (type, wrap) => (value, place, step, inner) => {
	if (typeof value !== "bigint") mistyped(value, "a bigint", place, step, inner);
	if (wrap(64, value) !== value) outOfRange(value, type, place, step, inner);
	return value;
};

export const u64 = long("u64", BigInt.asUintN);

export const s64 = long("s64", BigInt.asIntN);

/** @type {Check} */
export const string = (value, place, step, inner) => {
	if (typeof value !== "string") mistyped(value, "a string", place, step, inner);
	if (!value.isWellFormed()) mistyped(value, "well-formed: it has a lone surrogate", place, step, inner);
	if (value.length > MAX_BYTES) tooLong(value.length, place, step, inner);
	return value;
};

/** Gives the code point. @type {Check} */
export const char = (value, place, step, inner) => {
	string(value, place, step, inner);
	const point = value.codePointAt(0);
	if (value === "" || value.length !== String.fromCodePoint(point).length) mistyped(value, "one character", place, step, inner);
	return point;
};

/** @type {Check} */
export const object = (value, place, step) => {
	if (typeof value !== "object" || value === null) mistyped(value, "an object", place, step);
};

/** Gives the length of an array. @param {any} value @param {number} size bytes of an element @param {Place} place @param {Step} [step] @param {Step} [inner] @returns {number} */
export function array(value, size, place, step, inner) {
	if (!Array.isArray(value)) mistyped(value, "an array", place, step, inner);
	const n = value.length;
	if (n * size > MAX_BYTES) tooLong(n * size, place, step, inner);
	return n;
}

/** The same of a tuple or a list of fixed length. @param {any} value @param {number} wanted @param {Place} place @param {Step} [step] @param {Step} [inner] */
export function fixed(value, wanted, place, step, inner) {
	const n = array(value, 0, place, step, inner);
	if (n !== wanted) refuse(`${n} elements are not ${wanted}`, place, step, inner);
}

const { entries } = Map.prototype;

/** The entries of a map, whatever its class made of the methods. @param {any} value @param {Place} place @param {Step} [step] @param {Step} [inner] @returns {Iterable<[any, any]>} */
export function map(value, place, step, inner) {
	try {
		return entries.call(value);
	} catch {
		return mistyped(value, "a Map", place, step, inner);
	}
}

/** @type {Check} */
export const flag = (value, place, step, inner) => value !== undefined && bool(value, place, step, inner);

/** Gives the index of a case. @param {any} value @param {import("./values.js").Enumeration} cases @param {Place} place @param {Step} [step] @param {Step} [inner] */
export function oneOf(value, { indices, names }, place, step, inner) {
	return indices.get(value) ?? mistyped(value, `one of ${names.join(", ")}`, place, step, inner);
}

/** That an object has no other properties: what is misspelt would be left out in silence. @param {any} value @param {readonly string[]} known @param {Place} place @param {Step} [step] */
export function only(value, known, place, step) {
	for (const name of Object.keys(value)) {
		if (!known.includes(name)) refuse(`unknown: ${known.length > 0 ? `known are ${known.join(", ")}` : "there is nothing to give"}`, place, step, name);
	}
}

/** The last argument, where parameters are optional. @param {any} value @param {readonly string[]} known */
export function options(value, known) {
	if (value === undefined) return;
	object(value, "options");
	only(value, known, "options");
}

/** What an import returned. @param {any} value @param {Place} place */
export function settled(value, place) {
	if (typeof value === "object" && typeof value?.then === "function") throw new TypeError(`${path(place)} is async`);
}

/**
 * Calls a function of the application that may fail: what it returned, or meant by throwing. Anything else that it throws goes on.
 * @param {() => any} call @param {Place} place @param {new (payload: any) => Error} [type] the class of its error
 */
export function attempt(call, place, type = ResultError) {
	try {
		const value = call();
		settled(value, place);
		return { ok: true, value };
	} catch (thrown) {
		if (thrown instanceof ResultError || thrown instanceof type) return { ok: false, value: /** @type {any} */ (thrown).payload };
		throw thrown;
	}
}

/** That the application provides every function. @param {any} imports @param {readonly string[]} needs e.g. `host.log` */
export function provided(imports, needs) {
	for (const path of needs) {
		const value = path.split(".").reduce((value, name) => value?.[name], imports);
		if (typeof value !== "function") throw new TypeError(`imports.${path} is missing`);
	}
}
