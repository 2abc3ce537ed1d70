/** Runs the steps of one fixture file: the stubs of the imports, the handles and objects that the file names, and the comparison of values. */

import assert from "node:assert/strict";
import { inspect } from "node:util";

/** In an expected value: the handle that stands there is kept under a label. */
class Bind {
	/** @param {string} label */
	constructor(label) {
		this.label = label;
	}
}

export class FixtureRun {
	/** @type {any} */
	client = undefined;
	/** A trap has killed the client. */
	#dead = false;
	/** @type {Map<string, any>} */
	#handles = new Map();
	/** @type {Map<string, object>} */
	#objects = new Map();
	/** Labels of the objects that the guest gave up, in order. @type {string[]} */
	#dropped = [];
	/** @type {{ import: string, args: unknown[] }[]} */
	#calls = [];
	/** What went wrong inside an import, where the guest may have hidden it. @type {string[]} */
	#problems = [];
	/** @type {Map<string, number>} */
	#used = new Map();

	/**
	 * @param {{ TrapError: Function, ClosedError: Function }} sdk
	 * @param {Readonly<Record<string, Behaviour>>} behaviours by WIT path of the import
	 */
	constructor(sdk, behaviours) {
		this.sdk = sdk;
		this.behaviours = behaviours;
	}

	/** @param {string} label */
	bind(label) {
		return new Bind(label);
	}

	/** @param {string} label */
	handle(label) {
		return this.#handles.get(label);
	}

	/** @param {string} label */
	object(label) {
		return this.#objects.get(label);
	}

	/** Makes an object of the application. @param {string} label @param {object} methods */
	define(label, methods) {
		const dropped = this.#dropped;
		this.#objects.set(label, Object.assign(Object.create({ [Symbol.dispose]: () => dropped.push(label) }), methods));
	}

	/** What a stub does. @param {string} path @param {unknown[]} args */
	stub(path, args) {
		this.#calls.push({ import: path, args });
		const reply = this.#reply(path, args);
		if (reply === undefined) {
			this.#problems.push(`unexpected call of ${path} with ${inspect(args, { depth: 9 })}`);
			throw new Error(this.#problems.at(-1));
		}
		return reply(args);
	}

	/** @param {string} path @param {unknown[]} args @returns {Reply | undefined} */
	#reply(path, args) {
		const { always, sequence, table, otherwise } = /** @type {Behaviour} */ (this.behaviours[path]);
		const matches = (/** @type {Exchange} */ exchange) => this.#matches(args, exchange.args());
		if (always !== undefined) return always;
		if (table !== undefined) return table.find(matches)?.reply ?? otherwise;
		const index = this.#used.get(path) ?? 0;
		const next = sequence?.[index];
		if (next === undefined || !matches(next)) return undefined;
		this.#used.set(path, index + 1);
		return next.reply;
	}

	/** Starts a client. @param {() => Promise<any>} load @param {Expected} expected */
	async start(load, expected) {
		this.client = undefined;
		this.#dead = false;
		this.#handles.clear();
		this.#used.clear();
		const [value, error] = await settle(load);
		if (expected.traps) this.#assertTrap(error);
		else if (error !== undefined) throw error;
		this.client = value;
		this.#assertCalls(expected.imports);
	}

