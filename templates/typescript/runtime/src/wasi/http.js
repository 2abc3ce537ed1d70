/** HTTP, which nothing allows: every request fails, and nothing is resolved. */

/** The case of `error-code` in `wasi:http/types`. */
const REQUEST_DENIED = 15;
/** In the place of a length. */
const END = 0xfffffffe | 0;
/** That the exchange failed, how, and an empty text. */
const denied = Uint8Array.of(1, REQUEST_DENIED, 0, 0, 0, 0);
const failure = denied.subarray(1);

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const http = {
	"http.start": (host) => () => {
		host.instance.mayLeave();
		return ++host.requests;
	},
	"http.answer": (host, memory) => (/** @type {number} */ _id, /** @type {number} */ to, /** @type {number} */ capacity) => {
		return told(host, memory, denied, to, capacity);
	},
	"http.failure": (host, memory) => (/** @type {number} */ _id, /** @type {number} */ to, /** @type {number} */ capacity) => {
		return told(host, memory, failure, to, capacity);
	},
	"http.read": (host) => () => {
		host.instance.mayLeave();
		return END;
	},
	// What is written after the exchange is over is taken and discarded.
	"http.write": (host) => (/** @type {number} */ _id, /** @type {number} */ _source, /** @type {number} */ length) => {
		host.instance.mayLeave();
		return length;
	},
	"http.finish": (host) => () => host.instance.mayLeave(),
	"http.cancel": (host) => () => host.instance.mayLeave(),
};

/** @param {import("./host.js").Host} host @param {import("./host.js").LayerMemory} memory @param {Uint8Array} bytes @param {number} to @param {number} capacity */
function told({ instance }, memory, bytes, to, capacity) {
	instance.mayLeave();
	if (capacity >>> 0 >= bytes.length) memory.range(to, bytes.length).set(bytes);
	return bytes.length;
}
