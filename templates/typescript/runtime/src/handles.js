/**
 * Handle tables, one a component instance (canonical ABI, "Table State" and "Resource State"): indices start at 1 and the last
 * freed is the first reused, which guests may rely on. The numbers lie outside the JavaScript heap, so that a guest that never drops
 * exhausts its own table and not the heap of the process.
 */

const FREE = 0;
/** The ABI allows 2^28 - 1; this many take 200 MB, and no honest guest comes near. */
const MAX_HANDLES = 2 ** 24;

export class HandleTable {
	/**
	 * For each index its representation, or the index freed before it, and what it holds: FREE, or the resource's number plus one, times two,
	 * plus one for an own handle.
	 */
	slots = new Int32Array(16);
	/** The last freed; 0 if there is none. */
	free = 0;
	end = 1;
	/** Indices lent to the host call that runs. @type {number[]} */
	lent = [];
	/** Borrowed handles that the running call has not dropped yet. */
	borrows = 0;

	/** @param {{ trap(message: string): never }} instance */
	constructor(instance) {
		this.instance = instance;
	}

	/** @param {number} resource @param {number} rep @param {boolean} own @returns {number} the index */
	add(resource, rep, own) {
		const index = this.free || this.next();
		if (index === this.free) this.free = this.slots[2 * index];
		this.slots[2 * index] = rep;
		this.slots[2 * index + 1] = (resource + 1) * 2 + (own ? 1 : 0);
		if (!own) this.borrows++;
		return index;
	}

	/** `resource.rep`, and a borrow that the guest hands out. @param {number} resource @param {number} index */
	rep(resource, index) {
		if (this.slots[2 * index + 1] >> 1 !== resource + 1) this.instance.trap(`unknown handle index ${index >>> 0}, or a handle to another resource`);
		return this.slots[2 * index];
	}

	/** A borrow in the arguments of a call to the host: the handle cannot be moved until `endLoans`. @param {number} resource @param {number} index */
	loan(resource, index) {
		const rep = this.rep(resource, index);
		this.lent.push(index);
		return rep;
	}

	endLoans() {
		this.lent.length = 0;
	}

	/** Moves an own handle out. @param {number} resource @param {number} index @returns {number} its representation */
	take(resource, index) {
		const rep = this.rep(resource, index);
		if (!(this.slots[2 * index + 1] & 1)) this.instance.trap(`handle ${index} is borrowed and cannot be moved`);
		this.remove(index);
		return rep;
	}

	/** `resource.drop`. @param {number} resource @param {number} index @returns {boolean} whether it was an own handle */
	drop(resource, index) {
		this.rep(resource, index);
		const own = (this.slots[2 * index + 1] & 1) === 1;
		this.remove(index);
		if (!own) this.borrows--;
		return own;
	}

	/** @param {number} index */
	remove(index) {
		if (this.lent.length > 0 && this.lent.includes(index)) this.instance.trap(`handle ${index} is lent and cannot be moved or dropped`);
		this.slots[2 * index] = this.free;
		this.slots[2 * index + 1] = FREE;
		this.free = index;
	}

	next() {
		const slots = this.slots;
		if (2 * this.end === slots.length) {
			if (this.end >= MAX_HANDLES) this.instance.trap("the handle table is full");
			this.slots = new Int32Array(2 * slots.length);
			this.slots.set(slots);
		}
		return this.end++;
	}
}