	/** One call or drop. @param {() => unknown} call @param {Expected} expected */
	async step(call, expected) {
		this.#calls = [];
		this.#problems = [];
		assert.notEqual(this.client, undefined, "there is no client: it did not come to life");
		const [value, error] = await settle(call);
		if (expected.traps) this.#assertTrap(error);
		else if (expected.fails) this.#assertFailure(error, expected.fails);
		else if (error !== undefined && !(expected.anything && this.#isResult(error))) throw error;
		if (expected.returns) this.#assertSame(value, expected.returns());
		assert.deepEqual(this.#problems, []);
		this.#assertCalls(expected.imports);
	}

	/** At the end of a session: every sequence is used up. */
	finish() {
		for (const [path, { sequence }] of Object.entries(this.behaviours)) {
			if (sequence) assert.equal(this.#used.get(path) ?? 0, sequence.length, `calls of ${path}`);
		}
	}

	/** @param {readonly string[]} labels */
	assertDrops(labels) {
		assert.deepEqual(this.#dropped, labels);
	}

	/** @param {{ import: string, args: () => unknown[] }[] | undefined} expected */
	#assertCalls(expected) {
		if (expected === undefined) return;
		assert.deepEqual(this.#calls.map((call) => call.import), expected.map((call) => call.import));
		expected.forEach(({ args }, i) => this.#assertSame(this.#calls[i]?.args, args()));
	}

	/** A trap; once it has killed the client, that the client is closed. Any other error may be the suite's own. @param {any} error */
	#assertTrap(error) {
		if (error instanceof this.sdk.TrapError) this.#dead = true;
		else if (!this.#dead || !(error instanceof this.sdk.ClosedError)) {
			throw new assert.AssertionError({ message: `expected a trap, but ${error ? `got ${error}` : "the call returned"}`, actual: error });
		}
	}

	/** @param {any} error @param {{ type: Function, payload: () => unknown }} fails */
	#assertFailure(error, { type, payload }) {
		if (!(error instanceof type)) throw error ?? new assert.AssertionError({ message: `expected ${type.name}, but the call returned` });
		this.#assertSame(/** @type {any} */ (error).payload, payload());
	}

	/** The error of a WIT result. @param {any} error */
	#isResult(error) {
		return !(error instanceof this.sdk.TrapError) && !(error instanceof this.sdk.ClosedError) && Object.hasOwn(error, "payload");
	}

	/** @param {unknown} actual @param {unknown} expected */
	#assertSame(actual, expected) {
		if (this.#matches(actual, expected)) return;
		throw new assert.AssertionError({ message: `got ${inspect(actual, { depth: 9 })}, expected ${inspect(expected, { depth: 9 })}`, actual, expected });
	}

	/** @param {any} actual @param {any} expected @returns {boolean} */
	#matches(actual, expected) {
		if (expected instanceof Bind) return this.#keep(expected.label, actual);
		if (typeof expected !== "object" || expected === null) return Object.is(actual, expected);
		if (actual === expected) return true;
		if (typeof actual !== "object" || actual === null || this.#isObject(expected) || this.#isHandle(expected)) return false;
		if (Array.isArray(expected) || ArrayBuffer.isView(expected)) {
			const [a, b] = [/** @type {any} */ (actual), /** @type {any} */ (expected)];
			return a.constructor === b.constructor && a.length === b.length && Array.from(b).every((item, i) => this.#matches(a[i], item));
		}
		if (expected instanceof Map) {
			return actual instanceof Map && actual.size === expected.size && [...expected].every(([key, item]) => actual.has(key) && this.#matches(actual.get(key), item));
		}
		const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
		return [...keys].every((key) => this.#matches(actual[key], expected[key]));
	}

	/** @param {string} label @param {any} value */
	#keep(label, value) {
		this.#handles.set(label, value);
		return typeof value === "object" && value !== null;
	}

	/** @param {object} value */
	#isObject(value) {
		return [...this.#objects.values()].includes(value);
	}

	/** @param {object} value */
	#isHandle(value) {
		return [...this.#handles.values()].includes(value);
	}
}

/** @param {() => unknown} call @returns {Promise<[value: any, error: any]>} */
async function settle(call) {
	try {
		return [await call(), undefined];
	} catch (error) {
		return [undefined, error ?? new Error("nothing was thrown")];
	}
}

/** @typedef {(args: any[]) => unknown} Reply */
/** @typedef {{ args: () => unknown[], reply: Reply }} Exchange */
/** @typedef {{ always?: Reply, sequence?: Exchange[], table?: Exchange[], otherwise?: Reply }} Behaviour */
/**
 * @typedef {object} Expected
 * @property {boolean} [traps]
 * @property {boolean} [anything]
 * @property {{ type: Function, payload: () => unknown }} [fails]
 * @property {() => unknown} [returns]
 * @property {{ import: string, args: () => unknown[] }[]} [imports]
 */
