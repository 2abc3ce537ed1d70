/** What the application gives the guest to read: bytes, so that nothing is ever waited for. */

/** In the place of a length. */
const END = 0xfffffffe | 0;
const MOST = 65536;

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const stdin = {
	"host.read-stdin": (host, memory) => (/** @type {number} */ to, /** @type {number} */ capacity) => {
		host.instance.mayLeave();
		const count = Math.min(host.unread.length, capacity >>> 0, MOST);
		if (host.unread.length === 0) return END;
		memory.range(to, count).set(host.unread.subarray(0, count));
		host.unread = host.unread.subarray(count);
		return count;
	},
};
