/**
 * `resource.drop` of a resource whose destructor the guest brings, as a function of WebAssembly: a destructor that drops a child, whose destructor drops a
 * child, would otherwise have two frames of JavaScript for each, and end after some thousands. By a tail call there is no frame but the destructors'.
 */

/** What `begin` gives where nothing is to be destroyed: representations are smaller. */
export const NOTHING = 2 ** 32;

// (module
//   (type (func (param i32)))
//   (import "host" "begin" (func $begin (param i32) (result f64)))
//   (table (export "destructor") 1 funcref)
//   (func (export "drop") (param $handle i32) (local $rep f64)
//     (if (f64.ge (local.tee $rep (call $begin (local.get $handle))) (f64.const 4294967296)) (then return))
//     (return_call_indirect (type 0) (i32.trunc_f64_u (local.get $rep)) (i32.const 0))))
const bytes = Uint8Array.of(
	...[0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 2, 96, 1, 127, 0, 96, 1, 127, 1, 124, 2, 14, 1, 4, 104, 111, 115, 116, 5, 98, 101, 103, 105, 110],
	...[0, 1, 3, 2, 1, 0, 4, 4, 1, 112, 0, 1, 7, 21, 2, 10, 100, 101, 115, 116, 114, 117, 99, 116, 111, 114, 1, 0, 4, 100, 114, 111, 112, 0, 1],
	...[10, 34, 1, 32, 1, 1, 124, 32, 0, 16, 0, 34, 1, 68, 0, 0, 0, 0, 0, 0, 240, 65, 102, 4, 64, 15, 11, 32, 1, 171, 65, 0, 19, 0, 0, 11],
);

/** @type {WebAssembly.Module | undefined} */
let module;

/**
 * @param {(handle: number) => number} begin takes the handle out, and gives what is to be destroyed, or NOTHING
 * @param {() => any} destructor which need not be there yet @returns {Function}
 */
export function dropFunction(begin, destructor) {
	try {
		module ??= new WebAssembly.Module(bytes);
	} catch {
		return inJavaScript(begin, destructor); // An engine without tail calls, or a platform that compiles no bytes.
	}
	/** @type {WebAssembly.Table | undefined} */
	let table;
	const { exports } = new WebAssembly.Instance(module, {
		host: {
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
function inJavaScript(begin, destructor) {
	return (/** @type {number} */ handle) => {
		const rep = begin(handle);
		if (rep < NOTHING) destructor()(rep);
	};
}
