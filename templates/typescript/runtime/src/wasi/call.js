import { Call } from "../instance.js";
import { BlockedError } from "./errors.js";

/** A call that can say which function it is of: the guest may wait where it cannot. */
export class NamedCall extends Call {
	/**
	 * @param {import("../instance.js").Instance} instance @param {Function} core @param {Function | undefined} post
	 * @param {import("../memory.js").Memory} memory @param {import("../handles.js").HandleTable} table @param {string} path
	 */
	constructor(instance, core, post, memory, table, path) {
		super(instance, core, post, memory, table);
		this.path = path;
	}

	/** @override @param {unknown} error */
	fail(error) {
		const cause = super.fail(error);
		if (!(cause instanceof BlockedError) || cause.path !== undefined) return cause;
		return (this.instance.cause = new BlockedError(cause.what, this.path));
	}
}
