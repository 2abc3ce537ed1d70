/** How the guest ends by itself: the instance, never the process. */

import { ExitError } from "./errors.js";

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const ending = {
	"host.exit": (host) => (/** @type {number} */ code) => {
		host.instance.mayLeave();
		throw host.instance.die(new ExitError(code >>> 0));
	},
	"host.fail": (host, memory) => (/** @type {number} */ source, /** @type {number} */ length) => {
		host.instance.mayLeave();
		// A copy is decoded: no engine decodes from memory that threads share.
		host.instance.trap(new TextDecoder().decode(memory.range(source, length).slice()), "wasi");
	},
};
