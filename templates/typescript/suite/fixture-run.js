/** Runs the steps of one fixture file: the stubs of the imports, the handles and objects that the file names, and the comparison of values. */

import assert from "node:assert/strict";
import { inspect } from "node:util";

const MAX_SHOWN = 4000;

/** In an expected value: the handle that stands there is kept under a label. */
class Bind {
	/** @param {string} label */
	constructor(label) {
		this.label = label;
	}
}

/** What an import throws that is to trap. */
class StubFailure extends Error {}

/** A client or a handle that a step needs is not there. */
class Missing extends Error {}

export class FixtureRun {
	/** @type {any} */
	#client = undefined;
	/** A trap that the file expects has ended the client. */
	#trapped = false;
	/** The last step that failed, which may have ended the client. @type {string | undefined} */
	#failed = undefined;
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
	/** What the step has printed. */
	#printed = { stdout: "", stderr: "" };

	/**
	 * @param {{ TrapError: Function, ClosedError: Function, ExitError?: Function }} sdk
	 * @param {Readonly<Record<string, Behaviour>>} behaviours by WIT path of the import
	 * @param {GivenWasi} [given] what the file says of WASI
	 */
	constructor(sdk, behaviours, given = {}) {
		this.sdk = sdk;
		this.behaviours = behaviours;
		const { now, random, ...rest } = given;
		this.wasi = {
			...rest,
			...(now === undefined ? {} : { clock: () => new Date(now) }),
			...(random === undefined ? {} : { random: (/** @type {Uint8Array} */ bytes) => void bytes.fill(random) }),
			stdout: this.#writer("stdout"),
			stderr: this.#writer("stderr"),
		};
	}

