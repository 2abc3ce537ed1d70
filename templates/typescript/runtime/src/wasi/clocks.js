/** What the guest takes for the time. */

const NANOSECONDS = 1_000_000;

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const clocks = {
	"host.wall-now": (host) => () => {
		host.instance.mayLeave();
		return nanoseconds(wall(host));
	},
	"host.monotonic-now": (host) => () => {
		host.instance.mayLeave();
		return now(host);
	},
};

/** The clock that never goes back, in nanoseconds. @param {import("./host.js").Host} host */
export function now(host) {
	if (host.settings.clock === undefined) return nanoseconds(performance.now());
	host.latest = Math.max(host.latest, wall(host));
	return nanoseconds(host.latest);
}

/** Milliseconds since 1970. @param {import("./host.js").Host} host @returns {number} */
function wall(host) {
	const { clock } = host.settings;
	return clock === undefined ? Date.now() : host.apply(clock, "clock");
}

/** A clock before 1970, or far ahead, stays within 64 bits. @param {number} milliseconds */
function nanoseconds(milliseconds) {
	return BigInt.asUintN(64, BigInt(Math.round(Math.max(0, milliseconds) * NANOSECONDS)));
}
