/** The layer's private world in one instance: its functions by name, and what they have in common. */

import { settled } from "../check.js";
import { unknown } from "../link.js";
import { clocks } from "./clocks.js";
import { ending } from "./ending.js";
import { environment } from "./environment.js";
import { http } from "./http.js";
import { output, Tail } from "./output.js";
import { random } from "./random.js";
import { stdin } from "./stdin.js";
import { waiting } from "./waiting.js";

/** @typedef {import("../link.js").Linker} Linker */
/** @typedef {import("../instance.js").Instance} Instance */
/** @typedef {import("./options.js").Settings} Settings */

/**
 * Makes a function of the private world. It takes numbers of 32 bits, signed as the engine gives them, and BigInts.
 * @typedef {(host: Host, memory: LayerMemory) => Function} Maker
 */

/** @type {Readonly<Record<string, Maker>>} */
const makers = { ...clocks, ...random, ...environment, ...output, ...stdin, ...waiting, ...ending, ...http };

export class Host {
	/** @param {Linker} linker @param {Settings} settings */
	constructor(linker, settings) {
		this.linker = linker;
		this.instance = linker.instance;
		this.settings = settings;
		this.printed = new Tail();
		this.instance.stderr = textOf(this.printed);
		/** What of stdin the guest has not read. */
		this.unread = settings.stdin;
		/** The latest time that a clock of the application gave, in milliseconds: the monotonic one goes on from there. */
		this.latest = 0;
		/** How many requests the guest has made. */
		this.requests = 0;
	}

	/** @param {import("../api.js").LayerHostFunction} wanted @returns {Function} */
	function({ function: name, memory }) {
		const make = Object.hasOwn(makers, name) ? makers[name] : unknown(`WASI's private function ${name}`);
		return make(this, new LayerMemory(this.linker, memory));
	}

	/** Calls the application: what it throws ends the guest, as in an import. @template T @param {() => T} call @param {string} place the option @returns {T} */
	apply(call, place) {
		try {
			const value = call();
			settled(value, place);
			return value;
		} catch (error) {
			throw this.instance.failImport(error);
		}
	}
}

/** A function of its own, so that a dead instance keeps these bytes and nothing else. @param {Tail} tail */
function textOf(tail) {
	return () => tail.text;
}

/** The memory into which the layer's pointers lead. It belongs to the instance that imports the functions, and is there once that is made. */
export class LayerMemory {
	/** @type {WebAssembly.Memory | undefined} */
	memory;

	/** @param {Linker} linker @param {import("../api.js").CoreExportRef} ref */
	constructor(linker, ref) {
		this.linker = linker;
		this.ref = ref;
	}

	/** A view that holds until the guest goes on. @param {number} pointer @param {number} length */
	range(pointer, length) {
		const { instance } = this.linker;
		if (this.linker.cores[this.ref.instance] === undefined) instance.trap("the WASI layer called out before its memory was there");
		this.memory ??= /** @type {WebAssembly.Memory} */ (this.linker.linear(this.ref));
		const { buffer } = this.memory;
		const [start, size] = [pointer >>> 0, length >>> 0];
		if (start + size > buffer.byteLength) instance.trap("the WASI layer gave a range outside of its memory");
		return new Uint8Array(buffer, start, size);
	}
}
