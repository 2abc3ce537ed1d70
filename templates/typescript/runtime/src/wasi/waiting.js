/**
 * Waiting. All that a synchronous client gives is there at once, so that each handle is ready; what is not over is a timer, and a method that does not
 * return a Promise cannot wait for one.
 */

import { now } from "./clocks.js";
import { BlockedError } from "./errors.js";

const INDEX = 4;
const NONE = 2n ** 64n - 1n;
const MILLISECOND = 1_000_000n;

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const waiting = {
	"host.ready": (host, memory) => (/** @type {number} */ handles, /** @type {number} */ count, /** @type {number} */ to) => {
		host.instance.mayLeave();
		const size = (count >>> 0) * INDEX;
		if (size >= 2 ** 32) host.instance.trap("the WASI layer asked for too many handles at once");
		memory.range(handles, size);
		const target = memory.range(to, size);
		const view = new DataView(target.buffer, target.byteOffset, size);
		for (let i = 0; i < count >>> 0; i++) view.setUint32(i * INDEX, i, true);
		return count;
	},
	"host.wait": (host) => (/** @type {number} */ _handles, /** @type {number} */ count, /** @type {bigint} */ deadline) => {
		const { instance } = host;
		instance.mayLeave();
		const until = BigInt.asUintN(64, deadline);
		if (count !== 0 || until <= now(host)) return;
		const what = until === NONE ? "something that never comes" : `a timer of ${(until - now(host)) / MILLISECOND + 1n} ms`;
		throw instance.die(new BlockedError(what));
	},
};
