/** From the artifact to a client: reads it, compiles its core modules once, links an instance for each client. */

import { provided } from "./check.js";
import { SdkError } from "./errors.js";
import { Instance } from "./instance.js";
import { instantiate, link } from "./link.js";
import { limitMemory } from "./memory-limit.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").Options} Options */

/** Compiled core modules by URL, digest and memory limit. @type {Map<string, Promise<WebAssembly.Module[]>>} */
const compiled = new Map();

/**
 * Makes the instance behind a client.
 * @param {() => URL} locate the package's own artifact: not called where another is given, since not every bundle has an `import.meta.url`
 * @param {import("./link.js").Glue} glue @param {Options} options
 */
export async function open(locate, glue, { artifact, imports, memoryLimit } = {}) {
	provided(imports, glue.needs);
	const { component, modules: given, plan = glue.plan } = isArtifact(artifact) ? artifact : { component: artifact };
	if (plan.format !== 1 || plan.fingerprint !== glue.plan.fingerprint) {
		throw new SdkError(`the artifact's interface (${plan.world}, ${plan.fingerprint}) is not the one this package was made for`);
	}
	const modules =
		given ?? (await (component === undefined ? compileOnce(locate(), plan, memoryLimit) : compile(component, plan, memoryLimit)));
	if (modules.length !== plan.modules.length) throw new SdkError(`the plan has ${plan.modules.length} core modules, not ${modules.length}`);
	const instance = new Instance();
	const steps = () => link(instance, plan, modules, glue, imports);
	await instantiate(instance, steps());
	glue.renewable?.(instance, steps);
	return instance;
}

/** @param {any} artifact @returns {artifact is import("./api.js").Artifact} */
function isArtifact(artifact) {
	return typeof artifact === "object" && ["component", "modules", "plan"].some((key) => key in artifact);
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
		plan.modules.map(async ({ offset, length }) => {
			const module = bytes.subarray(offset, offset + length);
			return compileModule(limit === undefined ? module : await limitMemory(module, limit));
		}),
	);
}

/** A module of Node's own: not imported, since bundlers for browsers would try to resolve it. @param {string} name @returns {any} */
function builtin(name) {
	return /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
}

/** @param {Uint8Array<ArrayBuffer>} module */
async function compileModule(module) {
	try {
		return await WebAssembly.compile(module);
	} catch (error) {
		// Node 20 has extended constant expressions, which some toolchains emit, behind a flag; it holds from the next compilation on.
		if (!/^v20/.test(/** @type {any} */ (globalThis).process?.version)) throw error;
		builtin("v8")?.setFlagsFromString("--experimental-wasm-extended-const");
		return WebAssembly.compile(module);
	}
}

/** @param {any} source bytes, a URL, or in Node a path @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function read(source) {
	if (source instanceof ArrayBuffer) return new Uint8Array(source);
	if (ArrayBuffer.isView(source)) return new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength);
	const url = String(source);
	const fs = builtin("fs/promises");
	if (fs !== undefined && !/^(https?|data|blob):/.test(url)) return fs.readFile(url.startsWith("file:") ? new URL(url) : url);
	const response = await fetch(url);
	if (!response.ok) throw new SdkError(`cannot load ${url}: ${response.status} ${response.statusText}`);
	return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {Plan} plan */
async function verify(bytes, plan) {
	const { size, sha256 } = plan.artifact;
	const subtle = globalThis.crypto?.subtle; // Absent where the page is not a secure context.
	const digest = subtle && new Uint8Array(await subtle.digest("SHA-256", bytes));
	const text = digest && Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
	if (bytes.length !== size || (text ?? sha256) !== sha256) {
		throw new SdkError(`the artifact is not the one that its plan describes (SHA-256 ${sha256}); give the plan that belongs to it`);
	}
}
