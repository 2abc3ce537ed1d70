/** Resources that the application implements. */

import { mistyped } from "./check.js";
import { dispose } from "./values.js";

/** @typedef {import("./check.js").Place} Place */
/** @typedef {import("./check.js").Step} Step */
/** @typedef {import("./handles.js").HandleTable} HandleTable */
/** @typedef {import("./instance.js").Instance} Instance */
/** @typedef {{ rep: number, object: object, owns: number, borrows: number }} Held */

/** A resource that the application implements: its objects that the guest holds now, by representation. */
export class HostResource {
	/** @type {Map<number, Held>} */
	#byRep = new Map();
	/** @type {Map<object, Held>} */
	#byObject = new Map();
	#last = 0;
	/** @type {undefined} */
	home;
	/** The application's objects have no destructor in the guest. @type {import("./instance.js").Call | undefined} */
	drop;

	/** @param {Instance} instance @param {string | undefined} name @param {number} index */
	constructor(instance, name, index) {
		this.instance = instance;
		this.name = name;
		this.index = index;
	}

	/** @param {any} value @param {boolean} _own @param {import("./resources.js").Claims} _claims @param {Place} place @param {Step} [step] @param {Step} [inner] */
	take(value, _own, _claims, place, step, inner) {
		if ((typeof value !== "object" && typeof value !== "function") || value === null) mistyped(value, "an object", place, step, inner);
		return value;
	}

	/** @param {HandleTable} table @param {object} object */
	lowerOwn(table, object) {
		const held = this.#hold(object);
		held.owns++;
		return table.add(this.index, held.rep, true);
	}

	/** @param {HandleTable} table @param {object} object */
	lowerBorrow(table, object) {
		return this.lend(table, this.#hold(object).rep);
	}

	/** @param {HandleTable} table @param {number} rep */
	lend(table, rep) {
		this.#get(rep).borrows++;
		return table.add(this.index, rep, false);
	}

	/** @param {HandleTable} table @param {number} index */
	liftOwn(table, index) {
		const held = this.#get(table.take(this.index, index));
		held.owns--;
		this.#forget(held);
		return held.object;
	}

	/** Until the call to the host ends. @param {HandleTable} table @param {number} index */
	liftBorrow(table, index) {
		return this.#get(table.loan(this.index, index)).object;
	}

	/** The guest dropped a handle: its last own one disposes of the object. @param {number} rep @param {boolean} own */
	dropped(rep, own) {
		const held = this.#get(rep);
		if (own) held.owns--;
		else held.borrows--;
		this.#forget(held);
		if (!own || held.owns > 0) return;
		try {
			/** @type {any} */ (held.object)[dispose]?.();
		} catch (error) {
			throw this.instance.die(error);
		}
	}

	/** @param {object} object */
	#hold(object) {
		let held = this.#byObject.get(object);
		if (held === undefined) {
			held = { rep: ++this.#last, object, owns: 0, borrows: 0 };
			this.#byObject.set(object, held);
			this.#byRep.set(held.rep, held);
		}
		return held;
	}

	/** Reps come from the handle table alone, never from the guest. @param {number} rep */
	#get(rep) {
		return /** @type {Held} */ (this.#byRep.get(rep));
	}

	/** @param {Held} held */
	#forget(held) {
		if (held.owns + held.borrows > 0) return;
		this.#byObject.delete(held.object);
		this.#byRep.delete(held.rep);
	}
}
