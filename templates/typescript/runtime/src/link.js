/** Carries out a link plan: core instances in order, each import from an earlier instance or a host function. */

import { createMemory } from "./encodings.js";
import { SdkError } from "./errors.js";
import { HandleTable } from "./handles.js";
import { Call, IDLE, RUNNING } from "./instance.js";
import { Memory } from "./memory.js";
import { GuestResource, HostResource } from "./resources.js";

/** @typedef {import("./api.js").LinkPlan} Plan */
/** @typedef {import("./api.js").CoreExportRef} CoreExportRef */
/** @typedef {import("./instance.js").Instance} Instance */

/**
 * What the generated code brings: WIT paths in its own order, which is how it finds `Instance.calls` and `Instance.resources`.
 * @typedef {object} Glue
 * @property {string} fingerprint
 * @property {readonly string[]} exports
 * @property {readonly (readonly [path: string, kind: "defined" | "imported"])[]} resources
 * @property {Readonly<Record<string, readonly string[] | undefined>>} needs what the application must provide
 * @property {Readonly<Record<string, (callee: Callee, imports: any) => Function>>} imports by WIT path: makes the core function
 */

/** Who calls an import, and how its values are passed. @typedef {{ instance: Instance, memory: Memory, table: HandleTable }} Callee */

/** @typedef {GuestResource | HostResource} Resource */

/**
 * A generator, so that the same steps run with and without waiting for the engine: it yields what to instantiate.
 * @param {Linker} linker @param {readonly WebAssembly.Module[]} modules
 * @returns {Generator<[WebAssembly.Module, WebAssembly.Imports], void, WebAssembly.Instance>}
 */
function* linking(linker, modules) {
  for (const step of linker.plan.steps) {
    const module = /** @type {WebAssembly.Module} */ (modules[step.module]);
    linker.cores.push((yield [module, linker.importsOf(step)]).exports);
  }
  linker.finish();
}

/** @param {Instance} instance a new one @param {Plan} plan @param {readonly WebAssembly.Module[]} modules @param {Glue} glue @param {any} imports what the application provides */
export async function link(instance, plan, modules, glue, imports) {
  const steps = linking(new Linker(instance, plan, glue, imports), modules);
  try {
    let step = steps.next();
    while (!step.done) step = steps.next(await WebAssembly.instantiate(...step.value));
  } catch (error) {
    throw instance.fail(error);
  }
}

/** The same at once, for an instance that takes over from a dead one. @type {(...args: Parameters<typeof link>) => void} */
export function relink(instance, plan, modules, glue, imports) {
  instance.state = RUNNING;
  instance.cause = undefined;
  const steps = linking(new Linker(instance, plan, glue, imports), modules);
  try {
    let step = steps.next();
    while (!step.done) step = steps.next(new WebAssembly.Instance(...step.value));
  } catch (error) {
    throw instance.fail(error);
  }
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
      const named = plan.resources.map((resource) => (resource.names.includes(path) ? resource.kind : undefined));
      const index = named.includes(kind) ? named.indexOf(kind) : named.findIndex((found) => found !== undefined);
      return this.resources[index] ?? new GuestResource(instance, path, index, undefined); // The artifact never passes one.
    });
  }

  /** @param {Plan["resources"][number]} resource @param {number} index @returns {Resource} */
  #resource({ component, names }, index) {
    const name = names[0]?.replace(/.*#/, "") ?? "";
    if (component === undefined) return new HostResource(this.instance, name, index);
    return new GuestResource(this.instance, name, index, this.tables[component]);
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
    glue.exports.forEach((path, index) => {
      const entry = exported.get(path);
      if (entry === undefined) throw new SdkError(`the artifact does not export ${path}`);
      const call = this.#call(entry.core, entry.component, this.#memory(entry.options), entry.postReturn);
      // The generated code holds on to the calls of the first instance.
      if (instance.calls.length > index) Object.assign(/** @type {Call} */ (instance.calls[index]), call);
      else instance.calls.push(call);
    });
    plan.resources.forEach(({ destructor, component }, index) => {
      const resource = this.resources[index];
      if (destructor === undefined || component === undefined || !(resource instanceof GuestResource)) return;
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
    const options = /** @type {Plan["options"][number]} */ (this.plan.options[index]);
    const { encoding, memory, realloc } = options;
    return (this.#memories[index] ??= createMemory(encoding, this.instance, memory && this.#core(memory), realloc && this.#core(realloc)));
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
      if (resource instanceof HostResource) {
        try {
          resource.dropped(rep, own);
        } catch (error) {
          throw instance.die(error);
        }
      } else if (own && destructor !== undefined) this.#core(destructor)(rep);
    };
  }
}
