/** A limit on a core module's memory: engines have no such option, but a memory states its maximum, which the module's text can lower. */

const PAGE = 65536;
const MEMORY_SECTION = 5;

/**
 * The module with every memory that it defines limited to `bytes`. A memory that starts larger is a RangeError.
 * @param {Uint8Array<ArrayBuffer>} module @param {number} bytes
 */
export async function limitMemory(module, bytes) {
	const pages = Math.floor(bytes / PAGE);
	let at = 8;
	/** @returns {number} */
	const u32 = () => {
		const low = module[at++];
		return low < 128 ? low : low - 128 + 128 * u32();
	};
	while (at < module.length) {
		const start = at;
		const id = module[at++];
		const end = u32() + at;
		if (id === MEMORY_SECTION) {
			const count = u32();
			const body = leb128(count);
			for (let i = 0; i < count; i++) {
				const flags = module[at++];
				const min = u32();
				if (min > pages) throw new RangeError(`memoryLimit: the artifact needs at least ${min * PAGE} bytes`);
				body.push(flags | 1, ...leb128(min), ...leb128(Math.min(flags & 1 ? u32() : pages, pages)));
			}
			const section = Uint8Array.of(id, ...leb128(body.length), ...body);
			return new Uint8Array(await new Blob([module.subarray(0, start), section, module.subarray(end)]).arrayBuffer());
		}
		at = end;
	}
	return module;
}

/** @param {number} value @returns {number[]} */
function leb128(value) {
	return value < 128 ? [value] : [(value & 127) | 128, ...leb128(value >>> 7)];
}
