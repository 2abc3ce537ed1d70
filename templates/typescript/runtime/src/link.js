/** Carries out a link plan: core instances in order, each import from an earlier instance or a host function. */

import { SdkError } from "./errors.js";
import { HandleTable } from "./handles.js";
import { Call, IDLE, RUNNING } from "./instance.js";
import { Memory } from "./memory.js";
import { GuestResource } from "./resources.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").CoreExportRef} CoreExportRef */
/** @typedef {import("./instance.js").Instance} Instance */

/**
 * What the generated code brings. It finds `Instance.calls` in the order of its own plan's exports, and `Instance.resources` in that of `resources`.
 * @typedef {object} Glue
 * @property {Plan} plan of the package's own artifact
 * @property {readonly (readonly [path: string, kind: "defined" | "imported"])[]} resources
 * @property {Readonly<Record<string, readonly string[] | undefined>>} needs what the application must provide
 * @property {typeof import("./host-resource.js").HostResource} [HostResource] where resources are imported
 * @property {Readonly<Record<string, typeof Memory>>} [memories] by encoding, where strings are not all UTF-8
 * @property {Readonly<Record<string, (callee: Callee, imports: any) => Function>>} imports by WIT path: makes the core function
 */

/** Who calls an import, and how its values are passed. @typedef {{ instance: Instance, memory: Memory, table: HandleTable }} Callee */

/** @typedef {GuestResource | import("./host-resource.js").HostResource} Resource */

/**
 * A generator, so that the same steps run with and without waiting for the engine: it yields what to instantiate, and wants the instance.
 * @param {Instance} instance a new one, or a dead one to be replaced @param {Plan} plan @param {readonly WebAssembly.Module[]} modules
 * @param {Glue} glue @param {any} imports what the application provides
 * @returns {Generator<[WebAssembly.Module, WebAssembly.Imports], void, WebAssembly.Instance>}
 */
export function* link(instance, plan, modules, glue, imports) {
	instance.state = RUNNING;
	const linker = new Linker(instance, plan, glue, imports);
	for (const step of plan.steps) {
		const module = /** @type {WebAssembly.Module} */ (modules[step.module]);
		linker.cores.push((yield [module, linker.importsOf(step)]).exports);
	}
	linker.finish();
}

class Linker {
	/** @type {WebAssembly.Exports[]} */
	cores = [];
	/** By index of the plan's options. @type {Memory[]} */
	#memories = [];

	/** @param {Instance} instance @param {Plan} plan @param {Glue} glue @param {any} imports */
	constructor(instance, plan, glue, imports) {
		this.instance = instance;
		this.plan = plan;
		this.glue = glue;
		this.imports = imports;
		this.tables = plan.components.map(() => new HandleTable((message) => instance.trap(message)));
		this.resources = plan.resources.map((resource, index) => this.#resource(resource, index));
		instance.resources = glue.resources.map(([path, kind]) => {
			const named = this.resources.filter((_, index) => plan.resources[index]?.names.includes(path));
			const found = named.find(({ index }) => plan.resources[index]?.kind === kind) ?? named[0];
			return found ?? new GuestResource(instance, path, -1, undefined); // The artifact never passes one.
		});
	}

	/** @param {Plan["resources"][number]} resource @param {number} index @returns {Resource} */
	#resource({ component, names }, index) {
		const { instance, glue } = this;
		const name = names[0]?.replace(/.*#/, "") ?? "";
		if (component !== undefined) return new GuestResource(instance, name, index, this.tables[component]);
		if (glue.HostResource === undefined) throw new SdkError("this package was not made for artifacts that import resources");
		return new glue.HostResource(instance, name, index);
	}

	/** @param {Plan["steps"][number]} step */
	importsOf({ imports }) {
		/** @type {WebAssembly.Imports} */
		const modules = Object.create(null);
		for (const { module, name, from } of imports) {
			modules[module] ??= Object.create(null);
			modules[module][name] = "host" in from ? this.#hostFunction(from.host) : this.#core(from);
		}
		return modules;
	}

	/** The component is up: looks up what the generated code calls. */
	finish() {
		const { instance, plan, glue } = this;
		const exported = new Map(plan.exports.map((entry) => [entry.function, entry]));
		glue.plan.exports.forEach(({ function: path }, index) => {
			const entry = exported.get(path);
			if (entry === undefined) throw new SdkError(`the artifact does not export ${path}`);
			const call = this.#call(entry.core, entry.component, this.#memory(entry.options), entry.postReturn);
			// The generated code holds on to the calls of the first instance.
			instance.calls[index] = Object.assign(instance.calls[index] ?? call, call);
		});
		plan.resources.forEach(({ destructor, component }, index) => {
			const resource = this.resources[index];
			if (destructor === undefined || component === undefined || resource === undefined) return;
			resource.drop = this.#call(destructor, component, new Memory(instance));
		});
		if (instance.state !== RUNNING) throw instance.cause;
		instance.state = IDLE;
	}

	/** @param {CoreExportRef} core @param {number} component @param {Memory} memory @param {CoreExportRef} [post] */
	#call(core, component, memory, post) {
		return new Call(this.instance, this.#core(core), post && this.#core(post), memory, /** @type {HandleTable} */ (this.tables[component]));
	}

	/** @param {CoreExportRef} ref @returns {any} */
	#core({ instance, name }) {
		return this.cores[instance]?.[name];
	}

	/** @param {number} index */
	#memory(index) {
		const { encoding, memory, realloc } = /** @type {Plan["options"][number]} */ (this.plan.options[index]);
		const Kind = encoding === "utf8" ? Memory : this.glue.memories?.[encoding];
		if (Kind === undefined) throw new SdkError(`this package was not made for artifacts with strings in ${encoding}`);
		return (this.#memories[index] ??= new Kind(this.instance, memory && this.#core(memory), realloc && this.#core(realloc)));
	}

	/** @param {number} index @returns {Function} */
	#hostFunction(index) {
		const { instance } = this;
		const host = /** @type {Plan["hostFunctions"][number]} */ (this.plan.hostFunctions[index]);
		if (host.kind === "trap") return () => instance.trap(`${host.name} is not available to this component`, "unavailable-import");
		const table = /** @type {HandleTable} */ (this.tables[host.component]);
		if (host.kind === "import") {
			const make = this.glue.imports[host.function];
			if (make === undefined) throw new SdkError(`the artifact imports ${host.function}, which this package does not know`);
			return make({ instance, memory: this.#memory(host.options), table }, this.imports);
		}
		const resource = /** @type {Resource} */ (this.resources[host.resource]);
		if (host.kind === "resource-rep") return (/** @type {number} */ handle) => table.rep(resource.index, handle);
		if (host.kind === "resource-drop") return this.#drop(resource, table);
		if (host.kind !== "resource-new") throw new SdkError(`the plan has a host function that this package does not know`);
		return (/** @type {number} */ rep) => {
			instance.mayLeave();
			return table.add(resource.index, rep, true);
		};
	}

	/** `resource.drop`. @param {Resource} resource @param {HandleTable} table */
	#drop(resource, table) {
		const { instance, plan } = this;
		const { index } = resource;
		const { destructor } = /** @type {Plan["resources"][number]} */ (plan.resources[index]);
		return (/** @type {number} */ handle) => {
			instance.mayLeave();
			const rep = table.rep(index, handle);
			const own = table.drop(index, handle);
			if ("dropped" in resource) resource.dropped(rep, own);
			else if (own && destructor !== undefined) this.#core(destructor)(rep);
		};
	}
}
