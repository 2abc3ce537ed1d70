import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, ResultError, TrapError, trapFromEngine } from "../src/errors.js";

test("messages are for people", () => {
	assert.equal(describe("no product nope"), "no product nope");
	assert.equal(describe({ message: "too many", code: 3 }), "too many");
	assert.equal(describe({ kind: "unknown-sku", value: "nope" }, "invoice-error"), 'invoice-error: unknown-sku("nope")');
	assert.equal(describe({ kind: "over-limit", value: { max: 5n } }, "invoice-error"), 'invoice-error: over-limit({"max":"5"})');
	assert.equal(describe({ kind: "closed" }, "invoice-error"), "invoice-error: closed");
	assert.equal(describe("", "code"), 'code: ""');
	assert.equal(new ResultError(undefined).message, "the call failed");
	assert.equal(new ResultError(7).message, "error: 7");
});

test("traps of three engines have the same codes", () => {
	const codes = {
		unreachable: ["unreachable", "unreachable executed", "Unreachable code should not be executed"],
		"memory-out-of-bounds": ["memory access out of bounds", "index out of bounds memory", "Out of bounds memory access"],
		"integer-division-by-zero": ["divide by zero", "integer divide by zero", "Division by zero"],
		"table-out-of-bounds": ["table index is out of bounds", "table index out of bounds", "Out of bounds table access"],
		"stack-overflow": ["Maximum call stack size exceeded", "too much recursion", "Maximum call stack size exceeded."],
	};
	for (const [code, messages] of Object.entries(codes)) {
		for (const message of messages) assert.equal(trapFromEngine(new WebAssembly.RuntimeError(message))?.code, code, message);
	}
	assert.equal(trapFromEngine(new WebAssembly.RuntimeError("something new"))?.code, "trap");
	assert.equal(trapFromEngine(new RangeError("Maximum call stack size exceeded"))?.code, "stack-overflow");
	assert.equal(trapFromEngine(new Error("unreachable")), undefined);
});

test("frames of the guest, as two engines write them", () => {
	const stack = [
		"RuntimeError: unreachable",
		"    at inner (wasm://wasm/0a1b2c3d:wasm-function[12]:0x1a7)",
		"    at wasm://wasm/0a1b2c3d:wasm-function[3]:0x20",
		"    at Object.create (file:///app/index.js:10:5)",
		"outer@http://localhost/x.wasm:wasm-function[7]:0xff",
	].join("\n");
	const { guestFrames } = new TrapError("unreachable", "unreachable", Object.assign(new Error("unreachable"), { stack }));
	assert.deepEqual(guestFrames, [
		{ name: "inner", index: 12, offset: 0x1a7 },
		{ name: undefined, index: 3, offset: 0x20 },
		{ name: "outer", index: 7, offset: 0xff },
	]);
});
