/** The errors of the package. Wrong arguments are plain TypeErrors and RangeErrors. */

import { settled } from "./check.js";

export class SdkError extends Error {}
SdkError.prototype.name = "SdkError";

export class ResultError extends SdkError {
	/** @param {unknown} payload */
	constructor(payload) {
		super(describe(payload));
		this.payload = payload;
	}
}
ResultError.prototype.name = "ResultError";

export class ClosedError extends SdkError {}
ClosedError.prototype.name = "ClosedError";

export class ReentrancyError extends SdkError {}
ReentrancyError.prototype.name = "ReentrancyError";

export class TrapError extends SdkError {
	/** @param {string} code @param {string} message @param {Error} [cause] what the engine threw */
	constructor(code, message, cause) {
		super(message, cause && { cause });
		this.code = code;
		this.guestFrames = guestFrames(cause ?? this);
	}
}
TrapError.prototype.name = "TrapError";

/** @param {Error} error @returns {import("./api.js").GuestFrame[]} innermost first */
function guestFrames(error) {
	const frames = [];
	for (const line of (error.stack ?? "").split("\n")) {
		const found = /^\s*(?:at )?(?:([^@\s(]+)[@ ]+)?\(?.*wasm-function\[(\d+)\](?::0x([0-9a-f]+))?/.exec(line);
		if (found) frames.push({ name: found[1], index: Number(found[2]), offset: found[3] && Number.parseInt(found[3], 16) });
	}
	return /** @type {any} */ (frames);
}

/**
 * A message for people: the payload's own, or its WIT form, e.g. `invoice-error: unknown-sku("nope")`.
 * @param {any} payload @param {string} [type] the WIT name of its type
 */
export function describe(payload, type) {
	const own = typeof payload === "string" ? payload : payload?.message;
	if (typeof own === "string" && own !== "") return own;
	return payload === undefined ? "the call failed" : `${type ?? "error"}: ${shown(payload)}`;
}

/** @param {any} value @returns {string} */
function shown(value) {
	if (typeof value?.kind === "string") return "value" in value ? `${value.kind}(${shown(value.value)})` : value.kind;
	return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? String(value);
}

/** What an import that threw means by it: its error, or else it only failed. @param {unknown} thrown @param {new (payload: any) => Error} [type] the class of the error */
function payload(thrown, type) {
	if (thrown instanceof ResultError || (type !== undefined && thrown instanceof type)) return /** @type {any} */ (thrown).payload;
	throw thrown;
}

/**
 * Calls a function of the application that may fail, and gives what it returned or meant by throwing.
 * @param {() => any} call @param {string} place @param {new (payload: any) => Error} [type] the class of its error
 */
export function attempt(call, place, type) {
	try {
		const value = call();
		settled(value, place);
		return { ok: true, value };
	} catch (thrown) {
		return { ok: false, error: payload(thrown, type) };
	}
}

/** The engines word the same trap in different ways (V8; SpiderMonkey; JavaScriptCore). @type {[RegExp, string][]} */
const trapCodes = [
	[/unreachable/i, "unreachable"],
	[/memory access|out of bounds memory/i, "memory-out-of-bounds"],
	[/divi(de|sion) by zero|remainder by zero/i, "integer-division-by-zero"],
	[/divide result unrepresentable|integer overflow/i, "integer-overflow"],
	[/float unrepresentable|invalid conversion|trunc/i, "invalid-conversion-to-integer"],
	[/signature/i, "indirect-call-type-mismatch"],
	[/null function|uninitialized|null reference|indirect call to null/i, "indirect-call-to-null"],
	[/table/i, "table-out-of-bounds"],
	[/call stack|recursion/i, "stack-overflow"],
];

/** What the engine threw while the guest ran, as a TrapError. @param {Error} error */
export function trapFromEngine(error) {
	const code = trapCodes.find(([pattern]) => pattern.test(error.message))?.[1] ?? "trap";
	return new TrapError(code, `the guest trapped: ${error.message}`, error);
}

/** Whether the engine threw it. An exhausted stack is a plain RangeError, in SpiderMonkey an InternalError. @param {unknown} error */
export function isTrap(error) {
	if (error instanceof WebAssembly.RuntimeError || error instanceof /** @type {any} */ (WebAssembly).Exception) return true;
	return error instanceof Error && /call stack|too much recursion/.test(error.message);
}
