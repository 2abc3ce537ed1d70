/**
 * Checks of what the application gives, made before the guest is entered. A place is a name, or the place outside and a step: the text
 * is put together only when a check fails.
 *
 * @typedef {string | readonly [any, Step]} Place
 * @typedef {string | number | undefined} Step
 * @typedef {(value: any, place: Place, step?: Step) => void} Check
 */

import { ResultError } from "./errors.js";

/** @param {Place} place @param {Step} [step] @returns {string} e.g. `lines[2].quantity` */
function path(place, step) {
	const outer = typeof place === "string" ? place : path(...place);
	if (step === undefined) return outer;
	return typeof step === "number" ? `${outer}[${step}]` : `${outer}.${step}`;
}

/** @param {unknown} value */
function shown(value) {
	if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "function") return "a function";
	if (typeof value !== "object" || value === null) return String(value);
	return Array.isArray(value) ? "an array" : "an object";
}

/** @param {string} message @param {Place} place @param {Step} [step] @returns {never} */
export function refuse(message, place, step) {
	throw new TypeError(`${path(place, step)}: ${message}`);
}

/** @param {unknown} value @param {string} wanted e.g. `a u32` @param {Place} place @param {Step} [step] @returns {never} */
export function mistyped(value, wanted, place, step) {
	if (step === undefined) settled(value, place);
	refuse(`${shown(value)} is not ${wanted}`, place, step);
}

/** @param {unknown} value @param {string} type @param {Place} place @param {Step} [step] @returns {never} */
function outOfRange(value, type, place, step) {
	throw new RangeError(`${path(place, step)}: ${shown(value)} is out of range for ${type}`);
}

/** @param {string} type @param {string} wanted @returns {Check} */
const typed = (type, wanted) => (value, place, step) => {
	if (typeof value !== type) mistyped(value, wanted, place, step);
};

export const bool = typed("boolean", "a boolean");

export const f64 = typed("number", "a number");

/** @type {Check} */
export const f32 = (value, place, step) => {
	f64(value, place, step);
	if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) outOfRange(value, "f32", place, step);
};

/** @type {(value: unknown, type: string, place: Place, step: Step) => never} */
const notInteger = (value, type, place, step) => {
	if (!Number.isInteger(value)) mistyped(value, `a ${type}`, place, step);
	outOfRange(value, type, place, step);
};

/** @type {Check} */
export const u8 = (value, place, step) => {
	if ((value & 255) !== value) notInteger(value, "u8", place, step);
};

/** @type {Check} */
export const s8 = (value, place, step) => {
	if ((value << 24) >> 24 !== value) notInteger(value, "s8", place, step);
};

/** @type {Check} */
export const u16 = (value, place, step) => {
	if ((value & 65535) !== value) notInteger(value, "u16", place, step);
};

/** @type {Check} */
export const s16 = (value, place, step) => {
	if ((value << 16) >> 16 !== value) notInteger(value, "s16", place, step);
};

/** @type {Check} */
export const u32 = (value, place, step) => {
	if (value >>> 0 !== value) notInteger(value, "u32", place, step);
};

/** @type {Check} */
export const s32 = (value, place, step) => {
	if ((value | 0) !== value) notInteger(value, "s32", place, step);
};

/** @param {string} type @param {(bits: number, value: bigint) => bigint} wrap @returns {Check} */
const long = (type, wrap) => (value, place, step) => {
	if (typeof value !== "bigint") mistyped(value, "a bigint", place, step);
	if (wrap(64, value) !== value) outOfRange(value, type, place, step);
};

export const u64 = long("u64", BigInt.asUintN);

export const s64 = long("s64", BigInt.asIntN);

/** @type {Check} */
export const string = (value, place, step) => {
	if (typeof value !== "string") mistyped(value, "a string", place, step);
	if (!value.isWellFormed()) mistyped(value, "well-formed: it has a lone surrogate", place, step);
};

/** @type {Check} */
export const char = (value, place, step) => {
	string(value, place, step);
	if (value === "" || value.length !== String.fromCodePoint(value.codePointAt(0)).length) mistyped(value, "one character", place, step);
};

/** @param {any} value @param {Place} place @param {Step} [step] @returns {Place} of what is inside */
export function object(value, place, step) {
	if (typeof value !== "object" || value === null) mistyped(value, "an object", place, step);
	return [place, step];
}

/** @param {any} value @param {Place} place @param {Step} [step] @returns {Place} of what is inside */
export function array(value, place, step) {
	if (!Array.isArray(value)) mistyped(value, "an array", place, step);
	return [place, step];
}

/** @param {any} value @param {Place} place @param {Step} [step] @returns {Place} of what is inside */
export function map(value, place, step) {
	if (!(value instanceof Map)) mistyped(value, "a Map", place, step);
	return [place, step];
}

/** @type {Check} */
export const flag = (value, place, step) => {
	if (value !== undefined) bool(value, place, step);
};

/**
 * A list of numbers: the typed array of the kind, or anything with a length.
 * @param {any} value @param {Function} Kind @param {Check} check of one number @param {Place} place @param {Step} [step]
 */
export function numbers(value, Kind, check, place, step) {
	if (value instanceof Kind) return;
	const here = object(value, place, step);
	if (!(value.length >= 0)) mistyped(value, `an array or ${Kind.name}`, place, step);
	for (let i = 0; i < value.length; i++) check(value[i], here, i);
}

/** A list of fixed length, or a tuple. @param {any} value @param {number} wanted @param {Place} place @param {Step} [step] */
export function length(value, wanted, place, step) {
	if (value.length !== wanted) refuse(`${value.length} elements are not ${wanted}`, place, step);
}

/** @param {any} value @param {import("./values.js").Enumeration} cases @param {Place} place @param {Step} [step] */
export function oneOf(value, { indices, names }, place, step) {
	if (!indices.has(value)) mistyped(value, `one of ${names.join(", ")}`, place, step);
}

/** The last argument, where parameters are optional. @param {any} value */
export function options(value) {
	if (value !== undefined) object(value, "options");
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
		if (thrown instanceof ResultError || thrown instanceof type) return { ok: false, error: /** @type {any} */ (thrown).payload };
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
