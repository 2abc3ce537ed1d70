/** Carries out a link plan: core instances in order, each import from an earlier instance or a host function. */

import { Drops, NOTHING } from "./drop.js";
import { SdkError } from "./errors.js";
import { HandleTable } from "./handles.js";
import { Call } from "./instance.js";
import { Memory } from "./memory.js";
import { GuestResource } from "./resources.js";
import { Task } from "./task.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").CoreExportRef} CoreExportRef */
/** @typedef {import("./api.js").HostFunction} HostFunction */
/** @typedef {import("./instance.js").Instance} Instance */

/**
 * What the generated code brings. It finds `Instance.calls` in the order of its own plan's exports, and `Instance.resources` in that of `resources`.
 * @typedef {object} Glue
 * @property {Plan} plan of the package's own artifact
 * @property {readonly (readonly [path: string, kind: "defined" | "imported"])[]} resources
 * @property {readonly string[]} needs what the application must provide, e.g. `host.log`
 * @property {typeof import("./adapters.js").adapters} [adapters] where component instances call each other
 * @property {typeof import("./wasi/index.js").wasi} [wasi] where WASI is called
 * @property {typeof import("./host-resource.js").HostResource} [HostResource] where resources are imported
 * @property {Readonly<Record<string, typeof Memory>>} [encodings] where strings are not all UTF-8
 * @property {typeof import("./stateless.js").renewable} [renewable] where the artifact is stateless
 * @property {Readonly<Record<string, (callee: Callee, imports: any) => Function>>} imports by WIT path: makes the core function
 */

/** What the application provides. @typedef {{ imports: any, wasi: import("./wasi/options.js").Settings | undefined }} Provided */

/** Who calls an import, and how its values are passed. @typedef {{ instance: Instance, memory: Memory, table: HandleTable }} Callee */

/** @typedef {GuestResource | import("./host-resource.js").HostResource} Resource */

/** Yields what to instantiate, and wants the instance. @typedef {Generator<[WebAssembly.Module, WebAssembly.Imports], void, WebAssembly.Instance>} Steps */

/**
 * A generator, so that the same steps run with and without waiting for the engine.
 * @param {Instance} instance a new one, or a dead one to be replaced @param {Plan} plan @param {readonly WebAssembly.Module[]} modules
 * @param {Glue} glue @param {Provided} provided @returns {Steps}
 */
export function* link(instance, plan, modules, glue, provided) {
	const linker = new Linker(instance, plan, modules, glue, provided);
	// One after the other, but those that a start function may load come behind.
	for (const [index, step] of plan.steps.entries()) linker.cores[index] = (yield linker.instantiation(step)).exports;
	linker.finish();
}

/** Runs the steps, or what is left of them, waiting for the engine. @param {Instance} instance @param {Steps} steps */
export async function instantiate(instance, steps, step = steps.next()) {
	try {
		while (!step.done) step = steps.next(await WebAssembly.instantiate(...step.value));
	} catch (error) {
		throw instance.fail(explained(error));
	}
}

/** @param {string} what @returns {never} */
function misfit(what) {
	throw new SdkError(`the artifact does not fit its link plan: ${what}`);
}

/** What the engine says of an import that does not fit is no trap of the guest. @param {any} error */
function explained(error) {
	const { LinkError } = WebAssembly;
	return error instanceof LinkError ? new SdkError(`the artifact does not fit its link plan: ${error.message}`, { cause: error }) : error;
}

/** @param {string} what @returns {never} */
export function unknown(what) {
	throw new SdkError(`this package was not made for artifacts with ${what}`);
}

export class Linker {
	/** @type {WebAssembly.Exports[]} */
	cores = [];
	/** By index of the plan's options. @type {Memory[]} */
	memories = [];

	/** @param {Instance} instance @param {Plan} plan @param {readonly WebAssembly.Module[]} modules @param {Glue} glue @param {Provided} provided */
	constructor(instance, plan, modules, glue, { imports, wasi }) {
		this.instance = instance;
		this.plan = plan;
		this.modules = modules;
		this.glue = glue;
		this.imports = imports;
		/** The private world of the WASI layer. */
		this.host = wasi && glue.wasi && new glue.wasi.Host(this, wasi);
		this.tasks = [new Task()];
		this.drops = new Drops(instance);
		/** By component instance. */
		this.tables = plan.components.map(() => new HandleTable(instance, this.tasks));
		this.resources = plan.resources.map(({ component, names }, index) => {
			const Kind = component === undefined ? (glue.HostResource ?? unknown("imported resources")) : GuestResource;
			return new Kind(instance, names[0]?.slice(names[0].lastIndexOf("#") + 1), index, this.tables[/** @type {number} */ (component)]);
		});
		const classes = new Set();
		instance.resources = glue.resources.map(([path, kind]) => {
			const named = this.resources.filter(({ index }) => plan.resources[index].names.includes(path));
			const found = named.find(({ index }) => plan.resources[index].kind === kind) ?? named[0];
			if (found === undefined) return new GuestResource(instance, path, -1); // The artifact never passes one.
			// One that two interfaces export has two classes.
			const isShared = classes.has(found) && found instanceof GuestResource;
			classes.add(found);
			return isShared ? new GuestResource(instance, path.slice(path.lastIndexOf("#") + 1), found.index, found.home) : found;
		});
	}

