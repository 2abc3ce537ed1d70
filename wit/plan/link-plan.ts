/**
 * How to instantiate a component over a core engine: data that a package ships beside the artifact and that the small `link` of each
 * runtime carries out. Everything is an index into one of the plan's own lists. Component nesting, aliases, and core instances made
 * of inline exports are already resolved away.
 *
 * The field names are a file format: four runtimes read it as JSON. Unknown `kind`s are an error to a runtime.
 */

import type { CoreValType, Encoding } from "../component/decoded-component.js";
import type { ComponentIndex, CoreInstanceIndex, HostFunctionIndex, ModuleIndex, OptionsIndex, ResourceIndex } from "../ids.js";

export interface LinkPlan {
  readonly format: 1;
  /** E.g. `acme:billing/billing@1.4.0`. */
  readonly world: string;
  /** The interface fingerprint: 64 hex digits. */
  readonly fingerprint: string;
  readonly artifact: {
    /** 64 hex digits. */
    readonly sha256: string;
    readonly size: number;
  };
  /** The printed modules, where calls pass between component instances (`wit/adapter`). */
  readonly adapters?: PlanAdapters;
  /** The component of ours that stands behind `wasi:*`, where the artifact calls WASI. */
  readonly layer?: PlanLayer;
  /** Core modules that are instantiated. */
  readonly modules: readonly PlanModule[];
  /**
   * Component instances that have state of their own (handle table, flags); 0 is the root. `parent` is what encloses it, for the
   * reentrance rule.
   */
  readonly components: readonly { readonly parent?: ComponentIndex }[];
  readonly resources: readonly PlanResource[];
  readonly options: readonly PlanOptions[];
  /**
   * Functions that the host gives to core instances. The instances to which one refers, by its options or itself, come before the first step that
   * imports it; but for the memory of `wasi`.
   */
  readonly hostFunctions: readonly HostFunction[];
  /** In order; step i creates core instance i. A module's start function may call host functions at once. */
  readonly steps: readonly InstantiateStep[];
  /**
   * The layer, its adapters, and the module that puts them into the table of the printed stubs. The steps are carried out when a stub first calls
   * `load`, that is not before the first call of WASI, which a start function may make; then in order, and the core instances are numbered on: step i of
   * these creates instance `steps.length + i`. Nothing but these steps, and host functions that only they import, refers to those instances.
   */
  readonly deferred?: readonly InstantiateStep[];
  /** The lifted functions of the world's exports. Functions that the world does not name are left out. */
  readonly exports: readonly PlanExport[];
}

/** A byte range of the artifact, or of the file beside it that holds the printed modules or the layer. */
export interface PlanModule {
  readonly source?: "adapters" | "layer";
  readonly offset: number;
  readonly length: number;
}

export interface PlanAdapters {
  /** 64 hex digits. */
  readonly sha256: string;
  readonly size: number;
  /** Names for errors: printed code says by number in which function a rule was broken. E.g. `acme:billing/invoices@1.4.0#create`. */
  readonly functions: readonly string[];
}

export interface PlanLayer {
  /** Which of the two: `http` has `wasi:http` as well. */
  readonly name: LayerName;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly size: number;
}

export type LayerName = "base" | "http";

/** An export of a core instance. */
export interface CoreExportRef {
  readonly instance: CoreInstanceIndex;
  readonly name: string;
}

/** Memory, realloc and encoding of a lift or lower; equal ones are one entry. */
export interface PlanOptions {
  readonly encoding: Encoding;
  readonly memory?: CoreExportRef;
  readonly realloc?: CoreExportRef;
  /** The memory is the exchange, for runtimes that want one: nobody but the host writes there while it lowers, so that allocating is to count up. */
  readonly exchange?: PlanExchange;
}

/**
 * A string in UTF-8 or a list of numbers (`isNumbers`) that is long may be in the guest's memory instead: then its length has bit 31. A result
 * of which some is there has bit 31 in its pointer, and the host runs post-return when it has read it, with what stands at address 8. In all other
 * calls printed code does.
 */
export interface PlanExchange {
  /** Where the host begins to allocate; before that is room for the result of an import. */
  readonly start: number;
  /** The guest's own. */
  readonly guest: OptionsIndex;
}

