import assert from "node:assert/strict";
import { test } from "node:test";
import { ClosedError, TrapError } from "../src/errors.js";
import { HandleTable } from "../src/handles.js";
import { Call, Instance } from "../src/instance.js";
import { Memory } from "../src/memory.js";
import { Task } from "../src/task.js";

function idle() {
	const instance = new Instance();
	instance.started();
	return instance;
}

/** A guest's function that calls out where it may not, and catches what that throws, as guests with exceptions can. @param {Instance} instance */
function callOutAndCatch(instance) {
	try {
		instance.mayLeave();
	} catch {
		// The guest goes on as if nothing had happened.
	}
	return 0;
}

/** @param {Instance} instance @param {Partial<Pick<Call, "core" | "post">>} functions @param {Memory} [memory] */
function callOf(instance, { core = () => 0, post = undefined }, memory = new Memory(instance)) {
	return new Call(instance, core, post, memory, new HandleTable(instance, [new Task()]));
}

/** As the generated code does. @param {Call} call @param {() => void} [lower] */
function run(call, lower = () => {}) {
	call.enter();
	try {
		lower();
		const result = call.start()();
		return call.finish(result, "result");
	} catch (error) {
		throw call.fail(error);
	}
}

const calledOut = (/** @type {unknown} */ error) => error instanceof TrapError && /called out/.test(error.message);

test("a call that breaks no rule returns", () => {
	assert.equal(run(callOf(idle(), { post: () => {} })), "result");
});

test("a guest that caught what killed it does not get to return", () => {
	const instance = idle();
	const core = () => {
		instance.die(new TrapError("canonical-abi", "called out"));
		return 0;
	};
	assert.throws(() => run(callOf(instance, { core })), calledOut);
	assert.throws(() => run(callOf(instance, {})), ClosedError);
});

test("nor does one that caught it in post-return", () => {
	const instance = idle();
	assert.throws(() => run(callOf(instance, { post: () => callOutAndCatch(instance) })), calledOut);
	assert.throws(() => run(callOf(instance, {})), ClosedError);
});

test("nor one that caught it in realloc", () => {
	const instance = idle();
	const memory = new Memory(instance, undefined, () => callOutAndCatch(instance));
	let wasCalled = false;
	const core = () => {
		wasCalled = true;
	};
	assert.throws(() => run(callOf(instance, { core }, memory), () => memory.alloc(1, 1)), calledOut);
	assert.equal(wasCalled, false);
	assert.throws(() => run(callOf(instance, {})), ClosedError);
});

test("what an import throws is the guest's trap only while the guest lowers", () => {
	const trap = new WebAssembly.RuntimeError("unreachable");
	const lowering = idle();
	callOf(lowering, {}).enter();
	assert.equal(/** @type {TrapError} */ (lowering.failImport(trap)).code, "unreachable");
	const running = idle();
	const call = callOf(running, {});
	call.enter();
	call.start();
	assert.equal(running.failImport(trap), trap);
});

test("a client that is closed stays so, whatever was under way", () => {
	const closed = (/** @type {unknown} */ error) => error instanceof ClosedError && error.message === "the client is closed";
	const lowering = idle();
	const call = callOf(lowering, {});
	call.enter();
	lowering.close();
	assert.throws(() => call.start(), closed);
	const running = idle();
	const memory = new Memory(running, undefined, () => assert.fail("entered"));
	const outer = callOf(running, {}, memory);
	outer.enter();
	outer.start();
	running.close();
	assert.throws(() => memory.alloc(1, 1), closed);
	assert.throws(() => outer.finish(), closed);
	assert.throws(() => outer.enter(), closed);
});
