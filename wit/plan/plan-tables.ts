import type { CoreModule } from "../component/decoded-component.js";
import type { CanonicalOptions, ComponentInstance, Resource } from "../component/evaluated-component.js";
import {
  asIndex,
  type ComponentIndex,
  type HostFunctionIndex,
  type Index,
  type ModuleIndex,
  type OptionsIndex,
  type ResourceIndex,
} from "../ids.js";
import { destructorType, funcRef, memoryRef, reallocType } from "./core-types.js";
import type { LayerLink } from "./layer-link.js";
import type { CoreExportRef, HostFunction, LinkPlan, PlanModule, PlanOptions, PlanResource } from "./link-plan.js";
import { PrintedFile } from "./printed-file.js";

/**
 * The lists of a plan. Each entry is made when it is first referred to, so that a plan holds nothing that it does not need and the order
 * follows from the component alone.
 */
export class PlanTables {
  readonly printedFile = new PrintedFile();
  readonly #modules = new InternTable<CoreModule | PlanModule, PlanModule, ModuleIndex>();
  readonly #components = new InternTable<ComponentInstance, LinkPlan["components"][number], ComponentIndex>();
  readonly #resources = new InternTable<Resource, PlanResource, ResourceIndex>();
  readonly #options = new InternTable<string, PlanOptions, OptionsIndex>();
  readonly #hostFunctions = new InternTable<string, HostFunction, HostFunctionIndex>();
  readonly #resourceNames: ReadonlyMap<Resource, readonly string[]>;
  readonly #layer: LayerLink | undefined;

  constructor(root: ComponentInstance, resourceNames: ReadonlyMap<Resource, readonly string[]>, layer?: LayerLink) {
    this.#resourceNames = resourceNames;
    this.#layer = layer;
    this.component(root);
    for (const resource of resourceNames.keys()) if (!layer?.defines(resource)) this.resource(resource);
  }

  get lists(): Pick<LinkPlan, "modules" | "components" | "resources" | "options" | "hostFunctions"> {
    return {
      modules: this.#modules.entries,
      components: this.#components.entries,
      resources: this.#resources.entries,
      options: this.#options.entries,
      hostFunctions: this.#hostFunctions.entries,
    };
  }

  /** Each with its entry. */
  get resources(): ReadonlyMap<Resource, PlanResource> {
    return this.#resources.byKey;
  }

  module(module: CoreModule): ModuleIndex {
    const { start, end } = module.range;
    const source = this.#layer?.holds(module) ? ({ source: "layer" } as const) : {};
    return this.#modules.index(module, () => ({ ...source, offset: start, length: end - start }));
  }

  printedModule(bytes: Uint8Array): ModuleIndex {
    const module = this.printedFile.add(bytes);
    return this.#modules.index(module, () => module);
  }

  component(instance: ComponentInstance): ComponentIndex {
    return this.#components.index(instance, () => {
      return instance.parent === undefined ? {} : { parent: this.component(instance.parent) };
    });
  }

  resource(named: Resource): ResourceIndex {
    const resource = this.#layer?.resource(named) ?? named;
    return this.#resources.index(resource, () => {
      const names = this.#resourceNames.get(resource) ?? [];
      if (resource.origin === "imported") return { kind: "imported", names };
      const defined = { kind: "defined", names, component: this.component(resource.component) } as const;
      const { destructor, at } = resource;
      // The host has no handles to the layer's, and what drops them says how.
      if (destructor === undefined || this.#layer?.defines(resource)) return defined;
      const role = `the destructor of \`${names[0] ?? "a resource"}\``;
      return { ...defined, destructor: funcRef(destructor, destructorType, role, at) };
    });
  }

  /** @param guarded what stands for the realloc where the host calls it */
  options(
    { encoding, memory, realloc }: CanonicalOptions,
    role: string,
    at: number,
    guarded: (realloc: CoreExportRef) => CoreExportRef,
  ): OptionsIndex {
    return this.plainOptions({
      encoding,
      ...(memory === undefined ? {} : { memory: memoryRef(memory, role, at) }),
      ...(realloc === undefined ? {} : { realloc: guarded(funcRef(realloc, reallocType, `the realloc of ${role}`, at)) }),
    });
  }

  plainOptions(options: PlanOptions): OptionsIndex {
    return this.#options.index(JSON.stringify(options), () => options);
  }

  hostFunction(made: HostFunction): HostFunctionIndex {
    return this.#hostFunctions.index(JSON.stringify(made), () => made);
  }
}

/** A list whose entries are found again by key. */
class InternTable<K, V, I extends Index<string>> {
  readonly entries: V[] = [];
  readonly #indices = new Map<K, I>();

  get byKey(): ReadonlyMap<K, V> {
    return new Map([...this.#indices].map(([key, index]) => [key, this.entries[index] as V]));
  }

  index(key: K, make: () => V): I {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    // `make` may itself intern what the entry refers to, which then comes first.
    const entry = make();
    const index = asIndex<I>(this.entries.push(entry) - 1);
    this.#indices.set(key, index);
    return index;
  }
}
