/**
 * A component after its instantiation has been carried out on paper: nesting, aliases, arguments and inline instances are gone, and
 * what is left are functions, types and core instances that refer to each other directly.
 *
 * Identity is object identity: two instantiations of one component that defines a resource give two `Resource` objects, and a
 * type that went through ten aliases is still one object. It is therefore a graph and, unlike the other stages, does not print as JSON.
 */

import type { CoreInstanceIndex } from "../ids.js";
import type {
  BuiltinSignature,
  CoreExternType,
  CoreModule,
  CoreSort,
  Declaration,
  DecodedComponent,
  Encoding,
  PrimitiveType,
} from "./decoded-component.js";
import type { Scope } from "./evaluate/scope.js";

/** What stands at the two sides of a component or of a component type. */
export interface Boundary {
  readonly imports: readonly Extern[];
  readonly exports: readonly Extern[];
}

export interface EvaluatedComponent extends Boundary {
  /** In order of instantiation, those of nested components included. */
  readonly coreInstances: readonly CoreInstance[];
  /** Every `canon lower` that was carried out, whether or not a core instance gets it. */
  readonly lowered: readonly LoweredFunc[];
  /** In order of instantiation; the first is the root. */
  readonly instances: readonly ComponentInstance[];
}

export interface Extern {
  /** What arguments and aliases call it; a version suffix does not count for them: `acme:billing/invoices@1`. */
  readonly name: string;
  /** With the version suffix, if it has one: `acme:billing/invoices@1.4.0`. */
  readonly id: string;
  readonly entity: Entity;
}

/** What component-level index spaces hold, and what instances export. */
export type Entity = FuncEntity | InstanceEntity | TypeEntity | ComponentEntity | AbstractComponentEntity | ModuleEntity;

export interface FuncEntity {
  readonly kind: "func";
  /** As the nearest import, export or ascription spells it; all spellings of one function are structurally equal. */
  readonly type: FuncValueType;
  readonly origin: FuncOrigin;
}

export type FuncOrigin =
  | LiftOrigin
  /** Supplied from outside: an import of the root, or any function of a component type. E.g. `acme:billing/host@1.4.0#log`. */
  | { readonly kind: "import"; readonly path: string };

export interface LiftOrigin {
  readonly kind: "lift";
  readonly core: CoreItem;
  readonly options: CanonicalOptions;
  readonly component: ComponentInstance;
  /** Byte offset of the `canon lift`. */
  readonly at: number;
}

export interface InstanceEntity {
  readonly kind: "instance";
  readonly exports: ReadonlyMap<string, Entity>;
}

export interface TypeEntity {
  readonly kind: "type";
  readonly type: TypeValue;
}

/** A component as a value: its text, and the scope that its outer aliases reach. */
export interface ComponentEntity {
  readonly kind: "component";
  readonly decoded: DecodedComponent;
  readonly scope: Scope | undefined;
}

/** A component known by its type alone, inside a component type: how an encoded WIT package holds its worlds. */
export interface AbstractComponentEntity {
  readonly kind: "abstract-component";
  readonly type: InterfaceTypeValue;
}

export interface ModuleEntity {
  readonly kind: "module";
  readonly module: CoreModule;
}

/** An instance of a component, with a handle table and flags of its own. */
export interface ComponentInstance {
  /** Position in `EvaluatedComponent.instances`. */
  readonly index: number;
  readonly parent?: ComponentInstance;
}

// Types.

export type TypeValue = ValueTypeValue | FuncValueType | InterfaceTypeValue;

/** Types of values, and resources, which stand in the same index space and can be renamed in the same way. */
export type ValueTypeValue =
  /** A name that an import or export gives to a type: nominal, where all else is structural. */
  | NamedType
  | Resource
  | { readonly kind: "primitive"; readonly type: PrimitiveType }
  | { readonly kind: "record"; readonly fields: readonly { readonly name: string; readonly type: TypeValue }[] }
  | { readonly kind: "variant"; readonly cases: readonly { readonly name: string; readonly type?: TypeValue }[] }
  | { readonly kind: "list"; readonly element: TypeValue; readonly length?: number }
  | { readonly kind: "map"; readonly key: TypeValue; readonly value: TypeValue }
  | { readonly kind: "tuple"; readonly items: readonly TypeValue[] }
  | { readonly kind: "flags"; readonly names: readonly string[] }
  | { readonly kind: "enum"; readonly cases: readonly string[] }
  | { readonly kind: "option"; readonly payload: TypeValue }
  | { readonly kind: "result"; readonly ok?: TypeValue; readonly error?: TypeValue }
  | { readonly kind: "own" | "borrow"; readonly resource: TypeValue }
  | { readonly kind: "stream" | "future"; readonly element?: TypeValue };

export interface NamedType {
  readonly kind: "named";
  readonly name: string;
  readonly target: TypeValue;
}

export interface FuncValueType {
  readonly kind: "func";
  readonly async: boolean;
  readonly params: readonly { readonly name: string; readonly type: TypeValue }[];
  readonly result?: TypeValue;
}

/** A component or instance type: not evaluated before something is declared with it. */
export interface InterfaceTypeValue {
  readonly kind: "component-type" | "instance-type";
  readonly declarations: readonly Declaration[];
  readonly scope: Scope;
}

export type Resource =
  | {
      readonly kind: "resource";
      readonly origin: "defined";
      readonly component: ComponentInstance;
      readonly destructor?: CoreItem;
      /** Byte offset of the definition. */
      readonly at: number;
    }
  /** Path of the import, e.g. `acme:billing/host@1.4.0#blob`. */
  | { readonly kind: "resource"; readonly origin: "imported"; readonly path: string };

// Core.

export interface CoreInstance {
  /** Position in `EvaluatedComponent.coreInstances`, behind those of a component that it is linked with. */
  readonly index: CoreInstanceIndex;
  readonly module: CoreModule;
  /** One for each import of the module, in the module's order. */
  readonly imports: readonly CoreItem[];
  /** Byte offset of the instantiation. */
  readonly at: number;
}

/** What core index spaces hold, except for instances, modules and types. */
export type CoreItem = CoreExportItem | HostFunc;

export interface CoreExportItem {
  readonly kind: "export";
  readonly sort: CoreItemSort;
  readonly instance: CoreInstance;
  readonly name: string;
  readonly type: CoreExternType;
}

export type CoreItemSort = Exclude<CoreSort, "type" | "module" | "instance">;

/** A core function that the host makes. */
export type HostFunc =
  | LoweredFunc
  | {
      readonly kind: "resource-new" | "resource-rep" | "resource-drop";
      readonly resource: Resource;
      readonly component: ComponentInstance;
      /** Byte offset of the definition, as in all of them. */
      readonly at: number;
    }
  | { readonly kind: "builtin"; readonly name: string; readonly signature: BuiltinSignature; readonly at: number };

export interface LoweredFunc {
  readonly kind: "lower";
  readonly func: FuncEntity;
  readonly options: CanonicalOptions;
  readonly component: ComponentInstance;
  readonly at: number;
  /** What the binary calls the function on its way here, for diagnostics. */
  readonly label: string;
}

/** `CanonOptions` with the indices resolved. */
export interface CanonicalOptions {
  readonly encoding: Encoding;
  readonly memory?: CoreItem;
  readonly realloc?: CoreItem;
  readonly postReturn?: CoreItem;
  readonly async: boolean;
  readonly callback?: CoreItem;
}
