/**
 * A component binary, faithfully: the definitions of each component in the order of the file. Each definition appends to exactly
 * one index space (its `kind` says which), so that walking the list rebuilds all index spaces; a later definition refers to
 * earlier ones by index. Source: component-model `design/mvp/Binary.md`.
 */

/** A half-open range of bytes of the file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface DecodedComponent {
  readonly range: ByteRange;
  readonly definitions: readonly Definition[];
  readonly customSections: readonly CustomSection[];
}

export interface CustomSection {
  readonly name: string;
  /** The payload after the name. */
  readonly range: ByteRange;
}

export type CoreSort = "func" | "table" | "memory" | "global" | "tag" | "type" | "module" | "instance";
export type Sort =
  | { readonly kind: "core"; readonly sort: CoreSort }
  | { readonly kind: "func" | "value" | "type" | "component" | "instance" };

interface At {
  /** Byte offset in the file, for diagnostics. */
  readonly at: number;
}

export type Definition = At &
  (
    | { readonly kind: "core-module"; readonly module: CoreModule }
    | { readonly kind: "core-instance"; readonly instance: CoreInstanceExpr }
    | { readonly kind: "core-type"; readonly type: CoreTypeDef }
    | { readonly kind: "component"; readonly component: DecodedComponent }
    | { readonly kind: "instance"; readonly instance: InstanceExpr }
    | { readonly kind: "alias"; readonly alias: Alias }
    | { readonly kind: "type"; readonly type: DefType }
    | { readonly kind: "canon"; readonly canon: Canon }
    | { readonly kind: "import"; readonly name: ExternName; readonly desc: ExternDesc }
    | { readonly kind: "export"; readonly name: ExternName; readonly item: SortIndex; readonly ascribed?: ExternDesc }
  );

export interface SortIndex {
  readonly sort: Sort;
  readonly index: number;
}

/** An import or export name with its attributes (name prefix 0x02). */
export interface ExternName {
  /** E.g. `run`, `acme:billing/invoices@1.4.0`, `[method]cart.add`. */
  readonly name: string;
  readonly implements?: string;
  readonly versionSuffix?: string;
  readonly externalId?: string;
}

export type CoreInstanceExpr =
  | {
      readonly kind: "instantiate";
      readonly module: number;
      readonly args: readonly { readonly name: string; readonly instance: number }[];
    }
  | {
      readonly kind: "exports";
      readonly exports: readonly { readonly name: string; readonly sort: CoreSort; readonly index: number }[];
    };

export type InstanceExpr =
  | { readonly kind: "instantiate"; readonly component: number; readonly args: readonly NamedItem[] }
  | { readonly kind: "exports"; readonly exports: readonly { readonly name: ExternName; readonly item: SortIndex }[] };

export interface NamedItem {
  readonly name: string;
  readonly item: SortIndex;
}

export type Alias =
  | { readonly kind: "export"; readonly sort: Sort; readonly instance: number; readonly name: string }
  | { readonly kind: "core-export"; readonly sort: CoreSort; readonly instance: number; readonly name: string }
  /** `count` enclosing components (or component types) outwards; 0 is the current one. */
  | { readonly kind: "outer"; readonly sort: Sort; readonly count: number; readonly index: number };

export type PrimitiveType =
  | "bool"
  | "s8"
  | "u8"
  | "s16"
  | "u16"
  | "s32"
  | "u32"
  | "s64"
  | "u64"
  | "f32"
  | "f64"
  | "char"
  | "string"
  | "error-context";

/** A use of a value type: a primitive, or an index into the type index space. */
export type ValTypeRef =
  | { readonly kind: "primitive"; readonly type: PrimitiveType }
  | { readonly kind: "index"; readonly index: number };

export type DefType =
  | DefValType
  | FuncType
  | { readonly kind: "component-type"; readonly declarations: readonly Declaration[] }
  | { readonly kind: "instance-type"; readonly declarations: readonly Declaration[] }
  | { readonly kind: "resource"; readonly rep: CoreValType /** Core function index. */; readonly destructor?: number };

export type DefValType =
  | { readonly kind: "primitive"; readonly type: PrimitiveType }
  | { readonly kind: "record"; readonly fields: readonly { readonly name: string; readonly type: ValTypeRef }[] }
  | { readonly kind: "variant"; readonly cases: readonly { readonly name: string; readonly type?: ValTypeRef }[] }
  | { readonly kind: "list"; readonly element: ValTypeRef /** Of a fixed-length list. */; readonly length?: number }
  | { readonly kind: "map"; readonly key: ValTypeRef; readonly value: ValTypeRef }
  | { readonly kind: "tuple"; readonly items: readonly ValTypeRef[] }
  | { readonly kind: "flags"; readonly names: readonly string[] }
  | { readonly kind: "enum"; readonly cases: readonly string[] }
  | { readonly kind: "option"; readonly payload: ValTypeRef }
  | { readonly kind: "result"; readonly ok?: ValTypeRef; readonly error?: ValTypeRef }
  | { readonly kind: "own" | "borrow"; readonly resource: number }
  | { readonly kind: "stream" | "future"; readonly element?: ValTypeRef };

