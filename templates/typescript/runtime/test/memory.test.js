import assert from "node:assert/strict";
import { test } from "node:test";
import { Instance } from "../src/instance.js";
import { Memory } from "../src/memory.js";

const MAX = 2 ** 28 - 1;
const memory = () => new Memory(new Instance(), undefined, () => 0);

test("2^28 bytes are too many, one less only lack room", () => {
	assert.throws(() => memory().alloc(1, MAX + 1), RangeError);
	assert.throws(() => memory().alloc(1, MAX), /out of bounds/);
	assert.throws(() => memory().liftString(0, MAX + 1), /too long/);
	assert.throws(() => memory().liftString(0, MAX), /out of bounds/);
	assert.throws(() => memory().liftNumbers(0, 2 ** 26, "u32"), /too long/);
	assert.throws(() => memory().liftNumbers(0, 2 ** 26 - 1, "u32"), /out of bounds/);
});
