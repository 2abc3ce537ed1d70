/** How a guest of WASI may end besides trapping. */

import { named, SdkError } from "../errors.js";

export class ExitError extends SdkError {
	/** @param {number} code */
	constructor(code) {
		super(`the guest ended the program with exit code ${code}`);
		this.code = code;
	}
}

export class BlockedError extends SdkError {
	/** @param {string} what the guest waits for @param {string} [path] the function that was called */
	constructor(what, path) {
		super(`${path === undefined ? "the guest" : `\`${path}\``} waits for ${what}, which a synchronous client cannot`);
		this.what = what;
		this.path = path;
	}
}

for (const [name, type] of Object.entries({ ExitError, BlockedError })) named(type, name);
