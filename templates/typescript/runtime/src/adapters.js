/** Printed modules, which carry calls between the component instances of an artifact: their bytes, and what they ask of the host. */

import { isDescribed } from "./artifact-bytes.js";
import { SdkError } from "./errors.js";
import { Task } from "./task.js";

/** @typedef {NonNullable<import("./api.js").LinkPlan["adapters"]>} Adapters */
/** @typedef {import("./api.js").AdapterHostFunction} AdapterHostFunction */
/** @typedef {import("./instance.js").Instance} Instance */
/** @typedef {import("./link.js").Linker} Linker */

/** More is no honest guest's, and would fill the heap of the process. */
const MAX_DEPTH = 2 ** 16;

/** The rules that printed code checks, by the numbers that it has for them. */
const rules = [
	"a component called out where it may not",
	"a component was called that a call is in already",
	"a pointer is not aligned",
	"a pointer is out of bounds",
	"a string or list is too long",
	"an allocation is not aligned",
	"an allocation is out of bounds",
	"a discriminant is out of range",
	"a char is no Unicode scalar value",
	"a string is not UTF-8",
	"a string is not UTF-16",
];

/** The part of the linker that artifacts without such calls have no use for. */
export const adapters = { bytes, hostFunction };

/** @param {Adapters} adapters */
function bytes(adapters) {
	return packed(adapters, "adapters");
}

/**
 * A file that comes with its plan, as text.
 * @param {{ sha256: string, size: number, base64?: string }} described @param {"adapters" | "layer"} name @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function packed(described, name) {
	const { base64, sha256 } = described;
	if (base64 === undefined) throw new SdkError(`link plan: ${name}.base64: the bytes of the ${name} are missing; take the plan from the package of its artifact`);
	const found = decoded(base64);
	if (found !== undefined && (await isDescribed(found, described))) return found;
	throw new SdkError(`link plan: ${name}.base64: the bytes are not those of SHA-256 ${sha256}`);
}

/** @param {string} base64 */
function decoded(base64) {
	try {
		return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	} catch {
		return undefined;
	}
}

/** @param {Linker} linker @param {AdapterHostFunction} host @returns {Function} */
function hostFunction(linker, host) {
	const { instance, plan, tables, tasks } = linker;
	const nameOf = (/** @type {number} */ index) => plan.adapters?.functions[index] ?? "a function";
	switch (host.kind) {
		case "fault":
			return (/** @type {number} */ rule, /** @type {number} */ index) => {
				instance.trap(`${rules[rule] ?? "a rule of the canonical ABI is broken"}, in a call of ${nameOf(index)}`);
			};
		case "transfer-own":
			return (/** @type {number} */ handle) => tables[host.to].add(host.resource, tables[host.from].take(host.resource, handle), true);
		case "transfer-borrow":
			return transferBorrow(linker, host);
		case "enter-call":
			return () => {
				if (tasks.push(new Task()) > MAX_DEPTH) instance.trap("too many calls are inside one another");
			};
		case "exit-call":
			return (/** @type {number} */ index) => {
				const task = tasks[tasks.length - 1];
				if (task.borrows !== 0 || tasks.length === 1) instance.trap(`borrowed handles remain at the end of a call of ${nameOf(index)}`);
				task.endLoans();
				tasks.pop();
			};
		case "load":
			return () => linker.load();
		case "copy":
			return copy(instance, linker.linear(host.from), linker.linear(host.to));
	}
}

/** @param {Linker} linker @param {AdapterHostFunction & { kind: "transfer-own" | "transfer-borrow" }} host @returns {Function} */
function transferBorrow({ resources, tables, tasks }, { resource: index, from, to }) {
	const [resource, lender, borrower] = [resources[index], tables[from], tables[to]];
	return (/** @type {number} */ handle) => resource.lend(borrower, lender.loan(index, handle, tasks[tasks.length - 1]));
}

/** @param {Instance} instance @param {WebAssembly.Memory} from @param {WebAssembly.Memory} to @returns {Function} */
function copy(instance, from, to) {
	let source = new Uint8Array(from.buffer);
	let target = new Uint8Array(to.buffer);
	return (/** @type {number} */ place, /** @type {number} */ start, /** @type {number} */ length) => {
		const [at, begin, n] = [place >>> 0, start >>> 0, length >>> 0];
		// A memory that has grown since: the view is detached, or too short.
		if (begin + n > source.length) source = new Uint8Array(from.buffer);
		if (at + n > target.length) target = new Uint8Array(to.buffer);
		if (begin + n > source.length || at + n > target.length) instance.trap("a copy between memories is out of bounds");
		target.set(source.subarray(begin, begin + n), at);
	};
}
