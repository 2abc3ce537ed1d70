/** One gem, every name and line final. Lines of code and comments come without the indentation of the modules around them. */

import type { RubyOptions } from "./options.js";

export interface PackageView {
  readonly options: RubyOptions;
  readonly gemspec: GemspecView;
  readonly readme: ReadmeView;
  readonly root: RootView;
  /** A Ruby literal. */
  readonly version: { readonly version: string };
  readonly records: readonly RecordView[];
  readonly enums: readonly EnumView[];
  readonly variants: readonly VariantView[];
  readonly errors: readonly ErrorView[];
  readonly resources: readonly ResourceView[];
  readonly services: readonly ServiceView[];
  readonly client: ClientView;
  readonly codec: CodecView;
  readonly glue: GlueView;
  readonly signature: SignatureView;
  /** `billing.wasm` */
  readonly artifactFile: string;
  /** The link plan as JSON. */
  readonly plan: string;
  /** The printed modules, for a plan that has some. */
  readonly adapters?: Uint8Array;
  /** What stands behind `wasi:*`, likewise. */
  readonly layer?: Uint8Array;
}

/** Values of the gemspec are Ruby literals. */
export interface GemspecView {
  readonly gem: string;
  readonly path: string;
  readonly module: string;
  readonly author: string;
  readonly summary: string;
  /** `nil` for none. */
  readonly license: string;
  readonly hasHomepage: boolean;
  readonly homepage: string;
  /** `"rubygems_mfa_required" => "true"`. */
  readonly metadata: readonly string[];
}

export interface ReadmeView {
  readonly title: string;
  readonly description: string;
  readonly gem: string;
  readonly path: string;
  readonly client: string;
  readonly example: readonly string[];
  readonly sections: readonly { readonly title: string; readonly calls: readonly string[] }[];
  /** Whether the application gets handles of the component's resources. */
  readonly hasHandles: boolean;
  readonly reach: readonly string[];
  readonly isStateless: boolean;
  readonly callsWasi: boolean;
  readonly callsHttp: boolean;
  readonly isClosed: boolean;
  readonly artifactFile: string;
  readonly sha256: string;
  readonly hasLicense: boolean;
  readonly license: string;
}

export interface RootView {
  /** What is loaded, in order: `billing/types/line_item`. */
  readonly requires: readonly string[];
}

/** What a file of its own defines. */
export interface FileView {
  /** Below the package's folder, without suffix: `types/line_item`. */
  readonly file: string;
}

export interface RecordView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  /** `:sku, :quantity, :note` */
  readonly symbols: string;
  readonly attributes: readonly { readonly lines: readonly string[] }[];
  readonly paramDocs: readonly string[];
  /** `sku:, quantity:, note: nil` */
  readonly keywords: string;
  /** `sku:, quantity:, note:` */
  readonly forwarded: string;
}

export interface EnumView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  readonly constants: readonly { readonly docs: readonly string[]; readonly name: string; readonly symbol: string }[];
  /** `USD, EUR` */
  readonly values: string;
}

export interface VariantView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  /** `module` is the variant's own, from the outermost. */
  readonly cases: readonly {
    readonly docs: readonly string[];
    readonly name: string;
    readonly hasPayload: boolean;
    readonly type: string;
    readonly module: string;
    readonly witName: string;
    readonly isLast: boolean;
  }[];
}

export interface ErrorView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  readonly payload: string;
  readonly witName: string;
}

export interface MethodView {
  /** Comments and code. */
  readonly lines: readonly string[];
}

export interface ResourceView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  readonly methods: readonly MethodView[];
}

export interface ServiceView extends FileView {
  readonly name: string;
  readonly docs: readonly string[];
  readonly methods: readonly MethodView[];
}

export interface ClientView {
  readonly name: string;
  readonly docs: readonly string[];
  readonly services: readonly { readonly member: string; readonly type: string }[];
  readonly methods: readonly MethodView[];
  readonly hasImports: boolean;
  /** `host: %i[log rate], now: nil`. */
  readonly required: string;
  readonly isStateless: boolean;
  /** Whether the component calls WASI, of which the application may give it some. */
  readonly callsWasi: boolean;
  readonly callsHttp: boolean;
  /** `imports:, artifact: nil, …` */
  readonly parameters: string;
  /** `imports:, artifact:, …` */
  readonly forwarded: string;
  /** `open` or `open_pool`. */
  readonly opener: string;
  /** `imports, artifact:, …` */
  readonly arguments: string;
}

export interface CodecView {
  /** Both tables and functions. */
  readonly isFull: boolean;
  readonly hasFunctions: boolean;
  readonly tables: readonly string[];
  readonly functions: readonly string[];
}

export interface GlueView {
  readonly hasImports: boolean;
  readonly imports: readonly string[];
  readonly exports: readonly SignedPathView[];
  /** The imported functions. */
  readonly lowered: readonly SignedPathView[];
  /** The numbers of the functions that are given as bare core functions: `0, 7`. */
  readonly bare: string;
  readonly hasExports: boolean;
  readonly hasResources: boolean;
  readonly resources: readonly PathView[];
  /** The class of each resource, nil for the application's: `::Acme::Billing::Cart, nil`. */
  readonly classes: string;
  readonly fingerprint: string;
  readonly artifactFile: string;
}

/** A WIT path in a list, with a comma behind all but the last. */
export interface PathView {
  readonly path: string;
  readonly comma: string;
}

/** A function, and its core signature, which whatever is called or linked must have: `i32 i64:i32`. */
export interface SignedPathView extends PathView {
  readonly signature: string;
}

/** RBS. */
export interface SignatureView {
  readonly lines: readonly string[];
}