	/** @param {"stdout" | "stderr"} stream */
	#writer(stream) {
		const decoder = new TextDecoder();
		return (/** @type {Uint8Array} */ chunk) => {
			this.#printed[stream] += decoder.decode(chunk, { stream: true });
		};
	}

	/** @param {string} label */
	bind(label) {
		return new Bind(label);
	}

	get client() {
		if (this.#client === undefined) throw new Missing("there is no client: it did not come to life");
		return this.#client;
	}

	/** @param {string} label @returns {any} */
	handle(label) {
		if (!this.#handles.has(label)) throw new Missing(`there is no handle ${label}`);
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

	/** An import fails. @param {string} text @returns {never} */
	fail(text) {
		throw new StubFailure(text);
	}

	/** What a stub does. @param {string} path @param {unknown[]} args */
	stub(path, args) {
		this.#calls.push({ import: path, args });
		const reply = this.#reply(path, args);
		if (reply === undefined) {
			this.#problems.push(`unexpected call of ${path} with ${shown(args)}`);
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

	/** Starts a client. @param {Test} test @param {() => Promise<any>} load @param {Expected} expected */
	async start(test, load, expected) {
		this.#client = undefined;
		this.#trapped = false;
		this.#failed = undefined;
		this.#handles.clear();
		this.#used.clear();
		this.#calls = [];
		this.#printed = { stdout: "", stderr: "" };
		await this.#attempt(test, async () => {
			const [value, error] = await settle(load);
			if (expected.traps) this.#assertTrap(error);
			else if (error !== undefined) throw error;
			this.#client = value;
			this.#assertEffects(expected);
		});
	}

	/** One call or drop. @param {Test} test @param {() => unknown} call @param {Expected} expected */
	async step(test, call, expected) {
		this.#calls = [];
		this.#problems = [];
		this.#printed = { stdout: "", stderr: "" };
		await this.#attempt(test, async () => {
			const [value, error] = await settle(call);
			if (expected.traps) this.#assertTrap(error, expected.stderr);
			else if (expected.exits !== undefined) this.#assertExit(error, expected.exits);
			else if (expected.fails) this.#assertFailure(error, expected.fails);
			else if (error !== undefined && !(expected.anything && this.#isResult(error))) throw error;
			if (expected.returns) this.#assertSame(value, expected.returns());
			assert.deepEqual(this.#problems, []);
			this.#assertEffects(expected);
		});
	}

	/** What only follows from a step that failed is no failure of its own. @param {Test} test @param {() => Promise<void>} body */
	async #attempt(test, body) {
		try {
			await body();
		} catch (error) {
			if (this.#failed !== undefined && !this.#trapped && this.#isOver(error)) return test.skip(`${this.#failed} ended the client`);
			this.#failed = test.name;
			this.#trapped = false;
			throw error;
		}
	}

	/** @param {any} error */
	#isOver(error) {
		return error instanceof Missing || error instanceof this.sdk.ClosedError;
	}

	/** At the end of a session every sequence is used up, unless a step failed. @param {Test} test */
	finish(test) {
		if (this.#failed !== undefined) return test.skip(`${this.#failed} failed`);
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

	/** @param {Expected} expected */
	#assertEffects({ imports, stdout, stderr }) {
		this.#assertCalls(imports);
		if (stdout !== undefined) assert.equal(this.#printed.stdout, stdout);
		if (stderr !== undefined) assert.equal(this.#printed.stderr, stderr);
	}

	/** @param {any} error @param {number} code */
	#assertExit(error, code) {
		if (this.sdk.ExitError === undefined || !(error instanceof this.sdk.ExitError)) throw error ?? new assert.AssertionError({ message: `expected exit code ${code}, but the call returned` });
		this.#trapped = true;
		assert.equal(/** @type {any} */ (error).code, code);
	}

	/**
	 * A trap, which has what was printed; once one has ended the client, that the client is closed. Any other error may be the suite's own.
	 * @param {any} error @param {string} [stderr]
	 */
	#assertTrap(error, stderr) {
		if (error instanceof this.sdk.TrapError || error instanceof StubFailure) this.#trapped = true;
		else if (this.#isOver(error) && !this.#trapped) throw error;
		else if (!this.#isOver(error)) throw new assert.AssertionError({ message: `expected a trap, but ${error ? `got ${error}` : "the call returned"}` });
		if (stderr !== undefined && error instanceof this.sdk.TrapError) assert.ok(/** @type {any} */ (error).message.endsWith(stderr), `the message is ${error}`);
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
		throw new assert.AssertionError({ message: `got ${shown(actual)}, expected ${shown(expected)}` });
	}

	/** @param {any} actual @param {any} expected @returns {boolean} */
	#matches(actual, expected) {
		if (expected instanceof Bind) return this.#keep(expected.label, actual);
		if (typeof expected !== "object" || expected === null) return Object.is(actual, expected);
		if (actual === expected) return true;
		if (typeof actual !== "object" || actual === null || this.#isObject(expected) || this.#isHandle(expected)) return false;
		if (Array.isArray(expected) || ArrayBuffer.isView(expected)) {
			const [a, b] = [/** @type {any} */ (actual), /** @type {any} */ (expected)];
			return a.constructor === b.constructor && a.length === b.length && b.every((/** @type {any} */ item, /** @type {number} */ i) => this.#matches(a[i], item));
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

/** As much of a value as a person reads. @param {unknown} value */
function shown(value) {
	const text = inspect(value, { depth: 9 });
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** @param {() => unknown} call @returns {Promise<[value: any, error: any]>} */
async function settle(call) {
	try {
		return [await call(), undefined];
	} catch (error) {
		return [undefined, error ?? new Error("nothing was thrown")];
	}
}

/** @typedef {import("node:test").TestContext} Test */
/** @typedef {(args: any[]) => unknown} Reply */
/** @typedef {{ env?: Record<string, string>, args?: string[], stdin?: string, now?: string, random?: number }} GivenWasi */
/** @typedef {{ args: () => unknown[], reply: Reply }} Exchange */
/** @typedef {{ always?: Reply, sequence?: Exchange[], table?: Exchange[], otherwise?: Reply }} Behaviour */
/**
 * @typedef {object} Expected
 * @property {boolean} [traps]
 * @property {number} [exits]
 * @property {string} [stdout]
 * @property {string} [stderr]
 * @property {boolean} [anything]
 * @property {{ type: Function, payload: () => unknown }} [fails]
 * @property {() => unknown} [returns]
 * @property {{ import: string, args: () => unknown[] }[]} [imports]
 */
