import type { FuncAbi } from "../abi/abi.js";
import { passesExchange } from "../abi/exchange.js";
import { CallTypes, contains } from "../adapter/call-types.js";
import { exportExchangedExport, exportExchangedImport } from "../adapter/exchanged-call.js";
import { exportFusedCall, type FusedCall } from "../adapter/fused-call.js";
import { exportEntry, exportForwarder, exportGuard, exportMuted } from "../adapter/guards.js";
import type { Side } from "../adapter/side.js";
import type { Stub } from "../adapter/stubs.js";
import type { CoreFuncType } from "../component/decoded-component.js";
import type {
  CanonicalOptions,
  ComponentInstance,
  CoreItem,
  EvaluatedComponent,
  HostFunc,
  LoweredFunc,
  Resource,
} from "../component/evaluated-component.js";
import type { FuncType } from "../core-wasm/module-builder.js";
import type { ComponentIndex, OptionsIndex, TypeIndex } from "../ids.js";
import { enteredBy, type FusedFunc, isFused } from "./border-calls.js";
import { checkFusedType, refuseAsync } from "./check-fused.js";
import { checkSignature, destructorType, funcRef, memoryRef, reallocType, sameCoreFunc } from "./core-types.js";
import type { Exchange } from "./exchange.js";
import type { LayerLink } from "./layer-link.js";
import type { CoreExportRef, HostFunction, PlanResource, StepImport } from "./link-plan.js";
import type { PlanTables } from "./plan-tables.js";
import type { PrintedInstances } from "./printed-instances.js";

/**
 * What is printed at the borders of component instances that call each other. Their flags live in printed code, so that everything which
 * enters or leaves such an instance passes through some; all other instances are linked as if there was none.
 */
export class Border {
  readonly #tables: PlanTables;
  readonly #printed: PrintedInstances;
  readonly #host: (func: HostFunc, wanted: CoreFuncType) => HostFunction;
  readonly #types = new CallTypes();
  /** The component instances that are at one end of a fused call: printed code knows whether they are entered. */
  readonly #touched: ReadonlySet<ComponentInstance>;
  /** These and the callers of the layer, which enters nothing: printed code knows whether they may call out. */
  readonly #muzzled: ReadonlySet<ComponentInstance>;
  readonly #layer: LayerLink | undefined;
  readonly #made = new Map<string, CoreExportRef>();
  readonly #functions: string[] = [];
  #weight = 0;
  /** In which values between the host and the component lie; undefined where it is not wanted, or there are none. */
  readonly exchange: Exchange | undefined;

  /** @param host the host function for a canonical definition that is no fused call */
  constructor(
    evaluated: Pick<EvaluatedComponent, "lowered" | "coreInstances">,
    tables: PlanTables,
    printed: PrintedInstances,
    exchange: Exchange | undefined,
    host: (func: HostFunc, wanted: CoreFuncType) => HostFunction,
    layer?: LayerLink,
  ) {
    this.#tables = tables;
    this.#printed = printed;
    this.exchange = exchange;
    this.#host = host;
    const fused = evaluated.lowered.filter(isFused);
    this.#touched = new Set(fused.flatMap(({ component, func }) => [component, func.origin.component]));
    this.#layer = layer;
    this.#muzzled = new Set([...this.#touched, ...callersOf(layer, evaluated.coreInstances)]);
  }

  /** Names of functions, by the numbers that printed code gives for errors. */
  get functions(): readonly string[] {
    return this.#functions;
  }

  /** What a core module gets that imports a canonical definition with the type `wanted`. */
  given(func: HostFunc, wanted: CoreFuncType): StepImport["from"] {
    if (func.kind === "lower" && isFused(func)) return this.#fused(func, wanted);
    const stub = this.#stub(func, wanted);
    if (stub !== undefined) return stub;
    // What the host function refers to has to be there before the module that imports it.
    const given = this.#printed.apart(() => this.#host(func, wanted));
    const host = this.#tables.hostFunction(given);
    if (func.kind === "lower" && given.kind === "import" && this.exchange !== undefined) {
      const abi = this.#types.funcAbi(func.func.type, func.label);
      if (passesExchange(abi)) return this.#exchangedImport(func, abi, { host });
    }
    if (func.kind === "builtin" || func.kind === "resource-rep" || !this.#isMuzzled(func.component)) return { host };
    const component = this.#tables.component(func.component);
    const label = func.kind === "lower" ? func.label : func.kind.replace("-", ".");
    const guarded = { from: { host }, type: numeric(wanted), component, blame: this.#number(label) };
    return this.#once(["guard", host], () => this.#printed.print((module) => exportGuard(module, label, guarded)));
  }

  /** A core function that is lifted: of a core instance, or a lowered function, which is printed so as to be one. */
  lifted(item: CoreItem, type: CoreFuncType, role: string, at: number): CoreExportRef {
    if (item.kind !== "lower") return funcRef(item, type, role, at);
    return this.#printed.apart(() => {
      const from = this.given(item, type);
      if (!("host" in from)) return from;
      return this.#printed.print((module) => exportForwarder(module, item.label, from, numeric(type)));
    });
  }

