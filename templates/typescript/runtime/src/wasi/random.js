/** Randomness: the platform's, or what the application gives in tests. */

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const random = {
	"host.random": (host, memory) => (/** @type {number} */ to, /** @type {number} */ length) => {
		host.instance.mayLeave();
		if (length >>> 0 > MOST) host.instance.trap("the WASI layer asked for too many random bytes at once");
		const target = memory.range(to, length);
		const fill = host.settings.random;
		if (fill === undefined) crypto.getRandomValues(target);
		else target.set(given(host, fill, target.length));
	},
};

/** What one call may ask for, here and of the platform. */
const MOST = 65536;

/** The application writes into bytes of its own. @param {import("./host.js").Host} host @param {(bytes: Uint8Array) => unknown} fill @param {number} length */
function given(host, fill, length) {
	const bytes = new Uint8Array(length);
	host.apply(() => fill(bytes), "random");
	return bytes;
}