export interface PlanResource {
  readonly kind: "defined" | "imported";
  /**
   * The WIT paths under which the world knows the resource, e.g. `["acme:billing/invoices@1.4.0#cart"]`; empty for one that
   * the world does not see.
   */
  readonly names: readonly string[];
  /** The component instance that defines it. Only for `defined`. */
  readonly component?: ComponentIndex;
  /** What the host calls, once all steps are done. Only for `defined`; absent when it has none. */
  readonly destructor?: CoreExportRef;
}

interface Signature {
  readonly params: readonly CoreValType[];
  readonly results: readonly CoreValType[];
}

export type HostFunction = Signature &
  /** A lowered import of the world; `function` is its WIT path. `component` is the instance that calls it. */
  (
    | { readonly kind: "import"; readonly function: string; readonly options: OptionsIndex; readonly component: ComponentIndex }
    | { readonly kind: "resource-new" | "resource-rep"; readonly resource: ResourceIndex; readonly component: ComponentIndex }
    /** `destructor` is called for an own handle instead of the resource's own: between two instances that is a call that may be refused. */
    | {
        readonly kind: "resource-drop";
        readonly resource: ResourceIndex;
        readonly component: ComponentIndex;
        readonly destructor?: CoreExportRef;
      }
    /** Traps with `name` when called: a WASI function that the layer lacks, or an async builtin. */
    | { readonly kind: "trap"; readonly name: string }
    | AdapterHostFunction
    /**
     * A function of the layer's private world: `host.write` for `write` of `wasm-sdk:layer/host`. Its pointers are offsets into `memory`, which
     * belongs to the instance that imports the function: it is looked up when the function is called, and a call before it is there traps. Only
     * modules of the layer import such functions.
     */
    | { readonly kind: "wasi"; readonly function: string; readonly memory: CoreExportRef }
  );

/** What printed modules ask of the host. A parameter `function` is an index into `PlanAdapters.functions`, for errors. */
export type AdapterHostFunction =
  /** `(rule, function)`: traps; `rule` is an index into `faults`. */
  | { readonly kind: "fault" }
  /**
   * `(handle, function) -> handle`: lifts a handle out of the table of the component instance `from` and lowers it into that of `to`
   * (`lift_own` and `lower_own`, `lift_borrow` and `lower_borrow`). A loan and a borrow belong to the innermost call that was entered.
   */
  | {
      readonly kind: "transfer-own" | "transfer-borrow";
      readonly resource: ResourceIndex;
      readonly from: ComponentIndex;
      readonly to: ComponentIndex;
    }
  /** `()`: a call with borrowed handles among its arguments begins. */
  | { readonly kind: "enter-call" }
  /** `(function)`: the innermost call that was entered ends, and its loans with it; traps if a handle that it borrowed has not been dropped. */
  | { readonly kind: "exit-call" }
  /** `(to, from, length)`: copies bytes from one memory to the other. Both ranges have been checked. */
  | { readonly kind: "copy"; readonly from: CoreExportRef; readonly to: CoreExportRef }
  /** `()`: carries out the deferred steps, once; a failure kills the instance. */
  | { readonly kind: "load" };

/** The rules that printed code checks, by number. New ones are added at the end. */
export const faults = [
  "cannot-leave",
  "cannot-enter",
  "unaligned-pointer",
  "pointer-out-of-bounds",
  "too-long",
  "unaligned-allocation",
  "allocation-out-of-bounds",
  "invalid-discriminant",
  "invalid-char",
  "invalid-utf8",
  "invalid-utf16",
] as const;

export type Fault = (typeof faults)[number];

export interface InstantiateStep {
  readonly module: ModuleIndex;
  /** One entry for each import of the module, in the module's order. */
  readonly imports: readonly StepImport[];
}

export interface StepImport {
  readonly module: string;
  readonly name: string;
  readonly kind: "func" | "table" | "memory" | "global" | "tag";
  readonly from: CoreExportRef | { readonly host: HostFunctionIndex };
}

export interface PlanExport {
  /** The WIT path, as `Func.id`. */
  readonly function: string;
  readonly core: CoreExportRef;
  readonly options: OptionsIndex;
  readonly postReturn?: CoreExportRef;
  /** The component instance that lifted it: its handle table and flags apply. */
  readonly component: ComponentIndex;
}
