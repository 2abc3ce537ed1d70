/** A limit on a core module's memory: engines have no such option, but a memory states its maximum, which the module's text can lower. */

const PAGE = 65536;
const MEMORY_SECTION = 5;

/**
 * The module with every memory that it defines limited to `bytes`. A memory that starts larger is a RangeError.
 * @param {Uint8Array<ArrayBuffer>} module @param {number} bytes @returns {Uint8Array<ArrayBuffer>}
 */
export function limitMemory(module, bytes) {
	const pages = Math.floor(bytes / PAGE);
	const reader = { bytes: module, at: 8 };
	while (reader.at < module.length) {
		const start = reader.at;
		const id = module[reader.at++];
		const size = readU32(reader);
		const end = reader.at + size;
		if (id === MEMORY_SECTION) {
			const body = limited(reader, pages);
			return concat(module.subarray(0, start), [MEMORY_SECTION, ...u32(body.length), ...body], module.subarray(end));
		}
		reader.at = end;
	}
	return module;
}

/** @param {Reader} reader at a memory section's contents @param {number} pages */
function limited(reader, pages) {
	const count = readU32(reader);
	const body = u32(count);
	for (let i = 0; i < count; i++) {
		const flags = /** @type {number} */ (reader.bytes[reader.at++]);
		const min = readU32(reader);
		const max = flags & 1 ? readU32(reader) : pages;
		body.push(flags | 1, ...u32(min), ...u32(Math.min(max, Math.max(min, pages))));
		if (min > pages) throw new RangeError(`memoryLimit: the artifact needs at least ${min * PAGE} bytes`);
	}
	return body;
}

/** @typedef {{ bytes: Uint8Array, at: number }} Reader */

/** @param {Reader} reader */
function readU32(reader) {
	let value = 0;
	for (let shift = 0; ; shift += 7) {
		const byte = /** @type {number} */ (reader.bytes[reader.at++]);
		value += (byte & 127) * 2 ** shift;
		if (byte < 128) return value;
	}
}

/** @param {number} value @returns {number[]} */
function u32(value) {
	return value < 128 ? [value] : [(value & 127) | 128, ...u32(value >>> 7)];
}

/** @param {ArrayLike<number>[]} parts */
function concat(...parts) {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
