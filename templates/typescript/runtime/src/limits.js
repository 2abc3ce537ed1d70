/** Limits on the memories and tables of core modules: engines have no such option, but each states its maximum, which the module's bytes can lower. */

import { SdkError } from "./errors.js";

const PAGE = 65536;
const TABLE_SECTION = 4;
const MEMORY_SECTION = 5;
/** What a table may hold beyond what it starts with; engines allow ten million elements. */
const TABLE_ELEMENTS = 100_000;
const ELEMENT_BYTES = 8;
/** What printed modules may have in any case: what the values of one call take that passes an import on. */
const PRINTED_BYTES = 2 ** 24;
/** What the WASI layer may have. */
const LAYER_BYTES = 2 ** 25;

/**
 * A core module, how often it is instantiated, and whether it is part of the guest or what comes with it.
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, uses: number, source: "artifact" | "adapters" | "layer" }} CoreModule
 */

/**
 * The limits that one memory or table states, and where. @typedef {object} Limits
 * @property {"memory" | "table"} kind @property {number} start @property {number} end in the module's bytes
 * @property {readonly number[]} section where its id is, its contents begin, and end
 * @property {number} flags @property {number} min @property {number} max what it may grow to @property {CoreModule} module
 */

/**
 * The modules with every table limited, and with `limit` all memories and tables together; those of printed modules and of the layer have limits of their own.
 * Less than what they start with is a RangeError.
 * @param {readonly CoreModule[]} modules @param {number} [limit] bytes
 */
export function limited(modules, limit) {
	const found = modules.map((module) => limitsOf(module));
	const all = found.flat();
	for (const it of all) if (it.kind === "table") it.max = Math.min(it.max, Math.max(it.min, TABLE_ELEMENTS));
	const of = (/** @type {CoreModule["source"]} */ source) => all.filter(({ module }) => module.source === source);
	if (limit !== undefined) {
		share(of("artifact"), limit);
		share(of("adapters"), Math.max(limit, PRINTED_BYTES));
	}
	share(of("layer"), LAYER_BYTES);
	return modules.map(({ bytes }, i) => rewritten(bytes, found[i]));
}

/** What the minima leave goes to the tables, if it is enough for all, then in equal parts to the memories that may grow. @param {Limits[]} all @param {number} bytes */
function share(all, bytes) {
	const growing = (/** @type {Limits["kind"]} */ kind) => all.filter((it) => it.kind === kind && it.max > it.min);
	const [tables, memories] = [growing("table"), growing("memory")];
	const sum = (/** @type {Limits[]} */ some, /** @type {(it: Limits) => number} */ size) => some.reduce((total, it) => total + it.module.uses * size(it), 0);
	const starts = sum(all.filter((it) => it.kind === "memory"), (it) => it.min * PAGE) + sum(tables, (it) => it.min * ELEMENT_BYTES);
	if (starts > bytes) throw new RangeError(`memoryLimit: ${bytes} bytes are too few: the artifact starts with ${starts}`);
	const headroom = sum(tables, (it) => (it.max - it.min) * ELEMENT_BYTES);
	const isEnough = headroom <= bytes - starts;
	if (!isEnough) for (const table of tables) table.max = table.min;
	const rest = bytes - starts - (isEnough ? headroom : 0);
	const pages = Math.floor(rest / PAGE / sum(memories, () => 1));
	for (const memory of memories) memory.max = Math.min(memory.max, memory.min + pages);
}

/** @param {CoreModule} module @returns {Limits[]} */
function limitsOf(module) {
	const reader = new Reader(module.bytes);
	const all = [];
	for (reader.at = 8; reader.at < module.bytes.length; ) {
		const start = reader.at;
		const id = reader.byte();
		const size = reader.u32();
		const section = [start, reader.at, reader.at + size];
		if (id === TABLE_SECTION) for (let n = reader.u32(); n > 0; n--) all.push({ ...reader.table(), section, module });
		if (id === MEMORY_SECTION) for (let n = reader.u32(); n > 0; n--) all.push({ ...reader.limits("memory"), section, module });
		reader.at = section[2];
	}
	return all;
}

class Reader {
	at = 0;

	/** @param {Uint8Array} bytes */
	constructor(bytes) {
		this.bytes = bytes;
	}

	byte() {
		if (this.at >= this.bytes.length) throw new SdkError("the artifact has a core module that ends too early");
		return this.bytes[this.at++];
	}

	/** @returns {number} */
	u32() {
		const low = this.byte();
		return low < 128 ? low : low - 128 + 128 * this.u32();
	}

	/** @param {Limits["kind"]} kind @returns {Omit<Limits, "section" | "module">} */
	limits(kind) {
		const start = this.at;
		const flags = this.u32();
		const min = this.u32();
		const max = flags & 1 ? this.u32() : Number.POSITIVE_INFINITY;
		return { kind, start, end: this.at, flags, min, max };
	}

	/** The type of its elements comes first, and where the first byte says so, last what they are at the start. */
	table() {
		const hasElements = this.bytes[this.at] === 0x40;
		if (hasElements) this.at += 2;
		if ([0x63, 0x64].includes(this.byte())) this.u32();
		const limits = this.limits("table");
		if (hasElements) for (let code = this.byte(); code !== 0x0b; code = this.byte()) this.u32();
		return limits;
	}
}

/** The sections anew in which a limit is to be stated. @param {Uint8Array<ArrayBuffer>} module @param {readonly Limits[]} all */
function rewritten(module, all) {
	const parts = [];
	let from = 0;
	for (const section of new Set(all.map((it) => it.section))) {
		const [id, body, end] = section;
		const inside = all.filter((it) => it.section === section);
		if (inside.every(({ max }) => max === Number.POSITIVE_INFINITY)) continue;
		const contents = spliced(module, body, end, inside);
		parts.push(module.subarray(from, id + 1), leb128(contents.length), contents);
		from = end;
	}
	return from === 0 ? module : joined([...parts, module.subarray(from)]);
}

/** A section with its limits put anew. @param {Uint8Array} module @param {number} from @param {number} to @param {readonly Limits[]} all */
function spliced(module, from, to, all) {
	const parts = [];
	for (const { start, end, flags, min, max } of all) {
		const isBounded = max < Number.POSITIVE_INFINITY;
		parts.push(module.subarray(from, start), [...leb128(isBounded ? flags | 1 : flags), ...leb128(min), ...(isBounded ? leb128(max) : [])]);
		from = end;
	}
	return joined([...parts, module.subarray(from, to)]);
}

/** @param {readonly ArrayLike<number>[]} parts @returns {Uint8Array<ArrayBuffer>} */
function joined(parts) {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** @param {number} value @returns {number[]} */
function leb128(value) {
	return value < 128 ? [value] : [(value % 128) + 128, ...leb128(Math.floor(value / 128))];
}
