import assert from "node:assert/strict";
import { test } from "node:test";
import { SdkError } from "../src/errors.js";
import { limited } from "../src/limits.js";

const PAGE = 65536;

/** A module of one exported memory. @param {number[]} limits flags, minimum and maximum as LEB128 */
function moduleWith(...limits) {
	const memory = [5, limits.length + 1, 1, ...limits];
	const exported = [7, 5, 1, 1, 0x6d, 2, 0];
	return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...memory, ...exported]);
}

/** How many pages the memory of a module can have. @param {Uint8Array<ArrayBuffer>} bytes */
function capacity(bytes) {
	const { m } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
	const memory = /** @type {WebAssembly.Memory} */ (m);
	try {
		for (let pages = 0; pages < 300; pages++) memory.grow(1);
	} catch {
		// It is full.
	}
	return memory.buffer.byteLength / PAGE;
}

/** @param {Uint8Array<ArrayBuffer>} module @param {number} [bytes] @param {number} [uses] */
const limitOne = (module, bytes, uses = 1) => limited([{ bytes: module, uses, source: "artifact" }], bytes)[0];

test("a memory without a maximum gets one", () => {
	assert.equal(capacity(limitOne(moduleWith(0, 1), 5 * PAGE)), 5);
});

test("a lower maximum stays, a higher one is lowered", () => {
	assert.equal(capacity(limitOne(moduleWith(1, 1, 3), 5 * PAGE)), 3);
	assert.equal(capacity(limitOne(moduleWith(1, 1, 100), 5 * PAGE + 1)), 5);
});

test("numbers of several bytes", () => {
	assert.equal(capacity(limitOne(moduleWith(1, 1, 0xff, 0x7f), 200 * PAGE)), 200);
});

test("a memory that starts larger is refused", () => {
	assert.throws(() => limitOne(moduleWith(0, 6), 5 * PAGE), new RangeError("memoryLimit: 327680 bytes are too few: the artifact starts with 393216"));
});

test("a module without a memory stays as it is", () => {
	const module = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
	assert.equal(limitOne(module, PAGE), module);
});

/** A module of an exported table, and perhaps a memory. @param {number[]} table limits as LEB128 @param {number[]} [memory] likewise */
function tableWith(table, memory) {
	const tables = [4, table.length + 2, 1, 0x6f, ...table];
	const memories = memory === undefined ? [] : [5, memory.length + 1, 1, ...memory];
	const exported = memory === undefined ? [7, 5, 1, 1, 0x74, 1, 0] : [7, 9, 2, 1, 0x74, 1, 0, 1, 0x6d, 2, 0];
	return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...tables, ...memories, ...exported]);
}

/** How many elements the table of a module can have. @param {Uint8Array<ArrayBuffer>} bytes */
function elements(bytes) {
	const table = /** @type {WebAssembly.Table} */ (new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.t);
	for (let step = 2 ** 20; step >= 1; step /= 2) {
		try {
			for (;;) table.grow(step);
		} catch {
			// Less fits.
		}
	}
	return table.length;
}

test("a table may have 100,000 elements, with and without a limit", () => {
	assert.equal(elements(limitOne(tableWith([0, 1]))), 100_000);
	assert.equal(elements(limitOne(tableWith([0, 1]), 2 ** 20)), 100_000);
	assert.equal(elements(limitOne(tableWith([1, 1, 9]))), 9);
	assert.equal(elements(limitOne(tableWith([0, 0xc0, 0x9a, 0x0c]))), 200_000);
});

test("memories and tables have one limit together", () => {
	const both = tableWith([0, 1], [0, 1]);
	assert.equal(capacity(limitOne(both, 20 * PAGE)), 1 + Math.floor((19 * PAGE - 800_000) / PAGE));
	assert.equal(elements(limitOne(both, 20 * PAGE)), 100_000);
	assert.equal(elements(limitOne(both, 2 * PAGE + 8)), 1);
	assert.equal(capacity(limitOne(both, 2 * PAGE + 8)), 2);
	const memory = { bytes: moduleWith(0, 1), uses: 1, source: "artifact" };
	assert.deepEqual(limited([memory, memory], 7 * PAGE).map(capacity), [3, 3]);
	assert.equal(capacity(limitOne(memory.bytes, 7 * PAGE, 2)), 3);
	assert.throws(() => limited([memory, memory], PAGE), RangeError);
});

test("memories of printed modules do not count", () => {
	const module = { bytes: moduleWith(0, 1), uses: 1, source: "artifact" };
	const printed = { ...module, source: "adapters" };
	assert.deepEqual(limited([module, printed], 2 * PAGE).map(capacity), [2, 256]);
	assert.throws(() => limited([{ ...printed, bytes: moduleWith(0, 0x81, 2) }], 2 * PAGE), RangeError);
});

test("a module that ends too early is refused", () => {
	assert.throws(() => limitOne(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 0x80)), SdkError);
	assert.throws(() => limitOne(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 200, 1, 5)), SdkError);
});
