/** Small conversions that the generated code shares. */

/** @typedef {{ readonly names: readonly string[], readonly indices: ReadonlyMap<string, number> }} Enumeration */

/** @param {Readonly<Record<string, string>>} constants @returns {Enumeration} */
export function enumeration(constants) {
	const names = Object.values(constants);
	return { names, indices: new Map(names.map((name, index) => [name, index])) };
}

/** Not every engine has the symbol yet. */
export const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** @param {string} name @param {string} [maker] @returns {never} */
export function notConstructible(name, maker = "a client") {
	throw new TypeError(`${name} cannot be constructed: it is made by ${maker}`);
}

/** Makes the objects of a client's class instances of the public one as well. @param {Function} own @param {Function} common */
export function inherit(own, common) {
	Object.setPrototypeOf(own.prototype, common.prototype);
}
