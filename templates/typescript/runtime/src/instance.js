/** One running component: its state, its functions, its resources. */

import { ClosedError, isTrap, ReentrancyError, TrapError, trapFromEngine } from "./errors.js";

/**
 * The guest may be entered only when IDLE, and may call out only while RUNNING: arguments are lowered, and post-return runs, in
 * LOWERING (the ABI's `may_leave` is false). DEAD is for good: a guest that trapped may have broken its own invariants.
 */
export const IDLE = 0;
export const RUNNING = 1;
export const LOWERING = 2;
export const DEAD = 3;
/** As IDLE, but handles wait to be released first. A state of its own, so that calls need not look for them. */
const LITTERED = 4;

export class Instance {
	/** Start functions may call out. */
	state = RUNNING;
	/** Why it is dead. @type {unknown} */
	cause = undefined;
	/** The world's functions, in the order in which the generated code asks for them. @type {Call[]} */
	calls = [];
	/** The world's resources, likewise. @type {import("./link.js").Resource[]} */
	resources = [];
	/** What `state` is between calls. */
	rest = IDLE;
	/** Handles to release: closed while the guest ran, or found by the garbage collector. @type {[import("./resources.js").GuestResource, rep: number][]} */
	unwanted = [];
	/** While arguments are checked: the objects with handles seen so far, and whether they are to be moved. @type {Map<object, boolean> | undefined} */
	claims = undefined;
	/** Brings a stateless artifact back to life. @type {(() => void) | undefined} */
	renew = undefined;

	/** @param {string} message @param {string} [code] @returns {never} */
	trap(message, code = "canonical-abi") {
		throw this.die(new TrapError(code, message));
	}

	/** The first cause stays: the guest may have caught it and gone on. @param {unknown} cause @returns {unknown} */
	die(cause) {
		if (this.state !== DEAD) {
			this.state = DEAD;
			this.cause = cause;
		}
		return cause;
	}

	/** At the start of every host function. */
	mayLeave() {
		if (this.state !== RUNNING) this.trap("the guest called out where it may not");
	}

	/** Checks arguments that have more than one handle, of which some are moved. @param {() => void} checks */
	claiming(checks) {
		this.claims = new Map();
		try {
			checks();
		} finally {
			this.claims = undefined;
		}
	}

	/** What the caller gets for anything thrown since the guest was entered. @param {unknown} error */
	fail(error) {
		const { state } = this;
		if (state === this.rest) return error;
		if (state === DEAD) return this.cause;
		if (isTrap(error)) return this.die(trapFromEngine(/** @type {Error} */ (error)));
		if (state === RUNNING) return this.die(error);
		this.state = this.rest;
		return error;
	}

	/** What was thrown inside an import: by the guest's own realloc, or by the application, which runs in no other state. @param {unknown} error */
	failImport(error) {
		return this.die(this.state === LOWERING && isTrap(error) ? trapFromEngine(/** @type {Error} */ (error)) : error);
	}

	close() {
		this.die(new ClosedError("the client is closed"));
	}

	/**
	 * Releases a handle now, or before the next call if the guest runs; not at all on a dead instance.
	 * @param {import("./resources.js").GuestResource} resource @param {number} rep @param {boolean} now
	 */
	release(resource, rep, now) {
		if (this.state === DEAD) return;
		if (now && this.state === this.rest) return resource.release(rep);
		this.unwanted.push([resource, rep]);
		this.rest = LITTERED;
		if (this.state === IDLE) this.state = LITTERED;
	}

	/** It is not idle: makes it so, or throws. */
	recover() {
		if (this.state === LITTERED) this.#tidy();
		if (this.state === IDLE) return;
		if (this.state !== DEAD) throw new ReentrancyError("called from inside one of its own imports");
		if (this.cause instanceof ClosedError) throw new ClosedError(this.cause.message);
		if (this.renew === undefined) throw new ClosedError("the instance is dead after an earlier failure", { cause: this.cause });
		this.renew();
	}

	#tidy() {
		this.state = this.rest = IDLE;
		try {
			for (const [resource, rep] of this.unwanted.splice(0)) resource.release(rep);
		} catch {
			// The instance is dead, and says why to the caller.
		}
	}
}

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

	/** All arguments are lowered. */
	start() {
		this.instance.state = RUNNING;
	}

	/** The core function returned. A guest that caught what killed it does not get to return. */
	returned() {
		const { instance } = this;
		if (instance.state !== RUNNING) throw instance.cause;
	}

	/** The same, for a result in memory: its address. @param {number} result @param {number} align @param {number} size */
	returnedAt(result, align, size) {
		this.returned();
		this.memory.renew();
		return this.memory.pointer(result, align, size);
	}

	/** Where the function may borrow: it has to have dropped what it borrowed. */
	endBorrows() {
		if (this.table.borrows !== 0) this.instance.trap("borrowed handles remain at the end of the call");
	}

	/** The result is lifted: the guest may free it. @template T @param {any} [result] what the core function gave @param {T} [value] what it means */
	finish(result, value) {
		const { instance, post } = this;
		if (post !== undefined) {
			instance.state = LOWERING;
			post(result);
			if (instance.state !== LOWERING) throw instance.cause;
		}
		instance.state = instance.rest;
		return value;
	}

	/** @param {unknown} error */
	fail(error) {
		return this.instance.fail(error);
	}
}
