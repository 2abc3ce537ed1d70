import assert from "node:assert/strict";
import { test } from "node:test";
import { Instance } from "../src/instance.js";
import { MAX_BYTES, Memory } from "../src/memory.js";

const memory = () => new Memory(new Instance(), undefined, () => 0);

test("2^28 bytes are too many, one less only lack room", () => {
	assert.equal(MAX_BYTES, 2 ** 28 - 1);
	assert.throws(() => memory().alloc(1, MAX_BYTES + 1), RangeError);
	assert.throws(() => memory().alloc(1, MAX_BYTES), /out of bounds/);
	assert.throws(() => memory().liftString(0, MAX_BYTES + 1), /too long/);
	assert.throws(() => memory().liftString(0, MAX_BYTES), /out of bounds/);
	assert.throws(() => memory().liftNumbers(0, 2 ** 26, "u32", 4), /too long/);
	assert.throws(() => memory().liftNumbers(0, 2 ** 26 - 1, "u32", 4), /out of bounds/);
});
