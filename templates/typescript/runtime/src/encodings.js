/** Memories whose strings are not UTF-8. */

import { Memory } from "./memory.js";

/** Set in a length of latin1+utf16 when the string is UTF-16 (canonical ABI, `utf16_tag`). */
const UTF16_TAG = 0x80000000;
/** How many characters one call of `fromCharCode` takes without risk to the stack. */
const CHUNK = 4096;

const utf16Decoder = new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true });

class Utf16Memory extends Memory {
	/** @override @param {string} s */
	lowerString(s) {
		const n = s.length;
		const p = this.alloc(2, 2 * n);
		const { u16 } = this;
		for (let i = 0; i < n; i++) u16[p / 2 + i] = s.charCodeAt(i);
		this.length = n;
		return p;
	}

	/** @override @param {number} pointer @param {number} length */
	liftString(pointer, length) {
		const n = length >>> 0;
		const p = this.list(pointer, n, 2, 2);
		return this.decode(utf16Decoder, this.u8.subarray(p, p + 2 * n), "UTF-16");
	}
}

/** Each string is Latin-1 where it can be. */
class Latin1Memory extends Utf16Memory {
	/** @override @param {string} s */
	lowerString(s) {
		const n = s.length;
		if (/[^\0-\xff]/.test(s)) {
			const p = super.lowerString(s);
			this.length = (n | UTF16_TAG) >>> 0;
			return p;
		}
		const p = this.alloc(2, n);
		const { u8 } = this;
		for (let i = 0; i < n; i++) u8[p + i] = s.charCodeAt(i);
		this.length = n;
		return p;
	}

	/** @override @param {number} pointer @param {number} length */
	liftString(pointer, length) {
		if (length & UTF16_TAG) return super.liftString(pointer, length ^ UTF16_TAG);
		const p = this.list(pointer, length, 2, 1);
		let s = "";
		for (let i = 0; i < length; i += CHUNK) {
			s += String.fromCharCode(...this.u8.subarray(p + i, p + Math.min(i + CHUNK, length)));
		}
		return s;
	}
}

export const encodings = { utf16: Utf16Memory, "latin1+utf16": Latin1Memory };
