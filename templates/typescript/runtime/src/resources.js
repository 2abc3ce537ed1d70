/** Resources that the guest defines, and the handles by which objects of the API hold them. */

import { ClosedError } from "./errors.js";
import { mistyped, refuse } from "./check.js";

/** @typedef {import("./check.js").Place} Place */
/** @typedef {import("./handles.js").HandleTable} HandleTable */
/** @typedef {import("./instance.js").Instance} Instance */

/** An own handle to a resource of the guest. The generated class keeps one in a private field. */
export class Handle {
	open = true;
	/** Set until the registry watches it. @type {object | undefined} */
	owner = undefined;
	/** @param {GuestResource} resource @param {number} rep */
	constructor(resource, rep) {
		this.resource = resource;
		this.rep = rep;
	}

	/** Borrows it for a call. The component that defines the resource gets the bare representation. @param {HandleTable} table */
	lend(table) {
		if (!this.open) throw spent();
		const { resource, rep } = this;
		return table === resource.home ? rep : table.add(resource.index, rep, false);
	}

	/** Moves it into the guest. @param {HandleTable} table */
	move(table) {
		if (!this.open) throw spent();
		this.open = false;
		return table.add(this.resource.index, this.rep, true);
	}

	/** Does nothing when closed or spent. */
	close() {
		if (!this.open) return;
		this.open = false;
		this.resource.instance.release(this, true);
	}
}

const spent = () => new ClosedError("the handle is closed, or was given away");

/**
 * The backstop for handles that nobody closed. A finalizer only queues: the next call to the instance releases. Each instance has a
 * registry of its own, since a registry keeps its handles, and by them the instance with its memory, until the finalizers have run;
 * in a loop that makes clients and never waits, that is never.
 * @param {Instance} instance
 */
function finalizersOf(instance) {
	instance.finalizers ??= new FinalizationRegistry((/** @type {Handle} */ handle) => {
		if (!handle.open) return;
		handle.open = false;
		instance.release(handle, false);
	});
	return instance.finalizers;
}

/** So many new handles, or those of one turn, wait for their registry: to register one costs more than most handles' whole life. */
const NURSERY = 256;
/** @type {Handle[]} */
let nursery = [];

/** Watches the object that holds a handle. @param {object} owner @param {Handle} handle */
export function track(owner, handle) {
	handle.owner = owner;
	if (nursery.length === 0) queueMicrotask(register);
	if (nursery.push(handle) === NURSERY) register();
}

function register() {
	for (const handle of nursery) {
		if (handle.open) finalizersOf(handle.resource.instance).register(/** @type {object} */ (handle.owner), handle);
		handle.owner = undefined;
	}
	nursery = [];
}

/** A resource that the artifact defines, in one instance. The generated class brings `wrap` and `unwrap`. */
export class GuestResource {
	/** Runs the destructor. @type {import("./instance.js").Call | undefined} */
	drop = undefined;
	/** @type {(handle: Handle) => object} */
	wrap = Object;
	/** @type {(object: object) => Handle | undefined} */
	unwrap = () => undefined;

	/** @param {Instance} instance @param {string} name @param {number} index @param {HandleTable | undefined} home the table of the component instance that defines it */
	constructor(instance, name, index, home) {
		this.instance = instance;
		this.name = name;
		this.index = index;
		this.home = home;
	}

	/** @param {any} value @param {boolean} own @param {Place} place @param {string | number} [step] */
	check(value, own, place, step) {
		const handle = typeof value === "object" && value !== null ? this.unwrap(value) : undefined;
		if (handle === undefined) mistyped(value, `a ${this.name} of this client`, place, step);
		if (!handle.open) throw spent();
		const { claims } = this.instance;
		if (claims === undefined) return;
		const claimed = claims.get(handle);
		if (claimed || (own && claimed === false)) refuse("the handle is given twice, and cannot be moved", place, step);
		claims.set(handle, own);
	}

	/** @param {HandleTable} table @param {any} value */
	lowerOwn(table, value) {
		return /** @type {Handle} */ (this.unwrap(value)).move(table);
	}

	/** @param {HandleTable} table @param {any} value */
	lowerBorrow(table, value) {
		return /** @type {Handle} */ (this.unwrap(value)).lend(table);
	}

	/** @param {HandleTable} table @param {number} index */
	take(table, index) {
		return new Handle(this, table.take(this.index, index));
	}

	/** @param {HandleTable} table @param {number} index */
	liftOwn(table, index) {
		return this.wrap(this.take(table, index));
	}

	/** @param {number} rep */
	release(rep) {
		const { drop } = this;
		if (drop === undefined) return;
		drop.enter();
		try {
			drop.start();
			drop.core(rep);
			drop.returned();
			drop.finish();
		} catch (error) {
			throw drop.fail(error);
		}
	}
}
