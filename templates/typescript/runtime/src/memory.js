/**
 * The guest's memory as one canonical option triple sees it (memory, realloc, string encoding). Growth detaches the views, so that
 * every call into the guest is followed by `renew`. Nothing in memory is trusted: pointers are unsigned, then checked for
 * alignment, then for bounds.
 */

import { MAX_BYTES } from "./check.js";
import { lengthOf } from "./check-numbers.js";
import { SdkError } from "./errors.js";

/** Up to this many bytes a loop beats TextDecoder and TextEncoder. */
const SHORT = 32;
/** Up to this many characters, room for the worst case costs less than a second step for what is not ASCII. */
const MEDIUM = 1024;
/** Room that is kept from one string to the next. */
const KEPT = 2 ** 20;

const utf8Decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

/** @typedef {"s8" | "u8" | "s16" | "u16" | "s32" | "u32" | "s64" | "u64" | "f32" | "f64"} NumberKind */

/** Where short strings are measured; they are copied in words, since most allocators align all blocks. */
const short = new Uint8Array(SHORT);
const shortWords = new Uint32Array(short.buffer);

/** Where longer strings are encoded. The guest cannot call out while it allocates, so that no other string comes between. */
const scratch = {
	bytes: new Uint8Array(3 * MEDIUM),

	/** @param {number} size */
	take(size) {
		if (size > KEPT) return new Uint8Array(size);
		if (size > this.bytes.length) this.bytes = new Uint8Array(2 * size);
		return this.bytes.subarray(0, size);
	},
};

/** For functions that pass no pointers. */
const none = { buffer: new ArrayBuffer(8) };
const noRealloc = () => {
	throw new SdkError("the link plan gives no realloc to a function that needs one");
};

export class Memory {
	/** Length in code units of what was lowered last, in the form the ABI passes it. */
	length = 0;

	/**
	 * @param {import("./instance.js").Instance} instance
	 * @param {{ readonly buffer: ArrayBuffer }} [memory]
	 * @param {Function} [realloc]
	 */
	constructor(instance, memory = none, realloc = noRealloc) {
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

	/** The same, of what a function returned or an import is given: the guest ran before. @param {number} pointer @param {number} align @param {number} size */
	passed(pointer, align, size) {
		this.renew();
		return this.pointer(pointer, align, size);
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

	/** The discriminant of an option, which is some, or a result, which is an error. @param {number} index */
	isSecond(index) {
		return index === 1 || (index !== 0 && this.badCase());
	}

	/** A discriminant from the guest is out of range. @returns {never} */
	badCase() {
		return this.instance.trap("a discriminant is out of range");
	}

	/** @param {number} align @param {number} size */
	alloc(align, size) {
		if (size > MAX_BYTES) throw new RangeError(`${size} bytes are more than a string or list may have`);
		return this.passed(this.instance.allocate(this.realloc, align, size), align, size);
	}

	/** Lowers a string that passed its check. @param {string} s @returns {number} the pointer; the length is in `length` */
	lowerString(s) {
		const n = s.length;
		if (n > SHORT) return this.lowerLong(s, n);
		let all = 0;
		for (let i = 0; i < n; i++) {
			const c = s.charCodeAt(i);
			short[i] = c;
			all |= c;
		}
		if (all > 127) return this.lowerLong(s, n);
		const p = this.alloc(1, n);
		const { u8, u32 } = this;
		let i = 0;
		if ((p & 3) === 0) for (; i + 4 <= n; i += 4) u32[(p + i) >>> 2] = shortWords[i >>> 2];
		for (; i < n; i++) u8[p + i] = short[i];
		this.length = n;
		return p;
	}

	/** The string is encoded before there is room for it, since some allocators cannot give a block another size. @param {string} s @param {number} n its length */
	lowerLong(s, n) {
		const bytes = scratch.take(n > MEDIUM ? n : 3 * n);
		const { read, written } = encoder.encodeInto(s, bytes);
		const rest = read < n ? encoder.encode(s.slice(read)) : undefined;
		const length = rest === undefined ? written : written + rest.length;
		const p = this.alloc(1, length);
		this.u8.set(bytes.subarray(0, written), p);
		if (rest !== undefined) this.u8.set(rest, p + written);
		this.length = length;
		return p;
	}

	/** @param {number} pointer @param {number} length @returns {string} */
	liftString(pointer, length) {
		const n = length >>> 0;
		const p = this.list(pointer, n, 1, 1);
		const { u8 } = this;
		return (n <= SHORT ? shortAscii(u8, p, p + n) : undefined) ?? this.decode(utf8Decoder, u8.subarray(p, p + n), "UTF-8");
	}

	/** @param {TextDecoder} decoder @param {Uint8Array} bytes @param {string} encoding */
	decode(decoder, bytes, encoding) {
		try {
			return decoder.decode(bytes);
		} catch {
			return this.instance.trap(`a string is not ${encoding}`);
		}
	}

	/** The string whose pointer and length lie at `p`. @param {number} p */
	loadString(p) {
		return this.liftString(this.u32[p >>> 2], this.u32[(p + 4) >>> 2]);
	}

	/** A list of numbers. Its length is the one that it had when there was room: nobody but another thread can have changed it. @param {any} values a typed array of the kind @param {NumberKind} kind */
	lowerNumbers(values, kind) {
		const n = lengthOf.call(values);
		const size = this[kind].BYTES_PER_ELEMENT;
		const p = this.alloc(size, n * size);
		const view = /** @type {any} */ (this[kind]);
		if (lengthOf.call(values) !== n) throw new RangeError("a list of numbers changed while it was passed");
		view.set(values, p / size);
		this.length = n;
		return p;
	}

	/** @param {number} pointer @param {number} length @param {NumberKind} kind */
	liftNumbers(pointer, length, kind) {
		const n = length >>> 0;
		const size = this[kind].BYTES_PER_ELEMENT;
		const start = this.list(pointer, n, size, size) / size;
		return this[kind].slice(start, start + n);
	}
}

/**
 * Bytes as a string, undefined if they are not ASCII. One call of `fromCharCode` costs more than the characters that it takes.
 * @param {Uint8Array} u8 @param {number} i @param {number} end
 */
function shortAscii(u8, i, end) {
	let s = "";
	for (; i + 8 <= end; i += 8) {
		const a = u8[i], b = u8[i + 1], c = u8[i + 2], d = u8[i + 3], e = u8[i + 4], f = u8[i + 5], g = u8[i + 6], h = u8[i + 7];
		if ((a | b | c | d | e | f | g | h) > 127) return;
		s += fromCharCode(a, b, c, d, e, f, g, h);
	}
	if (i + 4 <= end) {
		const a = u8[i], b = u8[i + 1], c = u8[i + 2], d = u8[i + 3];
		if ((a | b | c | d) > 127) return;
		s += fromCharCode(a, b, c, d);
		i += 4;
	}
	for (; i < end; i++) {
		if (u8[i] > 127) return;
		s += fromCharCode(u8[i]);
	}
	return s;
}