  /** A core function for a caller outside of its component instance; without one it is the host. */
  entry(core: CoreExportRef, type: CoreFuncType, component: ComponentInstance, label: string): CoreExportRef {
    if (!this.#touched.has(component)) return core;
    return this.#entry(core, type, this.#numbers(enteredBy(component)), label);
  }

  /** A core function that the host calls and that may not call out: realloc or post-return. */
  muted(core: CoreExportRef, type: CoreFuncType, instance: ComponentInstance): CoreExportRef {
    if (!this.#isMuzzled(instance)) return core;
    const component = this.#tables.component(instance);
    const print = () => this.#printed.print((module) => exportMuted(module, core.name, core, numeric(type), component));
    return this.#once(["muted", core, component], print);
  }

  /** The options of a function whose other end is the host. */
  options(options: CanonicalOptions, component: ComponentInstance, role: string, at: number): OptionsIndex {
    return this.#tables.options(options, role, at, (realloc) => this.muted(realloc, reallocType, component));
  }

  /** How `resource.drop` of a component instance runs the destructor, where that is not how the host does. */
  destructor(resource: Resource, dropper: ComponentInstance): { readonly destructor?: CoreExportRef } {
    const own = this.#layer?.resource(resource) ?? resource;
    if (own.origin === "imported") return {};
    const { destructor, at } = own;
    const core = destructor && funcRef(destructor, destructorType, "a destructor", at);
    if (this.#layer?.isOwn(own.component)) return core === undefined ? {} : { destructor: core };
    if (!this.#touched.has(own.component)) return {};
    const enters = this.#numbers(enteredBy(own.component, dropper));
    if (enters.length === 0) return core === undefined ? {} : { destructor: core };
    return { destructor: this.#entry(core, destructorType, enters, "resource.drop") };
  }

  /** A resource for the host, which enters the component instance when it runs the destructor. */
  ownedByHost(resource: Resource, entry: PlanResource): PlanResource {
    if (entry.destructor === undefined || resource.origin === "imported") return entry;
    return { ...entry, destructor: this.entry(entry.destructor, destructorType, resource.component, "resource.drop") };
  }

  /** What the host calls for an export whose values lie in the exchange. */
  exchangedExport(id: string, lift: ExchangedLift): CoreExportRef {
    const { abi, core, postReturn, options, component, role, at } = lift;
    const call = {
      abi,
      guest: this.#side(options, component, role, at),
      exchange: this.#printed.exchange,
      core,
      ...(postReturn === undefined ? {} : { postReturn }),
      enters: this.#touched.has(component) ? this.#numbers(enteredBy(component)) : [],
      blame: this.#number(id),
    };
    return this.#printed.print((module) => exportExchangedExport(module, id, call));
  }

  #exchangedImport(func: LoweredFunc, abi: FuncAbi, from: StepImport["from"]): CoreExportRef {
    const { label, at, options, component } = func;
    const guest = this.#side(options, component, `the import \`${label}\``, at);
    const call = { abi, guest, exchange: this.#printed.exchange, from, blame: this.#number(label) };
    return this.#once(["exchanged", from], () => this.#printed.print((module) => exportExchangedImport(module, label, call)));
  }

  /** Whether printed code keeps the flag of a component instance that says whether it may call out. */
  #isMuzzled(component: ComponentInstance): boolean {
    const isHosts = this.exchange !== undefined && !this.#layer?.isOwn(component);
    return isHosts || this.#muzzled.has(component);
  }

  #fused(func: FusedFunc, wanted: CoreFuncType): CoreExportRef {
    const call = this.#call(func, wanted);
    return this.#once(keyOf(call, func), () => this.#printed.print((module) => exportFusedCall(module, func.label, call)));
  }

  /** What a core module gets for a function of the layer, or to drop one of its resources; undefined for all else. */
  #stub(func: HostFunc, wanted: CoreFuncType): CoreExportRef | undefined {
    const layer = this.#layer;
    if (layer === undefined || func.kind === "builtin" || layer.isOwn(func.component)) return undefined;
    if (func.kind === "lower") {
      const callee = layer.callee(func);
      const abi = callee && this.#types.funcAbi(callee.func.type, callee.label);
      if (callee === undefined || abi === undefined || !sameCoreFunc(wanted, abi.lowered)) return undefined;
      const call = this.#call(callee, wanted);
      return this.#addStub(keyOf(call, callee), func.label, abi.lowered, call.caller.component, call);
    }
    if (func.kind !== "resource-drop" || !layer.defines(func.resource)) return undefined;
    const host = this.#tables.hostFunction(this.#host(func, wanted));
    return this.#addStub(["drop", host], "resource.drop", wanted, this.#tables.component(func.component), { host });
  }

  #addStub(
    key: readonly unknown[],
    name: string,
    type: CoreFuncType,
    component: ComponentIndex,
    target: Stub["target"],
  ): CoreExportRef {
    const stub = { name, type: numeric(type), component, blame: this.#number(name), target };
    return this.#once(["stub", ...key], () => this.#printed.stub(stub));
  }

  #call(func: FusedFunc, wanted: CoreFuncType): FusedCall {
    const { label, at, func: callee } = func;
    const { origin, type } = callee;
    refuseAsync(func);
    this.#weight = checkFusedType(func, this.#weight);
    const abi = this.#types.funcAbi(type, label);
    const role = `the call of \`${label}\``;
    checkSignature(wanted, abi.lowered, role, at);
    const lift = `\`${label}\``;
    const core = this.lifted(origin.core, abi.lifted, `the core function of ${lift}`, origin.at);
    const { postReturn } = origin.options;
    const freeType = { params: abi.lifted.results, results: [] };
    const freed = postReturn && funcRef(postReturn, freeType, `the post-return of ${lift}`, origin.at);
    return {
      abi,
      caller: this.#side(func.options, func.component, role, at),
      callee: this.#side(origin.options, origin.component, lift, origin.at),
      core,
      ...(freed === undefined ? {} : { postReturn: freed }),
      enters: this.#layer?.isOwn(origin.component) ? [] : this.#numbers(enteredBy(origin.component, func.component)),
      hasBorrows: contains(type, (part) => part.kind === "borrow"),
      resource: (index: TypeIndex) => this.#tables.resource(this.#types.resource(index)),
      blame: this.#number(label),
    };
  }

  #side({ encoding, memory, realloc }: CanonicalOptions, component: ComponentInstance, role: string, at: number): Side {
    return {
      component: this.#tables.component(component),
      encoding,
      ...(memory === undefined ? {} : { memory: memoryRef(memory, role, at) }),
      ...(realloc === undefined ? {} : { realloc: funcRef(realloc, reallocType, `the realloc of ${role}`, at) }),
    };
  }

