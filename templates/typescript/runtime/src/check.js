/**
 * Checks of what the application gives, made before the guest is entered. A place is a name, or `[place, step]`: the text is put
 * together only when a check fails.
 *
 * @typedef {string | Step} Place
 * @typedef {readonly [any, string | number | undefined]} Step the outer place first
 */

import { arrays } from "./numbers.js";

/** @typedef {import("./numbers.js").NumberKind} NumberKind */

/** @param {Place} place @returns {string} e.g. `lines[2].quantity` */
function text(place) {
  if (typeof place === "string") return place;
  const [outer, step] = place;
  if (step === undefined) return text(outer);
  return typeof step === "number" ? `${text(outer)}[${step}]` : `${text(outer)}.${step}`;
}

/** @param {Place} place @param {string | number | undefined} step @returns {Place} */
function inner(place, step) {
  return step === undefined ? place : [place, step];
}

/** @param {unknown} value */
function shown(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value !== "object") return typeof value === "function" ? "a function" : String(value);
  return Array.isArray(value) ? "an array" : "an object";
}

/** @param {string} message @param {Place} place @param {string | number} [step] @returns {never} */
export function refuse(message, place, step) {
  throw new TypeError(`${text(inner(place, step))}: ${message}`);
}

/** @param {unknown} value @param {string} wanted e.g. `a u32` @param {Place} place @param {string | number} [step] @returns {never} */
export function mistyped(value, wanted, place, step) {
  if (step === undefined && typeof place === "string") settled(value, place);
  throw new TypeError(`${text(inner(place, step))}: ${shown(value)} is not ${wanted}`);
}

/** @param {unknown} value @param {string} type @param {Place} place @param {string | number} [step] @returns {never} */
function outOfRange(value, type, place, step) {
  throw new RangeError(`${text(inner(place, step))}: ${shown(value)} is out of range for ${type}`);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function bool(value, place, step) {
  if (typeof value !== "boolean") mistyped(value, "a boolean", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function u64(value, place, step) {
  if (typeof value !== "bigint") mistyped(value, "a bigint", place, step);
  if (BigInt.asUintN(64, value) !== value) outOfRange(value, "u64", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function s64(value, place, step) {
  if (typeof value !== "bigint") mistyped(value, "a bigint", place, step);
  if (BigInt.asIntN(64, value) !== value) outOfRange(value, "s64", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function f32(value, place, step) {
  if (typeof value !== "number") mistyped(value, "a number", place, step);
  if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) outOfRange(value, "f32", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function f64(value, place, step) {
  if (typeof value !== "number") mistyped(value, "a number", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function char(value, place, step) {
  if (typeof value !== "string") mistyped(value, "a string of one character", place, step);
  const point = value.codePointAt(0);
  if (point === undefined || value.length !== (point > 0xffff ? 2 : 1)) mistyped(value, "a string of one character", place, step);
  if (point >= 0xd800 && point < 0xe000) mistyped(value, "well-formed", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function string(value, place, step) {
  if (typeof value !== "string") mistyped(value, "a string", place, step);
  if (!value.isWellFormed()) mistyped(value, "well-formed: it has a lone surrogate", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function object(value, place, step) {
  if (typeof value !== "object" || value === null) mistyped(value, "an object", place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function array(value, place, step) {
  if (!Array.isArray(value)) mistyped(value, "an array", place, step);
}

/** A list of numbers: the typed array of the kind, or anything with a length. @param {any} value @param {NumberKind} kind @param {Place} place @param {string | number} [step] */
export function numbers(value, kind, place, step) {
  if (value instanceof arrays[kind]) return;
  const wanted = `a ${arrays[kind].name} or array`;
  if (typeof value !== "object" || value === null || !Number.isSafeInteger(value.length)) mistyped(value, wanted, place, step);
  const here = inner(place, step);
  const check = checks[kind];
  for (let i = 0; i < value.length; i++) check(value[i], here, i);
}

/** @typedef {(value: any, place: Place, step?: string | number) => void} Check */

/** @param {string} type @param {number} min @param {number} max @returns {Check} */
const within = (type, min, max) => (value, place, step) => {
  if (!Number.isInteger(value)) mistyped(value, `a ${type}`, place, step);
  if (value < min || value > max) outOfRange(value, type, place, step);
};

export const s8 = within("s8", -128, 127);
export const u8 = within("u8", 0, 255);
export const s16 = within("s16", -32768, 32767);
export const u16 = within("u16", 0, 65535);
export const s32 = within("s32", -2147483648, 2147483647);
export const u32 = within("u32", 0, 4294967295);
const checks = { s8, u8, s16, u16, s32, u32, s64, u64, f32, f64 };

/** A fixed-length list. @param {any} value @param {number} wanted @param {Place} place @param {string | number} [step] */
export function length(value, wanted, place, step) {
  if (value.length !== wanted) refuse(`${value.length} elements are not ${wanted}`, place, step);
}

/** @param {any} value @param {number} length @param {Place} place @param {string | number} [step] */
export function tuple(value, length, place, step) {
  array(value, place, step);
  if (value.length !== length) mistyped(value, `an array of ${length}`, place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function map(value, place, step) {
  if (!(value instanceof Map)) mistyped(value, "a Map", place, step);
}

/** @param {any} value @param {import("./values.js").Enumeration} cases @param {Place} place @param {string | number} [step] */
export function oneOf(value, { indices, names }, place, step) {
  if (!indices.has(value)) mistyped(value, `one of ${names.join(", ")}`, place, step);
}

/** @param {any} value @param {Place} place @param {string | number} [step] */
export function flag(value, place, step) {
  if (value !== undefined && typeof value !== "boolean") mistyped(value, "a boolean", place, step);
}

/** That the application provides every function. @param {any} imports @param {Readonly<Record<string, readonly string[] | undefined>>} needs by member; undefined for a function itself */
export function provided(imports, needs) {
  for (const [member, functions] of Object.entries(needs)) {
    const value = imports?.[member];
    for (const name of functions ?? [undefined]) {
      const found = name === undefined ? value : value?.[name];
      if (typeof found !== "function") throw new TypeError(`imports.${member}${name === undefined ? "" : `.${name}`} is missing`);
    }
  }
}

/** The last argument, where parameters are optional. @param {any} value */
export function options(value) {
  if (value !== undefined && (typeof value !== "object" || value === null)) mistyped(value, "an object", "options");
}

/** What an import returned, where it is not a number or string. @param {any} value @param {string} place */
export function settled(value, place) {
  if (isThenable(value)) throw new TypeError(`${place} is async`);
}

/** @param {any} value */
function isThenable(value) {
  return typeof value === "object" && value !== null && typeof value.then === "function";
}
