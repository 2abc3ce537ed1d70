/** From the artifact to a client: reads it, compiles its core modules once, links an instance for each client. */

import { provided } from "./check.js";
import { SdkError } from "./errors.js";
import { Instance } from "./instance.js";
import { link } from "./link.js";
import { limitMemory } from "./memory-limit.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").Options} Options */

/** Compiled core modules by URL, digest and memory limit. @type {Map<string, Promise<WebAssembly.Module[]>>} */
const compiled = new Map();

/**
 * Makes the instance behind a client.
 * @param {() => URL} locate the package's own artifact: not called where another is given, since not every bundle has an `import.meta.url`
 * @param {import("./link.js").Glue} glue @param {boolean} stateless @param {Options} options
 */
export async function open(locate, glue, stateless, { artifact, imports, memoryLimit } = {}) {
	provided(imports, glue.needs);
	const { component, modules: given, plan = glue.plan } = override(artifact);
	if (plan.format !== 1 || plan.fingerprint !== glue.plan.fingerprint) {
		throw new SdkError(`the artifact's interface (${plan.world}, ${plan.fingerprint}) is not the one this package was made for`);
	}
	const compiling = () => (component === undefined ? compileOnce(locate(), plan, memoryLimit) : compile(component, plan, memoryLimit));
	const modules = given ?? (await compiling());
	if (modules.length !== plan.modules.length) throw new SdkError(`the plan has ${plan.modules.length} core modules, not ${modules.length}`);
	const instance = new Instance();
	const linking = () => link(instance, plan, modules, glue, imports);
	try {
		const steps = linking();
		for (let step = steps.next(); !step.done; ) step = steps.next(await WebAssembly.instantiate(...step.value));
	} catch (error) {
		throw instance.fail(error);
	}
	if (stateless) instance.renew = () => renew(instance, linking());
	return instance;
}

/** @param {any} artifact @returns {import("./api.js").Artifact} */
function override(artifact) {
	const isWhole = typeof artifact === "object" && ("component" in artifact || "modules" in artifact || "plan" in artifact);
	return isWhole || artifact === undefined ? (artifact ?? {}) : { component: artifact };
}

/** Within a call there is no time to wait for the engine. @param {Instance} instance @param {ReturnType<typeof link>} steps */
function renew(instance, steps) {
	try {
		for (let step = steps.next(); !step.done; ) step = steps.next(new WebAssembly.Instance(...step.value));
	} catch (error) {
		throw instance.fail(error);
	}
}

/** The package's own, once for each limit. @param {URL} url @param {Plan} plan @param {number} [limit] */
function compileOnce(url, plan, limit) {
	const key = `${url} ${plan.artifact.sha256} ${limit}`;
	const modules = compiled.get(key) ?? compile(url, plan, limit);
	compiled.set(key, modules);
	modules.catch(() => compiled.delete(key));
	return modules;
}

/** @param {any} source @param {Plan} plan @param {number} [limit] */
async function compile(source, plan, limit) {
	const bytes = await read(source);
	await verify(bytes, plan);
	return Promise.all(
		plan.modules.map(({ offset, length }) => {
			const module = bytes.subarray(offset, offset + length);
			return compileModule(limit === undefined ? module : limitMemory(module, limit));
		}),
	);
}

/** A module with `(global i32 (i32.add (i32.const 1) (i32.const 2)))`. */
const EXTENDED_CONST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 6, 9, 1, 127, 0, 65, 1, 65, 2, 106, 11);

/**
 * Node 20 has extended constant expressions, which some toolchains emit, behind a flag of V8; it holds from the next compilation on.
 * @param {Uint8Array<ArrayBuffer>} module
 */
async function compileModule(module) {
	try {
		return await WebAssembly.compile(module);
	} catch (error) {
		const v8 = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:v8");
		if (v8 === undefined || WebAssembly.validate(EXTENDED_CONST)) throw error;
		v8.setFlagsFromString("--experimental-wasm-extended-const");
		return WebAssembly.compile(module);
	}
}

/** @param {any} source bytes, a URL, or in Node a path @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function read(source) {
	if (source instanceof ArrayBuffer) return new Uint8Array(source);
	if (ArrayBuffer.isView(source)) return new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength);
	const url = String(source);
	// Not an import of node:fs, which bundlers for browsers would try to resolve.
	const fs = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:fs/promises");
	if (fs !== undefined && !/^(https?|data|blob):/.test(url)) return fs.readFile(url.startsWith("file:") ? new URL(url) : url);
	const response = await fetch(url);
	if (!response.ok) throw new SdkError(`cannot load ${url}: ${response.status} ${response.statusText}`);
	return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {Plan} plan */
async function verify(bytes, plan) {
	const { size, sha256 } = plan.artifact;
	const subtle = globalThis.crypto?.subtle; // Absent where the page is not a secure context.
	const digest = subtle && hex(await subtle.digest("SHA-256", bytes));
	if (bytes.length !== size || (digest ?? sha256) !== sha256) {
		throw new SdkError(`the artifact is not the one that its plan describes (SHA-256 ${sha256}); give the plan that belongs to it`);
	}
}

/** @param {ArrayBuffer} digest */
function hex(digest) {
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