  #entry(core: CoreExportRef | undefined, type: CoreFuncType, enters: readonly ComponentIndex[], label: string): CoreExportRef {
    const entry = { core, type: numeric(type), enters, blame: this.#number(label) };
    return this.#once(["entry", core, enters], () => this.#printed.print((module) => exportEntry(module, label, entry)));
  }

  #numbers(components: readonly ComponentInstance[]): readonly ComponentIndex[] {
    return components.map((component) => this.#tables.component(component));
  }

  #number(label: string): number {
    const known = this.#functions.indexOf(label);
    return known === -1 ? this.#functions.push(label) - 1 : known;
  }

  #once(key: readonly unknown[], make: () => CoreExportRef): CoreExportRef {
    const text = JSON.stringify(key);
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(text, made);
    return made;
  }
}

/** What tells one call from the others. */
function keyOf({ abi, caller, callee, core, postReturn }: FusedCall, { label }: FusedFunc): readonly unknown[] {
  return ["fused", label, abi.function, caller, callee, core, postReturn];
}

/** The component instances that import something of the layer. */
function callersOf(layer: LayerLink | undefined, instances: EvaluatedComponent["coreInstances"]): readonly ComponentInstance[] {
  if (layer === undefined) return [];
  const items = instances.flatMap(({ imports }) => imports);
  return items.flatMap((item) => {
    return item.kind !== "export" && item.kind !== "builtin" && layer.provides(item) ? [item.component] : [];
  });
}

/** An export as the component lifts it. */
interface ExchangedLift {
  readonly abi: FuncAbi;
  readonly core: CoreExportRef;
  readonly postReturn: CoreExportRef | undefined;
  readonly options: CanonicalOptions;
  readonly component: ComponentInstance;
  readonly role: string;
  readonly at: number;
}

/** Signatures of the canonical ABI hold numbers alone. */
function numeric(type: CoreFuncType): FuncType {
  return type as FuncType;
}
