/** The errors of the package. Wrong arguments are plain TypeErrors and RangeErrors. */

export class SdkError extends Error {}

export class ResultError extends SdkError {
	/** @param {unknown} payload */
	constructor(payload) {
		super(describe(payload));
		this.payload = payload;
	}
}

export class ClosedError extends SdkError {}

export class ReentrancyError extends SdkError {}

export class TrapError extends SdkError {
	/** @param {string} code @param {string} message @param {Error} [cause] what the engine threw @param {string} [stderr] the end of what the guest printed there */
	constructor(code, message, cause, stderr = "") {
		super(stderr === "" ? message : `${message}; it had printed:\n${stderr}`, cause && { cause });
		this.code = code;
		this.stderr = stderr;
		this.guestFrames = guestFrames(cause ?? this);
	}
}

// Not the names of the functions, which minifiers change; defined, since an assignment fails where `Error.prototype` is frozen.
for (const [name, type] of Object.entries({ SdkError, ResultError, ClosedError, ReentrancyError, TrapError })) named(type, name);

/** @param {Function} type @param {string} value */
export function named(type, value) {
	Object.defineProperty(type.prototype, "name", { value, writable: true, configurable: true });
}

/** @param {Error} error @returns {import("./api.js").GuestFrame[]} innermost first */
function guestFrames(error) {
	const frames = [];
	// Not what the guest has printed, which may look like a frame.
	for (const line of (error.stack ?? "").replace(error.message, "").split("\n")) {
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
	return payload === undefined ? "the call failed" : `${type ?? "error"}: ${witText(payload)}`;
}

/** @param {any} value @returns {string} */
function witText(value) {
	if (typeof value?.kind === "string") return "value" in value ? `${value.kind}(${witText(value.value)})` : value.kind;
	return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? String(value);
}

/** The engines word the same trap in different ways (V8; SpiderMonkey; JavaScriptCore). @type {[RegExp, string][]} */
const trapCodes = [
	[/unreachable/i, "unreachable"],
	[/memory/i, "memory-out-of-bounds"],
	[/by zero/i, "integer-division-by-zero"],
	[/divide result unrepresentable|integer overflow/i, "integer-overflow"],
	[/float unrepresentable|invalid conversion|trunc/i, "invalid-conversion-to-integer"],
	[/signature/i, "indirect-call-type-mismatch"],
	[/null|uninitialized/i, "indirect-call-to-null"],
	[/table/i, "table-out-of-bounds"],
	[/call stack|recursion/i, "stack-overflow"],
];

/**
 * What the engine threw while the guest ran, as a TrapError; undefined for anything else. An exhausted stack is a plain RangeError, in SpiderMonkey
 * an InternalError.
 * @param {any} error @param {string} [stderr] the end of what the guest printed there
 */
export function trapFromEngine(error, stderr) {
	const { RuntimeError, Exception } = /** @type {any} */ (WebAssembly);
	const isExhausted = error instanceof Error && /call stack|too much recursion/.test(error.message);
	if (!(isExhausted || error instanceof RuntimeError || error instanceof Exception)) return;
	const { message = "an exception that nothing caught" } = error;
	const code = trapCodes.find(([pattern]) => pattern.test(message))?.[1] ?? "trap";
	return new TrapError(code, `the guest trapped: ${message}`, error, stderr);
}
