import assert from "node:assert/strict";
import { test } from "node:test";
import { limitMemory } from "../src/memory-limit.js";

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

test("a memory without a maximum gets one", async () => {
	assert.equal(capacity(await limitMemory(moduleWith(0, 1), 5 * PAGE)), 5);
});

test("a lower maximum stays, a higher one is lowered", async () => {
	assert.equal(capacity(await limitMemory(moduleWith(1, 1, 3), 5 * PAGE)), 3);
	assert.equal(capacity(await limitMemory(moduleWith(1, 1, 100), 5 * PAGE + 1)), 5);
});

test("numbers of several bytes", async () => {
	assert.equal(capacity(await limitMemory(moduleWith(1, 1, 0xff, 0x7f), 200 * PAGE)), 200);
});

test("a memory that starts larger is refused", async () => {
	await assert.rejects(() => limitMemory(moduleWith(0, 6), 5 * PAGE), RangeError);
});

test("a module without a memory stays as it is", async () => {
	const module = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
	assert.equal(await limitMemory(module, PAGE), module);
});
