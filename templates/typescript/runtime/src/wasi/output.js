/** stdout and stderr: to the application's writers, else nowhere. The end of stderr is kept for the error of a trap. */

const STDOUT = 1;
const KEPT = 8192;

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const output = {
	"host.write": (host, memory) => {
		const { stdout, stderr } = host.settings;
		return (/** @type {number} */ stream, /** @type {number} */ source, /** @type {number} */ length) => {
			host.instance.mayLeave();
			const bytes = memory.range(source, length);
			const isOut = stream === STDOUT;
			if (!isOut) host.printed.add(bytes);
			const write = isOut ? stdout : stderr;
			// A copy, which the application may keep.
			if (write !== undefined) host.apply(() => write(bytes.slice()), isOut ? "stdout" : "stderr");
		};
	},
};

/** The last bytes of a stream. */
export class Tail {
	bytes = new Uint8Array();
	length = 0;

	/** @param {Uint8Array} chunk */
	add(chunk) {
		const added = chunk.subarray(-KEPT);
		if (this.bytes.length === 0) this.bytes = new Uint8Array(2 * KEPT);
		if (this.length + added.length > this.bytes.length) {
			this.bytes.copyWithin(0, this.length - KEPT, this.length);
			this.length = KEPT;
		}
		this.bytes.set(added, this.length);
		this.length += added.length;
	}

	/** Where it was cut, or is no UTF-8, there stands U+FFFD. */
	get text() {
		return new TextDecoder().decode(this.bytes.subarray(Math.max(0, this.length - KEPT), this.length));
	}
}
