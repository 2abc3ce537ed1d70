/** One running component: its state, its functions, its resources. */

import { ClosedError, ReentrancyError, SdkError, TrapError, trapFromEngine } from "./errors.js";

/**
 * The guest may be entered only when IDLE, and may call out only while RUNNING: arguments are lowered, and post-return runs, in
 * LOWERING (the ABI's `may_leave` is false). DEAD is for good: a guest that trapped may have broken its own invariants. Not exported:
 * V8 folds a constant into the functions of its module only if no other module sees it.
 */
const IDLE = 0;
const RUNNING = 1;
const LOWERING = 2;
const DEAD = 3;

export class Instance {
	/** Start functions may call out. */
	state = RUNNING;
	/** Why it is dead. @type {unknown} */
	cause;
	/** The world's functions, in the order in which the generated code asks for them. @type {Call[]} */
	calls = [];
	/** The world's resources, likewise. @type {import("./link.js").Resource[]} */
	resources = [];
	/** Handles to release: closed while the guest ran, or found by the garbage collector. @type {[import("./resources.js").GuestResource, rep: number][]} */
	unwanted = [];
	/** The end of what the guest printed to stderr. @type {() => string} */
	stderr = () => "";
	/** Why no call is taken at all. @type {string | undefined} */
	refusal;
	/** Brings a stateless artifact back to life. @type {(() => void) | undefined} */
	renew;

	/** All core modules are instantiated. */
	started() {
		if (this.state !== RUNNING) throw this.cause;
		this.state = IDLE;
	}

	/** @param {string} message @param {string} [code] @returns {never} */
	trap(message, code = "canonical-abi") {
		throw this.die(new TrapError(code, message, undefined, this.stderr()));
	}

	/** The first cause stays: the guest may have caught it and gone on. @param {unknown} cause @returns {unknown} */
	die(cause) {
		if (this.state !== DEAD) {
			this.state = DEAD;
			this.cause = cause;
			if (this.renew === undefined) this.letGo();
		}
		return cause;
	}

	/**
	 * Whoever keeps the client, or a service, does not keep the guest's memory. The fields are deleted: V8 goes on folding those of other clients' calls, which
	 * it would not after an assignment.
	 */
	letGo() {
		for (const call of this.calls) for (const field of ["core", "post", "memory", "table"]) Reflect.deleteProperty(call, field);
		for (const resource of this.resources) resource.drop = undefined;
		this.unwanted = [];
	}

	/** At the start of every host function. */
	mayLeave() {
		if (this.state !== RUNNING) this.trap("the guest called out where it may not");
	}

	/** Calls the guest's allocator, which may not call out. A guest that caught what killed it does not get to go on. @param {Function} realloc @param {number} align @param {number} size */
	allocate(realloc, align, size) {
		const before = this.state;
		if (before === DEAD) throw this.cause;
		this.state = LOWERING;
		const pointer = realloc(0, 0, align, size);
		if (this.state !== LOWERING) throw this.cause;
		this.state = before;
		return pointer;
	}

	/** What the caller gets for anything thrown since the guest was entered. @param {unknown} error */
	fail(error) {
		const { state } = this;
		if (state === IDLE) return error;
		if (state === DEAD) return this.cause;
		const trap = trapFromEngine(error, this.stderr());
		if (trap !== undefined) return this.die(trap);
		if (state === RUNNING) return this.die(error instanceof TypeError ? mismatch(error) : error);
		this.state = IDLE;
		return error;
	}

	/** What was thrown inside an import: by the guest's own realloc, or by the application, which runs in no other state. @param {unknown} error */
	failImport(error) {
		return this.die((this.state === LOWERING && trapFromEngine(error, this.stderr())) || error);
	}

	close() {
		this.refusal = "the client is closed";
		this.die(new ClosedError(this.refusal));
		this.renew = undefined;
		this.letGo();
	}

	/**
	 * Releases a handle now, or at the end of the call that runs, or of the next one; not at all on a dead instance.
	 * @param {import("./resources.js").GuestResource} resource @param {number} rep @param {boolean} now
	 */
	release(resource, rep, now) {
		if (this.state === DEAD) return;
		if (now && this.state === IDLE) resource.release(rep);
		else this.unwanted.push([resource, rep]);
	}

	/** After a call: releases what waits for it. */
	tidy() {
		try {
			for (const [resource, rep] of this.unwanted.splice(0)) {
				if (this.state !== IDLE) return;
				resource.release(rep);
			}
		} catch {
			// The instance is dead, and says why to the next caller.
		}
	}

	/** It is not idle: makes it so, or throws. */
	recover() {
		if (this.refusal !== undefined) throw new ClosedError(this.refusal);
		if (this.state !== DEAD) throw new ReentrancyError("called from inside one of its own imports");
		if (this.renew === undefined) throw new ClosedError("the instance is dead after an earlier failure", { cause: this.cause });
		this.state = RUNNING;
		this.renew();
	}
}

/**
 * What failed while the guest ran, and is neither its trap nor an import's error, which is the cause of death by then: a number where the core function has a
 * BigInt, or the other way round. Only an artifact that came with a plan of its own can have such functions, and JavaScript cannot ask for their types before.
 * @param {TypeError} cause
 */
const mismatch = (cause) => new SdkError("the artifact does not fit its link plan: a function has other core types", { cause });

/** One exported function: what it takes to enter the guest and to leave it again. */
export class Call {
	/**
	 * @param {Instance} instance @param {Function} core @param {Function | undefined} post
	 * @param {import("./memory.js").Memory} memory @param {import("./handles.js").HandleTable} table
	 */
	constructor(instance, core, post, memory, table) {
		this.instance = instance;
		this.core = core;
		this.post = post;
		this.memory = memory;
		this.table = table;
	}

	enter() {
		const { instance } = this;
		if (instance.state !== IDLE) instance.recover();
		instance.state = LOWERING;
		return this.memory;
	}

	/** All arguments are lowered: gives the core function. */
	start() {
		const { instance } = this;
		if (instance.state !== LOWERING) throw instance.cause;
		instance.state = RUNNING;
		return this.core;
	}

	/** Where the function may borrow: it has to have dropped what it borrowed. */
	endBorrows() {
		if (this.table.tasks[0].borrows !== 0) this.instance.trap("borrowed handles remain at the end of the call");
	}

	/** The result is lifted: the guest may free it. @template T @param {any} [result] what the core function gave @param {T} [value] what it means */
	finish(result, value) {
		const { instance, post } = this;
		if (instance.state !== RUNNING) throw instance.cause;
		if (post !== undefined) {
			instance.state = LOWERING;
			post(result);
			if (instance.state !== LOWERING) throw instance.cause;
		}
		instance.state = IDLE;
		if (instance.unwanted.length !== 0) instance.tidy();
		return value;
	}

	/** Where the guest was not reached, it knows nothing of what was lent to it for the call. @param {unknown} error */
	fail(error) {
		const cause = this.instance.fail(error);
		if (this.instance.state === IDLE && this.table.tasks[0].borrows !== 0) this.table.takeBack(this.instance.resources);
		return cause;
	}
}