	/** What to instantiate. @param {Plan["steps"][number]} step @returns {[WebAssembly.Module, WebAssembly.Imports]} */
	instantiation({ module: index, imports }) {
		const module = this.modules[index];
		/** @type {WebAssembly.Imports} */
		const modules = Object.create(null);
		for (const { module, name, from } of imports) {
			modules[module] ??= Object.create(null);
			modules[module][name] = "host" in from ? this.hostFunction(this.plan.hostFunctions[from.host]) : this.core(from);
		}
		for (const { module: from, name } of WebAssembly.Module.imports(module)) {
			if (modules[from]?.[name] === undefined) misfit(`nothing is given for the import ${JSON.stringify(`${from} ${name}`)}`);
		}
		return [module, modules];
	}

	/** Carries out the deferred steps: the guest calls WASI for the first time. */
	load() {
		const { deferred = [], steps } = this.plan;
		if (this.cores.length > steps.length) this.instance.trap("the WASI layer is loaded twice");
		try {
			deferred.forEach((step, i) => {
				this.cores[steps.length + i] = new WebAssembly.Instance(...this.instantiation(step)).exports;
			});
		} catch (error) {
			throw this.instance.fail(explained(error));
		}
	}

	/** The component is up: looks up what the generated code calls. */
	finish() {
		const { instance, plan, resources } = this;
		const calls = this.glue.plan.exports.map(({ function: path }) => {
			const { core, component, options, postReturn } = plan.exports.find((it) => it.function === path) ?? unknown(`no function ${path}`);
			return this.call(core, component, this.memory(options), path, postReturn);
		});
		// The generated code holds on to the calls of the first instance, whose fields V8 folds until something writes them.
		if (instance.calls.length === 0) instance.calls = calls;
		else calls.forEach((call, index) => Object.assign(instance.calls[index], call));
		plan.resources.forEach(({ destructor, component }, index) => {
			if (!destructor || component === undefined) return;
			const drop = this.call(destructor, component, new Memory(instance), "resource.drop");
			for (const resource of [...resources, ...instance.resources]) if (resource.index === index) resource.drop = drop;
		});
		instance.started();
	}

	/** @param {CoreExportRef} core @param {number} component @param {Memory} memory @param {string} path of the function @param {CoreExportRef} [post] */
	call(core, component, memory, path, post) {
		const Kind = this.glue.wasi?.Call ?? Call;
		return new Kind(this.instance, this.function(core), this.function(post), memory, this.tables[component], path);
	}

	/** What an earlier step exports; a module need not wait for what the guest can call only later. @param {CoreExportRef} ref */
	core({ instance, name }) {
		const found = this.cores[instance]?.[name];
		return found ?? misfit(`core instance ${instance} has no ${JSON.stringify(name)}`);
	}

	/** A function that the canonical ABI calls. @param {CoreExportRef | undefined} ref @param {number} [params] how many it takes @returns {any} */
	function(ref, params) {
		const found = ref && this.core(ref);
		if (found !== undefined && (typeof found !== "function" || found.length !== (params ?? found.length))) {
			misfit(`${JSON.stringify(ref?.name)} is no function${params === undefined ? "" : ` of ${params} parameters`}`);
		}
		return found;
	}

	/** @param {number} index */
	memory(index) {
		const { encoding, memory, realloc } = this.plan.options[index];
		const Kind = encoding === "utf8" ? Memory : (this.glue.encodings?.[encoding] ?? unknown(`strings in ${encoding}`));
		return (this.memories[index] ??= new Kind(this.instance, this.linear(memory), this.function(realloc, 4)));
	}

	/** @param {CoreExportRef | undefined} ref @returns {any} */
	linear(ref) {
		const found = ref && this.core(ref);
		if (found === undefined || found instanceof WebAssembly.Memory) return found;
		return misfit(`${JSON.stringify(ref?.name)} is no memory`);
	}

	/** @param {HostFunction} host @returns {Function} */
	hostFunction(host) {
		switch (host.kind) {
			case "import":
				return this.import(host);
			case "resource-new":
			case "resource-rep":
			case "resource-drop":
				return this.builtin(host);
			case "trap":
				return () => this.instance.trap(`the guest called ${host.name}, which is not available to this component`, "unavailable-import");
			case "wasi":
				return (this.host ?? unknown("WASI")).function(host);
			default:
				return (this.glue.adapters ?? unknown("calls between its parts")).hostFunction(this, host);
		}
	}

	/** @param {HostFunction & { kind: "import" }} host @returns {Function} */
	import({ function: path, options, component }) {
		const { glue, instance, imports } = this;
		const make = Object.hasOwn(glue.imports, path) ? glue.imports[path] : unknown(`the import ${path}`);
		return make({ instance, memory: this.memory(options), table: this.tables[component] }, imports);
	}

	/** @param {import("./api.js").Builtin} builtin @returns {Function} */
	builtin({ kind, resource: index, component, destructor = this.plan.resources[index].destructor }) {
		const { instance } = this;
		const table = this.tables[component];
		if (kind === "resource-rep") return (/** @type {number} */ handle) => table.rep(index, handle);
		if (kind === "resource-drop") return this.drop(table, this.resources[index], destructor);
		return (/** @type {number} */ rep) => {
			instance.mayLeave();
			return table.add(index, rep, true);
		};
	}

	/** @param {HandleTable} table @param {Resource} resource @param {CoreExportRef} [destructor] @returns {Function} */
	drop(table, resource, destructor) {
		const { index, instance } = resource;
		const take = (/** @type {number} */ handle) => {
			instance.mayLeave();
			const rep = table.rep(index, handle);
			const own = table.drop(index, handle);
			if ("dropped" in resource) resource.dropped(rep, own);
			return own ? rep >>> 0 : NOTHING;
		};
		if ("dropped" in resource || destructor === undefined) return (/** @type {number} */ handle) => void take(handle);
		return this.drops.function(take, () => this.function(destructor, 1));
	}
}
