/** A limit on a core module's memory: engines have no such option, but a memory states its maximum, which the module's text can lower. */

const PAGE = 65536;
const MEMORY_SECTION = 5;

/**
 * The module with every memory that it defines limited to `bytes`. A memory that starts larger is a RangeError.
 * @param {Uint8Array<ArrayBuffer>} module @param {number} bytes @returns {Uint8Array<ArrayBuffer>}
 */
export function limitMemory(module, bytes) {
	const pages = Math.floor(bytes / PAGE);
	let at = 8;
	const byte = () => /** @type {number} */ (module[at++]);
	/** @returns {number} */
	const u32 = () => {
		const low = byte();
		return low < 128 ? low : low - 128 + 128 * u32();
	};
	while (at < module.length) {
		const start = at;
		const id = byte();
		const end = u32() + at;
		if (id === MEMORY_SECTION) {
			const count = u32();
			const body = leb128(count);
			for (let i = 0; i < count; i++) {
				const flags = byte();
				const min = u32();
				if (min > pages) throw new RangeError(`memoryLimit: the artifact needs at least ${min * PAGE} bytes`);
				body.push(flags | 1, ...leb128(min), ...leb128(Math.min(flags & 1 ? u32() : pages, pages)));
			}
			return replaced(module, start, end, [id, ...leb128(body.length), ...body]);
		}
		at = end;
	}
	return module;
}

/** @param {number} value @returns {number[]} */
function leb128(value) {
	return value < 128 ? [value] : [(value & 127) | 128, ...leb128(value >>> 7)];
}

/** @param {Uint8Array} module @param {number} start @param {number} end @param {number[]} section */
function replaced(module, start, end, section) {
	const whole = new Uint8Array(module.length - (end - start) + section.length);
	whole.set(module.subarray(0, start));
	whole.set(section, start);
	whole.set(module.subarray(end), start + section.length);
	return whole;
}
