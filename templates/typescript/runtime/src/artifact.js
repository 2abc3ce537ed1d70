/** From the artifact to a client: reads it, compiles its core modules once, links an instance for each client. */

import { builtin, bytesOf, tag } from "./artifact-bytes.js";
import { object, only, provided, refuse, shown } from "./check.js";
import { SdkError } from "./errors.js";
import { Instance } from "./instance.js";
import { limited } from "./limits.js";
import { instantiate, link, unknown } from "./link.js";
import { checkedPlan } from "./plan.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").Options} Options */

const REMEDY = 'give it with the option "artifact": its bytes, its URL, or its compiled modules; a bundler has to copy the .wasm file beside the script';

/** So many artifacts stay compiled, those used last. */
const KEPT = 8;
/** Compiled core modules by digest, ranges and memory limit, oldest first. @type {Map<string, Promise<WebAssembly.Module[]>>} */
const compiled = new Map();

/**
 * Makes the instance behind a client.
 * @param {() => URL} locate the package's own artifact: not called where another is given, since not every bundle has an `import.meta.url`
 * @param {import("./link.js").Glue} glue @param {Options} [options]
 */
export async function open(locate, glue, options = {}) {
	const { imports, memoryLimit, artifact } = checkedOptions(options, glue.wasi?.optionNames);
	const wasi = glue.wasi?.checkedOptions(/** @type {import("./api.js").WasiOptions} */ (options));
	provided(imports, glue.needs);
	const { component, modules: given, plan: givenPlan } = artifact;
	const plan = givenPlan === undefined || givenPlan === glue.plan ? glue.plan : checkedPlan(givenPlan);
	if (plan.fingerprint !== glue.plan.fingerprint) {
		throw new SdkError(`the artifact's interface (${plan.world}, ${plan.fingerprint}) is not the one this package was made for`);
	}
	const code = { plan, glue, limit: memoryLimit };
	const modules = given ?? (await loading(() => (component === undefined ? ownModules(locate(), code) : compile(component, code))));
	if (modules.length !== plan.modules.length) throw new SdkError(`the plan has ${plan.modules.length} core modules, not ${modules.length}`);
	const instance = new Instance();
	const steps = () => link(instance, plan, /** @type {WebAssembly.Module[]} */ (modules), glue, { imports, wasi });
	await instantiate(instance, steps());
	glue.renewable?.(instance, steps);
	return instance;
}

/** @param {any} options @param {readonly string[]} [others] what else there may be */
function checkedOptions(options, others = []) {
	object(options, "options");
	only(options, ["imports", "artifact", "memoryLimit", ...others], "options");
	const { imports, memoryLimit, artifact } = options;
	if (memoryLimit !== undefined && !(typeof memoryLimit === "number" && memoryLimit >= 0 && memoryLimit < Number.POSITIVE_INFINITY)) {
		throw new (typeof memoryLimit === "number" ? RangeError : TypeError)(`memoryLimit: ${shown(memoryLimit)} is not a number of bytes`);
	}
	return { imports, memoryLimit, artifact: checkedArtifact(artifact) };
}

/** @param {any} artifact @returns {import("./api.js").Artifact} */
function checkedArtifact(artifact) {
	if (artifact === undefined || isComponent(artifact)) return { component: artifact };
	object(artifact, "artifact");
	only(artifact, ["component", "modules", "plan"], "artifact");
	const { component, modules, plan } = artifact;
	if (component !== undefined && !isComponent(component)) refuse("it is neither bytes nor a URL or path", "artifact", "component");
	if (modules === undefined) return { component, plan };
	if (!Array.isArray(modules)) refuse("it is not an array", "artifact", "modules");
	const wrong = modules.findIndex((it) => tag(it) !== "WebAssembly.Module");
	if (wrong >= 0) refuse("it is not a WebAssembly.Module", "artifact", "modules", wrong);
	return { component, modules: [...modules], plan };
}

/** @param {any} value */
function isComponent(value) {
	return typeof value === "string" || ArrayBuffer.isView(value) || tag(value) === "ArrayBuffer" || typeof value?.href === "string";
}

/** Whatever goes wrong says what to do. @template T @param {() => Promise<T>} load @returns {Promise<T>} */
async function loading(load) {
	try {
		return await load();
	} catch (error) {
		if (error instanceof SdkError || (error instanceof RangeError && /^memoryLimit/.test(error.message))) throw error;
		throw new SdkError(`the artifact cannot be loaded: ${/** @type {any} */ (error)?.message ?? error}; ${REMEDY}`, { cause: error });
	}
}

/** What is compiled, beside the artifact. @typedef {{ plan: Plan, glue: import("./link.js").Glue, limit: number | undefined }} Code */

/** The package's own is read once for each limit. @param {URL} url @param {Code} code */
function ownModules(url, code) {
	const { plan, limit } = code;
	return kept(`${url} ${plan.artifact.sha256} ${limit}`, () => compileBytes(url, code));
}

/** Another is verified, and then found again by its digest. @param {any} source @param {Code} code */
async function compile(source, code) {
	const { plan, limit } = code;
	const bytes = await bytesOf(source, plan);
	const uses = stepsOf(plan).map(({ module }) => module).join();
	return kept(`${plan.artifact.sha256} ${plan.adapters?.sha256} ${plan.layer?.sha256} ${JSON.stringify(plan.modules)} ${uses} ${limit}`, () => compileBytes(bytes, code));
}

/** @param {string} key @param {() => Promise<WebAssembly.Module[]>} make */
function kept(key, make) {
	const modules = compiled.get(key) ?? make();
	compiled.delete(key);
	compiled.set(key, modules);
	for (const oldest of [...compiled.keys()].slice(0, -KEPT)) compiled.delete(oldest);
	modules.catch(() => compiled.delete(key));
	return modules;
}

/** @param {any} source @param {Code} code */
async function compileBytes(source, { plan, glue, limit }) {
	const files = {
		artifact: source instanceof Uint8Array ? source : await bytesOf(source, plan),
		adapters: plan.adapters && (await (glue.adapters ?? unknown("calls between its parts")).bytes(plan.adapters)),
		layer: plan.layer && (await (glue.wasi ?? unknown("calls of WASI")).bytes(plan.layer)),
	};
	const steps = stepsOf(plan);
	const modules = plan.modules.map(({ source: from, offset, length }, i) => {
		const source = /** @type {keyof typeof files} */ (from ?? "artifact");
		const file = /** @type {Uint8Array<ArrayBuffer>} */ (files[source]);
		const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (file.subarray(offset, offset + length));
		return { bytes, source, uses: steps.filter(({ module }) => module === i).length };
	});
	return Promise.all(limited(modules, limit).map(compileModule));
}

/** @param {Plan} plan */
function stepsOf({ steps, deferred = [] }) {
	return [...steps, ...deferred];
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
