/**
 * `resource.drop` of a resource whose destructor the guest brings, as a function of WebAssembly: a destructor that drops a child, whose destructor drops a
 * child, would otherwise have two frames of JavaScript for each, and end after some thousands. Beyond a depth that any stack has, what is
 * dropped waits until the destructors around it have returned.
 */

/** What `begin` gives where nothing is to be destroyed: representations are smaller. */
export const NOTHING = 2 ** 32;
/** Destructors inside one another; as in the function below. */
const MAX_DEPTH = 2000;
/** More that wait are no honest guest's, and would fill the heap of the process. */
const MAX_WAITING = 2 ** 20;

// (module
//   (type (func (param i32)))
//   (import "host" "begin" (func $begin (param i32) (result f64)))
//   (import "host" "later" (func $later (param i32)))
//   (import "host" "rest" (func $rest))
//   (import "host" "depth" (global $depth (mut i32)))
//   (import "host" "waiting" (global $waiting (mut i32)))
//   (table (export "destructor") 1 funcref)
//   (func (export "drop") (param $handle i32) (local $rep f64)
//     (if (f64.ge (local.tee $rep (call $begin (local.get $handle))) (f64.const 4294967296)) (then return))
//     (if (i32.eq (global.get $depth) (i32.const 2000)) (then (call $later (i32.trunc_f64_u (local.get $rep))) (return)))
//     (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
//     (call_indirect (type 0) (i32.trunc_f64_u (local.get $rep)) (i32.const 0))
//     (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))
//     (if (i32.lt_u (global.get $depth) (global.get $waiting)) (then (call $rest)))))
const bytes = Uint8Array.of(
	...[0, 97, 115, 109, 1, 0, 0, 0, 1, 13, 3, 96, 1, 127, 0, 96, 1, 127, 1, 124, 96, 0, 0, 2, 69, 5, 4, 104, 111, 115, 116, 5, 98, 101, 103, 105, 110],
	...[0, 1, 4, 104, 111, 115, 116, 5, 108, 97, 116, 101, 114, 0, 0, 4, 104, 111, 115, 116, 4, 114, 101, 115, 116, 0, 2, 4, 104, 111, 115, 116, 5, 100],
	...[101, 112, 116, 104, 3, 127, 1, 4, 104, 111, 115, 116, 7, 119, 97, 105, 116, 105, 110, 103, 3, 127, 1, 3, 2, 1, 0, 4, 4, 1, 112, 0, 1, 7, 21, 2],
	...[10, 100, 101, 115, 116, 114, 117, 99, 116, 111, 114, 1, 0, 4, 100, 114, 111, 112, 0, 3, 10, 73, 1, 71, 1, 1, 124, 32, 0, 16, 0, 34, 1, 68, 0, 0],
	...[0, 0, 0, 0, 240, 65, 102, 4, 64, 15, 11, 35, 0, 65, 208, 15, 70, 4, 64, 32, 1, 171, 16, 1, 15, 11, 35, 0, 65, 1, 106, 36, 0, 32, 1, 171, 65, 0],
	...[17, 0, 0, 35, 0, 65, 1, 107, 36, 0, 35, 0, 35, 1, 73, 4, 64, 16, 2, 11, 11],
);

/** @type {WebAssembly.Module | undefined} */
let module;

/** The drops of one instance. */
export class Drops {
	/** How many destructors are inside one another. */
	depth = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
	/** 1 when something waits: what the depth has to be below for it to go on. */
	waiting = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
	/** @type {[destructor: () => any, rep: number][]} */
	queue = [];

	/** @param {import("./instance.js").Instance} instance */
	constructor(instance) {
		this.instance = instance;
	}

	/**
	 * @param {(handle: number) => number} begin takes the handle out, and gives what is to be destroyed, or NOTHING
	 * @param {() => any} destructor which need not be there yet @returns {Function}
	 */
	function(begin, destructor) {
		try {
			module ??= new WebAssembly.Module(bytes);
		} catch {
			return this.inJavaScript(begin, destructor); // A platform that compiles no bytes.
		}
		/** @type {WebAssembly.Table | undefined} */
		let table;
		const { exports } = new WebAssembly.Instance(module, {
			host: {
				depth: this.depth,
				waiting: this.waiting,
				later: (/** @type {number} */ rep) => this.later(destructor, rep),
				rest: () => this.rest(),
				begin(/** @type {number} */ handle) {
					const rep = begin(handle);
					if (table === undefined) {
						table = /** @type {WebAssembly.Table} */ (exports.destructor);
						table.set(0, destructor());
					}
					return rep;
				},
			},
		});
		return /** @type {Function} */ (exports.drop);
	}

	/** @param {(handle: number) => number} begin @param {() => any} destructor @returns {Function} */
	inJavaScript(begin, destructor) {
		const { depth, waiting } = this;
		return (/** @type {number} */ handle) => {
			const rep = begin(handle);
			if (rep === NOTHING) return;
			if (depth.value >= MAX_DEPTH / 4) return this.later(destructor, rep);
			depth.value++;
			destructor()(rep);
			depth.value--;
			if (depth.value < waiting.value) this.rest();
		};
	}

	/** @param {() => any} destructor @param {number} rep */
	later(destructor, rep) {
		if (this.queue.push([destructor, rep >>> 0]) > MAX_WAITING) this.instance.trap("too many destructors are inside one another");
		this.waiting.value = 1;
	}

	/** Runs what waits, which may make more wait: a loop over an array meets what is added meanwhile. */
	rest() {
		this.depth.value = 1;
		for (const [destructor, rep] of this.queue) destructor()(rep);
		this.queue = [];
		this.waiting.value = 0;
		this.depth.value = 0;
	}
}
