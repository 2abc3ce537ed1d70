/** A Go module, with nothing left to decide. Names and types are as they stand in the sources. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import type { AlignedRow } from "./code/align.js";
import type { ImportView } from "./code/import-view.js";
import type { MethodView } from "./code/method-view.js";
import type { ShapeView } from "./code/shape-view.js";

export interface PackageView {
  /** Every file's header. */
  readonly package: string;
  readonly module: string;
  readonly doc: readonly string[];
  readonly types: TypesView;
  readonly errors: ErrorsView;
  readonly client: ClientView;
  readonly imports: ImportsView;
  readonly hasImports: boolean;
  readonly services: readonly ServiceView[];
  readonly abi: AbiView;
  readonly readme: ReadmeView;
  readonly example: ExampleView;
  readonly plan: LinkPlan;
  readonly artifactFile: string;
}

export interface TypesView {
  readonly types: readonly TypeView[];
  /** Generic types that the API uses. */
  readonly tuples: readonly TupleView[];
  readonly hasResult: boolean;
  readonly hasPtr: boolean;
}

export interface TypeView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly isStruct: boolean;
  readonly isEmpty: boolean;
  /** Fields, constants or, of an interface, methods. */
  readonly rows: readonly AlignedRow[];
  readonly isAlias: boolean;
  readonly isEnum: boolean;
  readonly isFlags: boolean;
  /** Of an alias or flags: what it stands for. */
  readonly type: string;
  readonly isVariant: boolean;
  readonly cases: readonly CaseView[];
  readonly isInterface: boolean;
}

export interface CaseView {
  readonly doc: readonly string[];
  readonly name: string;
  /** The variant. */
  readonly of: string;
  readonly hasPayload: boolean;
  readonly type: string;
}

export interface TupleView {
  readonly size: number;
  /** E.g. `A, B`. */
  readonly parameters: string;
  readonly fields: readonly AlignedRow[];
}

export interface ErrorsView {
  /** WIT names of what errors hold, e.g. `component.Describe[Limit](component.Shape{Fields: []string{"max"}})`. */
  readonly names: readonly string[];
  readonly hasNames: boolean;
  readonly errors: readonly ErrorView[];
}

export interface ErrorView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly payload: string;
  /** The WIT type's name. */
  readonly witName: string;
  /** A record that has a message of its own. */
  readonly hasMessage: boolean;
  /** Its field. */
  readonly message: string;
}

export interface ClientView {
  readonly name: string;
  /** Of its methods. */
  readonly receiver: string;
  readonly doc: readonly string[];
  readonly hasImports: boolean;
  readonly required: ImportsView["required"];
  readonly isStateless: boolean;
  readonly isInterruptible: boolean;
  /** `Instance` or `Pool`. */
  readonly guest: string;
  readonly services: readonly AlignedRow[];
  /** Fields of the literal that makes a client, e.g. `Invoices: &InvoicesService{guest},`. */
  readonly serviceFields: readonly AlignedRow[];
  readonly methods: readonly MethodView[];
  readonly artifactFile: string;
  /** Whether printed modules come with the plan. */
  readonly hasAdapters: boolean;
  readonly fingerprint: string;
  /** The package's name. */
  readonly package: string;
  /** E.g. `{Function: "acme:billing/invoices@1.4.0#create", CoreType: "(i32) -> (i32)"}`. */
  readonly exports: readonly string[];
  readonly hasExports: boolean;
  readonly importFunctions: readonly Pick<ImportView, "id" | "name" | "title" | "coreType">[];
  readonly hasImportFunctions: boolean;
  /** E.g. `{Path: "acme:billing/invoices@1.4.0#cart"}`. */
  readonly resources: readonly string[];
  readonly hasResources: boolean;
}

export interface ImportsView {
  /** Without fields there is no `Imports`; methods of the application's objects may still be called. */
  readonly hasFields: boolean;
  /** What must not be nil when a client is made, e.g. `Host` of package `billing`. */
  readonly required: readonly { readonly field: string; readonly package: string }[];
  readonly fields: readonly AlignedRow[];
  readonly interfaces: readonly TypeView[];
  readonly functions: readonly ImportView[];
}

export interface ServiceView {
  /** E.g. `invoices_service.go`. */
  readonly file: string;
  readonly doc: readonly string[];
  readonly type: string;
  readonly guest: string;
  readonly methods: readonly MethodView[];
  readonly resources: readonly ResourceView[];
}

export interface ResourceView {
  readonly doc: readonly string[];
  readonly name: string;
  /** Of its methods. */
  readonly receiver: string;
  readonly witName: string;
  /** Index in the definition's resources. */
  readonly index: number;
  /** Whether functions return it. */
  readonly isLifted: boolean;
  readonly methods: readonly MethodView[];
}

export interface AbiView {
  readonly shapes: readonly ShapeView[];
  readonly isEmpty: boolean;
}

export interface ReadmeView {
  readonly title: string;
  readonly module: string;
  readonly package: string;
  readonly hasDescription: boolean;
  readonly description: string;
  /** A program that builds as shown. */
  readonly program: ExampleView;
  readonly reach: readonly string[];
  readonly isClosed: boolean;
  readonly artifactFile: string;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly size: string;
  readonly isStateless: boolean;
  readonly isInterruptible: boolean;
  readonly hasImports: boolean;
  readonly hasLicense: boolean;
  readonly license: string;
  readonly sections: readonly ReadmeSection[];
}

export interface ReadmeSection {
  /** E.g. `client.Invoices`. */
  readonly title: string;
  readonly entries: readonly { readonly call: string; readonly hasSummary: boolean; readonly summary: string }[];
}

/** A program, or an example of the package's documentation, that makes a client and closes it. */
export interface ExampleView {
  /** The client's type. */
  readonly client: string;
  /** E.g. `"github.com/acme/billing"`. */
  readonly rootImport: string;
  readonly package: string;
  readonly hasImports: boolean;
  /** Types of the application, which implement an import by embedding its interface, by another name if that is one of its methods'. */
  readonly stubs: readonly {
    readonly name: string;
    readonly interface: string;
    readonly embedded: string;
    readonly isHidden: boolean;
  }[];
  /** Fields of `Imports`, e.g. `Host: myHost{},`. */
  readonly fields: readonly AlignedRow[];
  /** Fields that are functions. */
  readonly functions: readonly { readonly name: string; readonly signature: string }[];
  /** The first function that needs no argument. */
  readonly hasCall: boolean;
  /** E.g. `client.Version(ctx)`. */
  readonly call: string;
}
