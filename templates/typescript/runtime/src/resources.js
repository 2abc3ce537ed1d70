/** Resources that the guest defines, and the objects of the API that hold handles to them. */

import { ClosedError } from "./errors.js";
import { mistyped, refuse } from "./check.js";

/** @typedef {import("./check.js").Place} Place */
/** @typedef {import("./check.js").Step} Step */
/** The objects that arguments of one call have named so far, and whether they are to be moved; undefined where there is but one. @typedef {Map<object, boolean> | undefined} Claims */
/** @typedef {import("./handles.js").HandleTable} HandleTable */
/** @typedef {import("./instance.js").Instance} Instance */

/** So many new objects, or those of one turn, wait for their registry: to register one costs more than most objects' whole life. */
const NURSERY = 256;

/** What a getter among the arguments has closed since it was taken cannot be moved, nor what comes before it. @param {Instance} instance @param {Map<object, boolean>} claims */
export function stillHeld({ resources }, claims) {
	for (const object of claims.keys()) if (resources.some((resource) => "peek" in resource && resource.peek(object) === undefined)) throw spent();
}

const spent = () => new ClosedError("the handle is closed, or was given away");

/**
 * A resource that the artifact defines, in one instance. An object of the generated class keeps the representation of its own handle
 * in a private field: undefined once it is closed or given away.
 */
export class GuestResource {
	/** Runs the destructor. @type {import("./instance.js").Call | undefined} */
	drop;
	/** The generated class makes an object. @type {(rep: number) => object} */
	make = Object;
	/** It reads an object's representation: null if the object is none of its own. @type {(object: object) => number | undefined | null} */
	peek = () => null;
	/** It forgets an object's representation. @type {(object: object) => void} */
	forget = Object;
	/** New objects that nothing watches yet. @type {object[]} */
	nursery = [];
	isWaiting = false;
	/**
	 * The backstop for objects that nobody closed; a finalizer only queues, and the next call to the instance releases. Each resource of
	 * each instance has its own, since a registry keeps what it calls, and by that the instance with its memory, until the finalizers
	 * have run; in a loop that makes clients and never waits, that is never.
	 * @type {FinalizationRegistry<number> | undefined}
	 */
	finalizers;

	/** @param {Instance} instance @param {string | undefined} name @param {number} index @param {HandleTable} [home] the table of the component instance that defines it */
	constructor(instance, name, index, home) {
		this.instance = instance;
		this.name = name;
		this.index = index;
		this.home = home;
	}

	/** Watches a new object. @param {object} object */
	track(object) {
		if (this.nursery.push(object) === NURSERY) this.watch();
		if (this.isWaiting) return;
		this.isWaiting = true;
		queueMicrotask(() => this.watch());
	}

	watch() {
		this.isWaiting = false;
		this.finalizers ??= new FinalizationRegistry((rep) => this.instance.release(this, rep, false));
		for (const object of this.nursery) {
			const rep = this.peek(object);
			if (typeof rep === "number") this.finalizers.register(object, rep, object);
		}
		this.nursery = [];
	}

	/** Most objects are closed in the order in which a stack unwinds. @param {object} object */
	spend(object) {
		const nursery = this.nursery;
		this.forget(object);
		if (nursery.length > 0 && nursery[nursery.length - 1] === object) nursery.pop();
		else this.finalizers?.unregister(object);
	}

	/** Does nothing when closed or spent. @param {object} object */
	close(object) {
		const rep = this.peek(object);
		if (typeof rep !== "number") return;
		this.spend(object);
		this.instance.release(this, rep, true);
	}

	/**
	 * The object itself: its handle moves only when all arguments are taken.
	 * @param {any} value @param {boolean} own @param {Claims} claims @param {Place} place @param {Step} [step] @param {Step} [inner]
	 */
	take(value, own, claims, place, step, inner) {
		const rep = this.peek(Object(value));
		if (rep === null) mistyped(value, `a ${this.name} of this client`, place, step, inner);
		if (rep === undefined) throw spent();
		if (claims === undefined) return value;
		const claimed = claims.get(value);
		if (claimed || (own && claimed === false)) refuse("the handle is given twice, and cannot be moved", place, step, inner);
		claims.set(value, own);
		return value;
	}

	/** Moves it into the guest. @param {HandleTable} table @param {any} value */
	lowerOwn(table, value) {
		const rep = this.peek(value);
		if (typeof rep !== "number") throw spent();
		this.spend(value);
		return table.add(this.index, rep, true);
	}

	/** @param {HandleTable} table @param {any} value */
	lowerBorrow(table, value) {
		return this.lend(table, this.peek(value));
	}

	/** Borrows for a call. The component that defines the resource gets the bare representation. @param {HandleTable} table @param {number | undefined | null} rep */
	lend(table, rep) {
		if (typeof rep !== "number") throw spent();
		return table === this.home ? rep : table.add(this.index, rep, false);
	}

	/** @param {HandleTable} table @param {number} index */
	liftOwn(table, index) {
		return this.make(table.take(this.index, index));
	}

	/** @param {number} rep */
	release(rep) {
		const { drop } = this;
		if (drop === undefined) return;
		drop.enter();
		try {
			drop.start()(rep);
			drop.finish();
		} catch (error) {
			throw drop.fail(error);
		}
	}
}
