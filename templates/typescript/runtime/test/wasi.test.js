import assert from "node:assert/strict";
import { test } from "node:test";
import { TrapError } from "../src/errors.js";
import { Instance } from "../src/instance.js";
import { Host } from "../src/wasi/host.js";
import { checkedOptions } from "../src/wasi/options.js";
import { Tail } from "../src/wasi/output.js";

/** The private world of an instance whose first core instance is the layer, with a memory of one page. @param {object} [options] */
function hostWith(options = {}, cores = [{ memory: new WebAssembly.Memory({ initial: 1 }) }]) {
	const instance = new Instance();
	const linker = { instance, cores, linear: (/** @type {any} */ { name }) => cores[0][name] };
	const host = new Host(linker, checkedOptions(options));
	const functionOf = (/** @type {string} */ name) => host.function({ kind: "wasi", function: name, memory: { instance: 0, name: "memory" } });
	return { instance, functionOf, bytes: cores[0] && new Uint8Array(cores[0].memory.buffer) };
}

test("texts are written where there is room for all", () => {
	const { functionOf, bytes } = hostWith({ env: { A: "é" } });
	const environment = functionOf("host.environment");
	assert.equal(environment(8, 10), 11);
	assert.deepEqual(bytes.subarray(8, 19), new Uint8Array(11));
	assert.equal(environment(8, 11), 11);
	assert.deepEqual([...bytes.subarray(8, 19)], [1, 0, 0, 0, 65, 2, 0, 0, 0, 0xc3, 0xa9]);
	assert.equal(functionOf("host.arguments")(0, 0), 0);
});

test("stdin is read in pieces, and then ends", () => {
	const { functionOf, bytes } = hostWith({ stdin: "abc" });
	const read = functionOf("host.read-stdin");
	assert.deepEqual([read(0, 2), read(2, 100), read(0, 100) >>> 0], [2, 1, 0xfffffffe]);
	assert.equal(new TextDecoder().decode(bytes.subarray(0, 3)), "abc");
});

test("every handle is ready, and a timer only when it is over", () => {
	const { functionOf, bytes } = hostWith({ clock: () => new Date(5) });
	assert.equal(functionOf("host.ready")(0, 3, 100), 3);
	assert.deepEqual([...new Uint32Array(bytes.slice(100, 112).buffer)], [0, 1, 2]);
	const wait = functionOf("host.wait");
	wait(0, 1, 2n ** 64n - 1n);
	wait(0, 0, 5_000_000n);
	assert.throws(() => wait(0, 0, 5_000_001n), { name: "BlockedError", message: "the guest waits for a timer of 1 ms, which a synchronous client cannot" });
});

test("a clock of the application may go back, but not the monotonic one", () => {
	const times = [10, 4, 12];
	const { functionOf } = hostWith({ clock: () => new Date(/** @type {number} */ (times.shift())) });
	const now = functionOf("host.monotonic-now");
	assert.deepEqual([now(), now(), now()], [10_000_000n, 10_000_000n, 12_000_000n]);
});

test("a clock that gives no time ends the guest", () => {
	const { functionOf } = hostWith({ clock: () => new Date(Number.NaN) });
	assert.throws(functionOf("host.wall-now"), { name: "TypeError", message: "clock: it gave no valid Date" });
});

for (const [name, ...args] of [
	["host.random", 65535, 2],
	["host.random", 0, 65537],
	["host.random", -1, 1],
	["host.write", 1, 65536, 1],
	["host.write", 1, 0, -1],
	["host.ready", 0, 2 ** 30, 0],
	["host.ready", 65536, 1, 0],
	["host.fail", 1, 65536],
	["http.answer", 1, 65535, 100],
]) {
	test(`a range outside of the memory traps: ${name} ${args}`, () => assert.throws(() => hostWith().functionOf(/** @type {string} */ (name))(...args), TrapError));
}

test("a call before the layer is there traps", () => {
	assert.throws(() => hostWith({}, []).functionOf("host.write")(1, 0, 0), { name: "TrapError", message: "the WASI layer called out before its memory was there" });
});

test("a guest that has caught its end does not go on", () => {
	const { functionOf } = hostWith();
	assert.throws(() => functionOf("host.exit")(3), { name: "ExitError", code: 3 });
	for (const name of ["host.wall-now", "host.monotonic-now", "host.exit"]) assert.throws(() => functionOf(name)(0), TrapError);
});

test("every request is denied", () => {
	const { functionOf, bytes } = hostWith();
	assert.deepEqual([functionOf("http.start")(0, 0), functionOf("http.start")(0, 0)], [1, 2]);
	assert.equal(functionOf("http.answer")(1, 0, 64), 6);
	assert.deepEqual([...bytes.subarray(0, 6)], [1, 15, 0, 0, 0, 0]);
	assert.equal(functionOf("http.write")(1, 0, 100), 100);
	assert.equal(functionOf("http.read")(1, 0, 100) >>> 0, 0xfffffffe);
});

test("of stderr the last 8 KiB stay", () => {
	const tail = new Tail();
	let all = "";
	for (let i = 0; i < 5000; i++) {
		all += `${i}\n`;
		tail.add(new TextEncoder().encode(`${i}\n`));
		if (i % 1000 === 0) assert.equal(tail.text, all.slice(-8192));
	}
	tail.add(new TextEncoder().encode(all));
	assert.equal(tail.text, all.slice(-8192));
});

test("a trap has what the guest printed to stderr", () => {
	const { instance, functionOf, bytes } = hostWith();
	bytes.set(new TextEncoder().encode("at wasm-function[7]:0x1"), 16);
	functionOf("host.write")(1, 0, 5);
	functionOf("host.write")(2, 16, 23);
	assert.throws(() => instance.trap("over"), {
		message: "over; it had printed:\nat wasm-function[7]:0x1",
		stderr: "at wasm-function[7]:0x1",
		guestFrames: [],
	});
});
