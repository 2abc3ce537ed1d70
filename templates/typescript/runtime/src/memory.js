/**
 * The guest's memory as one canonical option triple sees it (memory, realloc, string encoding). Growth detaches the views, so that
 * every call into the guest is followed by `renew`. Nothing in memory is trusted: pointers are unsigned, then checked for
 * alignment, then for bounds.
 */

import { LOWERING } from "./instance.js";


/** Bytes that a string or list may span (canonical ABI, MAX_STRING_BYTE_LENGTH, MAX_LIST_BYTE_LENGTH). */
export const MAX_BYTES = 2 ** 28 - 1;
/** Up to this many bytes a loop beats TextDecoder and TextEncoder. */
const SHORT = 24;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

/** @typedef {keyof typeof arrays} NumberKind */
export const arrays = {
	s8: Int8Array,
	u8: Uint8Array,
	s16: Int16Array,
	u16: Uint16Array,
	s32: Int32Array,
	u32: Uint32Array,
	s64: BigInt64Array,
	u64: BigUint64Array,
	f32: Float32Array,
	f64: Float64Array,
};

/** The length that a typed array really has: its property may be hidden by one that lies. */
export const lengthOf = /** @type {() => number} */ (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "length")?.get);
/** For functions that pass no pointers. */
const none = { buffer: new ArrayBuffer(8) };

export class Memory {
	/** Length in code units of what was lowered last, in the form the ABI passes it. */
	length = 0;

	/**
	 * @param {import("./instance.js").Instance} instance
	 * @param {{ readonly buffer: ArrayBuffer }} [memory]
	 * @param {Function} [realloc]
	 */
	constructor(instance, memory = none, realloc = undefined) {
		const { buffer } = memory;
		this.instance = instance;
		this.core = memory;
		this.realloc = realloc;
		this.s8 = new Int8Array(buffer);
		this.u8 = new Uint8Array(buffer);
		this.s16 = new Int16Array(buffer);
		this.u16 = new Uint16Array(buffer);
		this.s32 = new Int32Array(buffer);
		this.u32 = new Uint32Array(buffer);
		this.s64 = new BigInt64Array(buffer);
		this.u64 = new BigUint64Array(buffer);
		this.f32 = new Float32Array(buffer);
		this.f64 = new Float64Array(buffer);
	}

	/** After the guest ran. A detached view has length 0. */
	renew() {
		if (this.u8.length === 0) Object.assign(this, new Memory(this.instance, this.core, this.realloc));
	}

	/** A pointer from the guest to one value of `size` bytes. @param {number} pointer @param {number} align @param {number} size */
	pointer(pointer, align, size) {
		const p = pointer >>> 0;
		if ((p & (align - 1)) !== 0) this.instance.trap("a pointer is not aligned");
		if (p + size > this.u8.length) this.instance.trap("a pointer is out of bounds");
		return p;
	}

	/** A pointer from the guest to a list. @param {number} pointer @param {number} length @param {number} align @param {number} size bytes of one element */
	list(pointer, length, align, size) {
		if (length * size > MAX_BYTES) this.instance.trap("a list is too long");
		return this.pointer(pointer, align, length * size);
	}

	/** Stores a pointer and the length of what was lowered last. @param {number} pointer @param {number} p */
	storePair(pointer, p) {
		this.u32[p >>> 2] = pointer;
		this.u32[(p + 4) >>> 2] = this.length;
	}

	/** @param {number} point a code point from the guest */
	char(point) {
		if (point >= 0x110000 || (point >= 0xd800 && point < 0xe000)) this.instance.trap("a char is not a Unicode scalar value");
		return String.fromCodePoint(point);
	}

	/** The discriminant of a result. @param {number} index */
	isOk(index) {
		return index === 0 || (index !== 1 && this.badCase());
	}

	/** The discriminant of an option. @param {number} index */
	isSome(index) {
		return index === 1 || (index !== 0 && this.badCase());
	}

	/** A discriminant from the guest is out of range. @returns {never} */
	badCase() {
		return this.instance.trap("a discriminant is out of range");
	}