export interface FuncType {
  readonly kind: "func";
  readonly async: boolean;
  readonly params: readonly { readonly name: string; readonly type: ValTypeRef }[];
  readonly result?: ValTypeRef;
}

/** One declaration of a component type or instance type; they have index spaces of their own. */
export type Declaration = At &
  (
    | { readonly kind: "core-type"; readonly type: CoreTypeDef }
    | { readonly kind: "type"; readonly type: DefType }
    | { readonly kind: "alias"; readonly alias: Alias }
    | { readonly kind: "import"; readonly name: ExternName; readonly desc: ExternDesc }
    | { readonly kind: "export"; readonly name: ExternName; readonly desc: ExternDesc }
  );

export type ExternDesc =
  | { readonly kind: "core-module"; readonly type: number }
  | { readonly kind: "func"; readonly type: number }
  | {
      readonly kind: "value";
      readonly bound: { readonly kind: "eq"; readonly index: number } | { readonly kind: "type"; readonly type: ValTypeRef };
    }
  | { readonly kind: "type"; readonly bound: { readonly kind: "eq"; readonly index: number } | { readonly kind: "sub-resource" } }
  | { readonly kind: "component"; readonly type: number }
  | { readonly kind: "instance"; readonly type: number };

export type Encoding = "utf8" | "utf16" | "latin1+utf16";

/** Options of `canon lift` and `canon lower`; indices are into the core memory and core func index spaces. */
export interface CanonOptions {
  readonly encoding: Encoding;
  readonly memory?: number;
  readonly realloc?: number;
  readonly postReturn?: number;
  readonly async: boolean;
  readonly callback?: number;
}

export type Canon =
  /** Appends to the func index space. */
  | { readonly kind: "lift"; readonly coreFunc: number; readonly options: CanonOptions; readonly type: number }
  /** All others append to the core func index space. */
  | { readonly kind: "lower"; readonly func: number; readonly options: CanonOptions }
  | { readonly kind: "resource-new" | "resource-rep"; readonly resource: number }
  | { readonly kind: "resource-drop"; readonly resource: number; readonly async: boolean }
  /**
   * A builtin of the async, threads or error-context proposals, e.g. `task.return`, `waitable-set.wait`. It is linked as a stub
   * that traps; `signature` is its core type, `uses` are the definitions that it refers to.
   */
  | {
      readonly kind: "builtin";
      readonly name: string;
      readonly signature: BuiltinSignature;
      readonly uses: readonly SortIndex[];
    };

/**
 * The flat core signature of a builtin; `task-return` and `thread.spawn-ref` and the like depend on types that only the evaluator can
 * resolve, so they carry what the signature is computed from.
 */
export type BuiltinSignature =
  | { readonly kind: "fixed"; readonly type: CoreFuncType }
  | { readonly kind: "task-return"; readonly result?: ValTypeRef };

// Core WebAssembly.

/** A core value type: numbers and vectors as named by the core spec, references by their text form. */
export type CoreValType = "i32" | "i64" | "f32" | "f64" | "v128" | "funcref" | "externref" | "exnref" | "ref";

export interface CoreFuncType {
  readonly params: readonly CoreValType[];
  readonly results: readonly CoreValType[];
}

export type CoreExternType =
  | { readonly kind: "func"; readonly type: CoreFuncType }
  | { readonly kind: "table"; readonly element: CoreValType; readonly min: number; readonly max?: number }
  | {
      readonly kind: "memory";
      readonly memory64: boolean;
      readonly shared: boolean /** Pages. */;
      readonly min: number;
      readonly max?: number;
    }
  | { readonly kind: "global"; readonly type: CoreValType; readonly mutable: boolean }
  | { readonly kind: "tag" };

export interface CoreImport {
  readonly module: string;
  readonly name: string;
  readonly type: CoreExternType;
}

export interface CoreExport {
  readonly name: string;
  readonly type: CoreExternType;
}

/** Core features beyond WebAssembly 1.0 that decide whether an engine can run a module; named as wasm-tools names them. */
export type CoreFeature =
  | "sign-extension"
  | "saturating-float-to-int"
  | "multi-value"
  | "bulk-memory"
  | "reference-types"
  | "mutable-global"
  | "simd"
  | "extended-const"
  | "tail-call"
  | "multi-memory"
  | "memory64"
  | "threads"
  | "exceptions"
  | "legacy-exceptions"
  | "gc"
  | "function-references"
  | "relaxed-simd"
  | "stack-switching"
  | "wide-arithmetic"
  | "custom-page-sizes";

export interface CoreModule {
  /** The whole module with its magic, as a range of the component's file. */
  readonly range: ByteRange;
  readonly imports: readonly CoreImport[];
  readonly exports: readonly CoreExport[];
  /** Sorted; what the module's sections and code use. */
  readonly features: readonly CoreFeature[];
}

export type CoreTypeDef =
  | ({ readonly kind: "func" } & CoreFuncType)
  | { readonly kind: "module"; readonly imports: readonly CoreImport[]; readonly exports: readonly CoreExport[] }
  /** A GC or other type that is decoded only to be passed over. */
  | { readonly kind: "other" };
