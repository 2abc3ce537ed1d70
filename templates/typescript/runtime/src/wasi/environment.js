/** Variables and arguments that the application gives. */

/** @type {Readonly<Record<string, import("./host.js").Maker>>} */
export const environment = {
	"host.environment": (host, memory) => list(host, memory, host.settings.environment),
	"host.arguments": (host, memory) => list(host, memory, host.settings.args),
};

/**
 * Writes the texts, each after its length, where there is room for all; gives the bytes that it takes.
 * @param {import("./host.js").Host} host @param {import("./host.js").LayerMemory} memory @param {readonly string[]} texts
 */
function list({ instance }, memory, texts) {
	/** @type {Uint8Array | undefined} */
	let bytes;
	return (/** @type {number} */ to, /** @type {number} */ capacity) => {
		instance.mayLeave();
		bytes ??= encoded(texts);
		if (capacity >>> 0 >= bytes.length) memory.range(to, bytes.length).set(bytes);
		return bytes.length;
	};
}

const LENGTH = 4;

/** @param {readonly string[]} texts */
function encoded(texts) {
	const parts = texts.map((text) => new TextEncoder().encode(text));
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH + part.length, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const part of parts) {
		view.setUint32(at, part.length, true);
		bytes.set(part, at + LENGTH);
		at += LENGTH + part.length;
	}
	return bytes;
}
