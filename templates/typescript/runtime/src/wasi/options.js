/** What `load` takes of WASI, taken over. */

import { array, mistyped, object, refuse, string } from "../check.js";

/** @typedef {import("../api.js").WasiOptions} WasiOptions */

/**
 * @typedef {object} Settings
 * @property {readonly string[]} environment name, value, name, value …
 * @property {readonly string[]} args
 * @property {Uint8Array} stdin
 * @property {((chunk: Uint8Array) => unknown) | undefined} stdout
 * @property {((chunk: Uint8Array) => unknown) | undefined} stderr
 * @property {(() => number) | undefined} clock milliseconds since 1970
 * @property {((bytes: Uint8Array) => unknown) | undefined} random
 */

export const optionNames = ["env", "args", "stdin", "stdout", "stderr", "clock", "random"];

/** @param {WasiOptions} options @returns {Settings} */
export function checkedOptions({ env, args, stdin, stdout, stderr, clock, random }) {
	return {
		environment: env === undefined ? [] : variables(env),
		args: args === undefined ? [] : texts(args, "args"),
		stdin: input(stdin),
		stdout: output(stdout, "stdout"),
		stderr: output(stderr, "stderr"),
		clock: clock === undefined ? clock : time(func(clock, "clock")),
		random: random === undefined ? random : func(random, "random"),
	};
}

/** @param {any} env */
function variables(env) {
	object(env, "env");
	return Object.entries(env).flatMap(([name, value]) => {
		if (name === "" || name.includes("=")) refuse("it is no name of a variable", "env", name);
		return [text(name, "env", name), text(value, "env", name)];
	});
}

/** @param {any} values @param {string} place */
function texts(values, place) {
	array(values, 0, place);
	return Array.from(values, (value, i) => text(value, place, i));
}

/** @param {any} value @param {string} place @param {string | number} step @returns {string} */
function text(value, place, step) {
	string(value, place, step);
	if (value.includes("\0")) refuse("it has a NUL", place, step);
	return value;
}

/** @param {any} stdin */
function input(stdin) {
	if (stdin === undefined) return new Uint8Array();
	if (typeof stdin === "string") return new TextEncoder().encode(stdin);
	if (!(stdin instanceof Uint8Array)) mistyped(stdin, "a Uint8Array or a string", "stdin");
	return stdin.slice();
}

/** A callback, or an object with `write`. @param {any} output @param {string} place @returns {((chunk: Uint8Array) => unknown) | undefined} */
function output(output, place) {
	if (output === undefined || typeof output === "function") return output;
	const { write } = Object(output);
	if (typeof write !== "function") mistyped(output, "a function, or an object with `write`", place);
	return (chunk) => write.call(output, chunk);
}

/** @param {any} value @param {string} place @returns {any} */
function func(value, place) {
	if (typeof value !== "function") mistyped(value, "a function", place);
	return value;
}

/** @param {() => Date} clock */
const time = (clock) => () => {
	const now = clock();
	const milliseconds = now instanceof Date ? now.getTime() : Number.NaN;
	if (Number.isNaN(milliseconds)) throw new TypeError("clock: it gave no valid Date");
	return milliseconds;
};
