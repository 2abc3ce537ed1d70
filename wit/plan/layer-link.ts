import type { CoreModule, DecodedComponent } from "../component/decoded-component.js";
import { resourceOf, TypeEquality } from "../component/evaluate/same-type.js";
import { evaluateComponent } from "../component/evaluate.js";
import type {
  ComponentInstance,
  CoreInstance,
  Entity,
  EvaluatedComponent,
  FuncValueType,
  HostFunc,
  LoweredFunc,
  Resource,
} from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import { entityIndex } from "../world/entity-index.js";
import type { PathIndex } from "../world/interface-id.js";
import { isWasi } from "../world/world-functions.js";
import type { FusedFunc } from "./border-calls.js";
import type { CoreExportRef, LayerName, PlanLayer } from "./link-plan.js";

/** The component of ours that stands behind `wasi:*`. */
export interface Layer extends PlanLayer {
  readonly decoded: DecodedComponent;
}

const PRIVATE_WORLD = "wasm-sdk:layer/";

/** The layer that a component needs; undefined for one that calls no WASI. */
export function layerFor({ lowered }: Pick<EvaluatedComponent, "lowered">): LayerName | undefined {
  const called = lowered.flatMap(({ func }) =>
    func.origin.kind === "import" && isWasi(func.origin.path) ? [func.origin.path] : [],
  );
  if (called.length === 0) return undefined;
  return called.some((path) => path.startsWith("wasi:http/")) ? "http" : "base";
}

/** The private world is the layer's alone. */
export function refusePrivateWorld({ imports }: Pick<EvaluatedComponent, "imports">): void {
  const found = imports.find(({ id }) => id.startsWith(PRIVATE_WORLD));
  if (found !== undefined)
    refuse("unsupported-component", `the component imports \`${found.id}\`, which is for the WASI layer of packages alone`);
}

/** The layer beside a component: what stands for the component's imports of `wasi:*`. */
export class LayerLink {
  readonly coreInstances: readonly CoreInstance[];
  readonly #layer: Layer;
  readonly #exported: PathIndex<Entity>;
  readonly #instances: ReadonlySet<ComponentInstance>;
  readonly #modules: ReadonlySet<CoreModule>;
  readonly #types = new TypeEquality((resource) => this.resource(resource));

  /** @param beside the component that is linked with it */
  constructor(layer: Layer, beside: EvaluatedComponent) {
    const evaluated = evaluateComponent(layer.decoded, layer.name, beside);
    if (!evaluated.ok) throw new Error(`the layer cannot be linked: ${evaluated.diagnostics[0]?.message}`);
    const { coreInstances, exports, instances } = evaluated.value;
    this.coreInstances = coreInstances;
    this.#layer = layer;
    this.#exported = entityIndex(exports);
    this.#instances = new Set(instances);
    this.#modules = new Set(coreInstances.map(({ module }) => module));
  }

  get described(): PlanLayer {
    const { name, sha256, size } = this.#layer;
    return { name, sha256, size };
  }

  isOwn(component: ComponentInstance): boolean {
    return this.#instances.has(component);
  }

  holds(module: CoreModule): boolean {
    return this.#modules.has(module);
  }

  defines(resource: Resource): boolean {
    const own = this.resource(resource);
    return own.origin === "defined" && this.isOwn(own.component);
  }

  /** The layer's own resource, where one stands for an import of it; any other is itself. */
  resource(resource: Resource): Resource {
    if (resource.origin === "defined" || !isWasi(resource.path)) return resource;
    const found = this.#exported.find(resource.path);
    return (found?.kind === "type" && resourceOf(found.type)) || resource;
  }

  /** Whether a core function that the component imports comes from the layer. */
  provides(func: HostFunc): boolean {
    if (func.kind === "resource-drop") return this.defines(func.resource);
    return func.kind === "lower" && this.callee(func) !== undefined;
  }

  /** A lowered import as a call of the layer; undefined where the layer has no such function, or one of another type. */
  callee(lowered: LoweredFunc): FusedFunc | undefined {
    const { func, options } = lowered;
    if (func.origin.kind !== "import" || !isWasi(func.origin.path) || options.async) return undefined;
    const found = this.#exported.find(func.origin.path);
    if (found?.kind !== "func" || found.origin.kind !== "lift" || !this.#fits(func.type, found.type)) return undefined;
    return { ...lowered, func: { ...func, origin: found.origin } };
  }

  /** Parameters may have other names. */
  #fits(wanted: FuncValueType, given: FuncValueType): boolean {
    const same = (a: FuncValueType["result"], b: FuncValueType["result"]) => {
      return a === undefined || b === undefined ? a === b : this.#types.same(a, b);
    };
    const { params } = given;
    return (
      wanted.async === given.async &&
      wanted.params.length === params.length &&
      wanted.params.every(({ type }, i) => same(type, params[i]?.type)) &&
      same(wanted.result, given.result)
    );
  }

  /** The name of a function of the private world, e.g. `host.write`. */
  privateName(path: string): string {
    if (!path.startsWith(PRIVATE_WORLD)) throw new Error(`the layer imports \`${path}\``);
    const [face = "", name = ""] = path.slice(PRIVATE_WORLD.length).split("#");
    return `${face.split("@", 1)[0]}.${name}`;
  }

  /** The memory into which the layer's pointers lead. */
  get memory(): CoreExportRef {
    const name = "memory";
    const owner = this.coreInstances.find(({ module }) =>
      module.exports.some((it) => it.name === name && it.type.kind === "memory"),
    );
    if (owner === undefined) throw new Error("the layer exports no memory");
    return { instance: owner.index, name };
  }
}