	/** @param {number} align @param {number} size */
	alloc(align, size) {
		if (size > MAX_BYTES) throw new RangeError(`${size} bytes are more than a string or list may have`);
		return this.reallocate(0, 0, align, size);
	}

	/** Calls the guest's allocator, which may not call out. @param {number} old @param {number} oldSize @param {number} align @param {number} size */
	reallocate(old, oldSize, align, size) {
		const { instance } = this;
		const before = instance.state;
		instance.state = LOWERING;
		const p = /** @type {Function} */ (this.realloc)(old, oldSize, align, size);
		if (instance.state !== LOWERING) throw instance.cause;
		instance.state = before;
		this.renew();
		return this.pointer(p, align, size);
	}

	/** Lowers a string that passed its check. @param {string} s @returns {number} the pointer; the length is in `length` */
	lowerString(s) {
		if (typeof s !== "string") throw new TypeError("a string changed while it was passed");
		const n = s.length;
		const p = this.alloc(1, n);
		const { u8 } = this;
		let read = 0;
		let written = 0;
		if (n > SHORT) ({ read, written } = encoder.encodeInto(s, u8.subarray(p, p + n)));
		else for (let c; read < n && (c = s.charCodeAt(read)) < 128; written = ++read) u8[p + read] = c;
		if (read < n) return this.#lowerRest(s, p, n, read, written);
		this.length = n;
		return p;
	}

	/**
	 * Not ASCII: keeps what is written and makes room for exactly the rest, where the reference allocates the worst case and shrinks.
	 * @param {string} s @param {number} p @param {number} n @param {number} read @param {number} written
	 */
	#lowerRest(s, p, n, read, written) {
		const rest = encoder.encode(s.slice(read));
		const length = written + rest.length;
		const q = this.reallocate(p, n, 1, length);
		this.u8.set(rest, q + written);
		this.length = length;
		return q;
	}

	/** @param {number} pointer @param {number} length @returns {string} */
	liftString(pointer, length) {
		const n = length >>> 0;
		if (n > SHORT) return this.#decode(this.list(pointer, n, 1, 1), n);
		const { u8 } = this;
		const p = this.pointer(pointer, 1, n);
		let s = "";
		let i = 0;
		for (; i + 8 <= n; i += 8) {
			const q = p + i;
			const a = u8[q], b = u8[q + 1], c = u8[q + 2], d = u8[q + 3], e = u8[q + 4], f = u8[q + 5], g = u8[q + 6], h = u8[q + 7];
			if ((a | b | c | d | e | f | g | h) > 127) return this.#decode(p, n);
			s += fromCharCode(a, b, c, d, e, f, g, h);
		}
		for (; i < n; i++) {
			const a = u8[p + i];
			if (a > 127) return this.#decode(p, n);
			s += fromCharCode(a);
		}
		return s;
	}

	/** The string whose pointer and length lie at `p`. @param {number} p */
	loadString(p) {
		return this.liftString(/** @type {number} */ (this.u32[p >>> 2]), /** @type {number} */ (this.u32[(p + 4) >>> 2]));
	}

	/** A list of numbers, which need not be a typed array of the very kind. @param {any} values @param {NumberKind} kind @param {number} size */
	lowerNumbers(values, kind, size) {
		const whole = values instanceof arrays[kind];
		const n = whole ? lengthOf.call(values) : values.length;
		const p = this.alloc(size, n * size);
		const view = /** @type {any} */ (this[kind]);
		const start = p / size;
		if (whole) view.set(values, start);
		else for (let i = 0; i < n; i++) view[start + i] = values[i];
		this.length = n;
		return p;
	}

	/** @param {number} pointer @param {number} length @param {NumberKind} kind @param {number} size */
	liftNumbers(pointer, length, kind, size) {
		const n = length >>> 0;
		const start = this.list(pointer, n, size, size) / size;
		return this[kind].slice(start, start + n);
	}

	/** @param {number} p @param {number} n */
	#decode(p, n) {
		try {
			return decoder.decode(this.u8.subarray(p, p + n));
		} catch {
			return this.instance.trap("a string is not UTF-8");
		}
	}
}
