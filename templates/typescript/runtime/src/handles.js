/**
 * Handle tables, one a component instance (canonical ABI, "Table State" and "Resource State"): indices start at 1 and the last
 * freed is the first reused, which guests may rely on. The numbers lie outside the JavaScript heap, so that a guest that never drops
 * exhausts its own table and not the heap of the process.
 */

import { Task } from "./task.js";

const FREE = 0;
/** The ABI allows 2^28 - 1; this many take 128 MB, and no honest guest comes near. */
const MAX_HANDLES = 2 ** 23;
/** Numbers in the table for each index, and which of them is what. */
const WIDTH = 4;
const KIND = 1;
const LOANS = 2;
const TASK = 3;

export class HandleTable {
	/**
	 * For each index its representation, or the index freed before it; what it holds: FREE, or the resource's number plus one, times two,
	 * plus one for an own handle; to how many calls it is lent; and the place of the task that borrowed it.
	 */
	slots = new Int32Array(8 * WIDTH);
	/** The last freed; 0 if there is none. */
	free = 0;
	end = 1;

	/** The call of an import with borrowed handles: there is one at a time, since the application may not call back. */
	imported = new Task();

	/**
	 * @param {{ trap(message: string): never }} instance
	 * @param {Task[]} tasks the call from the application, and inside it those between component instances
	 */
	constructor(instance, tasks) {
		this.instance = instance;
		this.tasks = tasks;
	}

	/** A borrowed handle belongs to the innermost call. @param {number} resource @param {number} rep @param {boolean} own @returns {number} the index */
	add(resource, rep, own) {
		const index = this.free || this.next();
		const { slots } = this;
		const at = WIDTH * index;
		if (index === this.free) this.free = slots[at];
		slots[at] = rep;
		slots[at + KIND] = (resource + 1) * 2 + (own ? 1 : 0);
		if (!own) {
			const innermost = this.tasks.length - 1;
			slots[at + TASK] = innermost;
			this.tasks[innermost].borrows++;
		}
		return index;
	}

	/** `resource.rep`, and a borrow that the guest hands out. @param {number} resource @param {number} index */
	rep(resource, index) {
		if (this.slots[WIDTH * index + KIND] >> 1 !== resource + 1) this.instance.trap(`unknown handle index ${index >>> 0}, or a handle to another resource`);
		return this.slots[WIDTH * index];
	}

	/** A borrow in the arguments of a call: the handle cannot be moved until its loans end. @param {number} resource @param {number} index @param {Task} [task] the call */
	loan(resource, index, task = this.imported) {
		const rep = this.rep(resource, index);
		task.lend(this, index);
		this.slots[WIDTH * index + LOANS]++;
		return rep;
	}

	/** A loan of the handle is over. @param {number} index */
	returned(index) {
		this.slots[WIDTH * index + LOANS]--;
	}

	/** The call to the application is over. */
	endLoans() {
		this.imported.endLoans();
	}

	/** Moves an own handle out. @param {number} resource @param {number} index @returns {number} its representation */
	take(resource, index) {
		const { slots } = this;
		const at = WIDTH * index;
		if (slots[at + KIND] !== (resource + 1) * 2 + 1 || slots[at + LOANS] !== 0) this.untakable(resource, index);
		const rep = slots[at];
		this.remove(index);
		return rep;
	}

	/** Apart from `take`, which V8 inlines into the calls. @param {number} resource @param {number} index @returns {never} */
	untakable(resource, index) {
		this.rep(resource, index);
		return this.instance.trap(`handle ${index} is ${this.slots[WIDTH * index + KIND] & 1 ? "lent" : "borrowed"} and cannot be moved`);
	}

	/** `resource.drop`. @param {number} resource @param {number} index @returns {boolean} whether it was an own handle */
	drop(resource, index) {
		this.rep(resource, index);
		const own = (this.slots[WIDTH * index + KIND] & 1) === 1;
		if (this.slots[WIDTH * index + LOANS] !== 0) this.instance.trap(`handle ${index} is lent and cannot be dropped`);
		this.remove(index);
		if (!own) this.tasks[this.slots[WIDTH * index + TASK]].borrows--;
		return own;
	}

	/** What a call from the application borrows, which never reached the guest. @param {readonly import("./link.js").Resource[]} resources */
	takeBack(resources) {
		for (let index = 1; index < this.end; index++) {
			const at = WIDTH * index;
			const kind = this.slots[at + KIND];
			if (kind === FREE || kind & 1) continue;
			const resource = resources.find((it) => it.index === (kind >> 1) - 1);
			if (resource && "dropped" in resource) resource.dropped(this.slots[at], false);
			this.drop((kind >> 1) - 1, index);
		}
	}

	/** @param {number} index */
	remove(index) {
		const { slots } = this;
		const at = WIDTH * index;
		slots[at] = this.free;
		slots[at + KIND] = FREE;
		this.free = index;
	}

	next() {
		const slots = this.slots;
		if (WIDTH * this.end === slots.length) {
			if (this.end >= MAX_HANDLES) this.instance.trap("the handle table is full");
			this.slots = new Int32Array(2 * slots.length);
			this.slots.set(slots);
		}
		return this.end++;
	}
}
