/** Everything that the templates of a Python package print: every name, type and line of documentation is final. */

import type { ExportView } from "./export-view.js";
import type { ImportView } from "./import-view.js";
import type { ImportsView } from "./imports-view.js";
import type { FactoryView, MethodView, ResourceView, ServiceView } from "./service-view.js";
import type { ShapeView } from "./shape-view.js";
import type { TypesView } from "./types-view.js";

export interface PythonView {
  readonly project: ProjectView;
  readonly readme: ReadmeView;
  readonly types: TypesView;
  readonly errors: ErrorsView;
  readonly imports: ImportsView & { readonly header: HeaderView };
  readonly abi: AbiView;
  readonly services: ServicesView;
  readonly aio: ServicesView;
  readonly clients: ClientsView;
  readonly init: InitView;
}

export interface ProjectView {
  /** `acme-billing` */
  readonly distribution: string;
  /** `acme_billing` */
  readonly package: string;
  /** PEP 440. */
  readonly version: string;
  readonly description: string;
  /** Lines of `[project]` for what the vendor gave, e.g. `license = "MIT"`. */
  readonly metadata: readonly string[];
  readonly urls: readonly string[];
  readonly hasUrls: boolean;
  /** The oldest release of the engine's package that is tested. */
  readonly engine: string;
  /** `wasmtime 30.0.0 to 50.0.1` */
  readonly engineTested: string;
  readonly classifiers: readonly string[];
  readonly sha256: string;
  readonly fingerprint: string;
}

/** A whole program that runs as shown. */
export interface ExampleView {
  /** E.g. `Billing, Imports`. */
  readonly imported: string;
  readonly package: string;
  /** What stands for the application. */
  readonly hosts: readonly {
    /** E.g. `MyHost`. */
    readonly className: string;
    readonly functions: readonly string[];
    /** E.g. `host=MyHost()`. */
    readonly arguments: readonly string[];
  }[];
  readonly asksForImports: boolean;
  /** E.g. `Billing(imports=imports)`. */
  readonly client: string;
  /** E.g. `client.version()`. */
  readonly call: string;
}

export interface ReadmeView {
  readonly title: string;
  readonly description: string;
  readonly distribution: string;
  readonly package: string;
  readonly client: string;
  readonly asyncClient: string;
  readonly engineTested: string;
  readonly example: ExampleView;
  readonly reach: readonly string[];
  readonly reachesNothing: boolean;
  readonly services: readonly { readonly title: string; readonly functions: readonly string[] }[];
  readonly isStateless: boolean;
  readonly sha256: string;
}

/** What a module imports besides fixed lines. */
export interface HeaderView {
  readonly usesAbc: boolean;
  readonly usesTyping: boolean;
  readonly usesBuiltins: boolean;
  readonly usesValues: boolean;
  /** `Ok, Some` */
  readonly values: string;
  /** One line a module of the package: `from ._types import Item, Kind`. */
  readonly froms: readonly string[];
}

export interface ErrorsView {
  readonly header: HeaderView;
  readonly usesCases: boolean;
  /** WIT names of the cases of the errors' variants: `[{ class: "InvoiceErrorPayloadClosed", name: "closed" }]`. */
  readonly cases: readonly { readonly class: string; readonly name: string }[];
  readonly classes: readonly {
    readonly name: string;
    readonly docs: string;
    /** `invoice-error` */
    readonly witName: string;
    readonly payload: string;
    /** `_CASES`, or none. */
    readonly cases: string;
  }[];
}

export interface AbiView {
  readonly docs: string;
  /** `exports=("…", "…"),` */
  readonly exports: string;
  readonly resources: string;
  /** `export_types=("i32 -> i32", "->"),`, in the order of `exports` */
  readonly exportTypes: string;
  /** `import_types={"log": "i32 i32 i32 ->"},` */
  readonly importTypes: string;
  readonly setters: readonly string[];
  readonly shapes: readonly ShapeView[];
  readonly functions: readonly ExportView[];
  readonly imports: readonly ImportView[];
  readonly structs: readonly { readonly name: string; readonly format: string }[];
}

export interface ServicesView {
  readonly header: HeaderView;
  readonly resources: readonly ResourceView[];
  readonly services: readonly ServiceView[];
}

export interface ClientsView {
  readonly header: HeaderView;
  readonly sync: ClientView;
  readonly async: ClientView;
}

export interface ClientView {
  readonly name: string;
  readonly docs: string;
  readonly hasImports: boolean;
  readonly importsClass: string;
  readonly isStateless: boolean;
  readonly services: readonly { readonly member: string; readonly type: string; readonly docs: string }[];
  readonly factories: readonly FactoryView[];
  readonly methods: readonly MethodView[];
  /** The statement, or the argument of the async client, that starts the component. */
  readonly open: string;
  /** Lines of the dictionary of binders; methods of the application's objects are bound without `Imports`. */
  readonly binders: readonly string[];
  readonly hasBinders: boolean;
}

export interface InitView {
  readonly docs: string;
  readonly froms: readonly string[];
  readonly names: readonly string[];
  /** A `for` over the exceptions. */
  readonly errors: string;
}
