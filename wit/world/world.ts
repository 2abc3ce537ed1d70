/**
 * What the API means, free of the binary's encoding and of any target language. Made from WIT text, or from the component alone.
 * All cross references are indices into `World.types` and `World.interfaces`, so that a World prints as JSON.
 * References go to definitions: a `use` is already resolved to what it names.
 */

import type { InterfaceIndex, TypeIndex } from "../ids.js";
import type { WitName } from "../name.js";

export type { InterfaceIndex, TypeIndex };
export type Direction = "import" | "export";

export interface World {
  readonly package: PackageName;
  readonly name: WitName;
  readonly docs?: string;
  /** In WIT order. */
  readonly imports: readonly WorldItem[];
  readonly exports: readonly WorldItem[];
  /** Every imported and every exported interface; one that is both stands here twice. */
  readonly interfaces: readonly Interface[];
  /** Every named type of every interface and of the world itself, in WIT order. */
  readonly types: readonly TypeDef[];
}

export interface PackageName {
  readonly namespace: WitName;
  readonly name: WitName;
  /** Semver, e.g. `1.4.0`. */
  readonly version?: string;
}

export type WorldItem =
  | { readonly kind: "interface"; readonly interface: InterfaceIndex }
  | { readonly kind: "function"; readonly function: Func }
  /** A type of the world itself. */
  | { readonly kind: "type"; readonly type: TypeIndex };

export interface Interface {
  readonly direction: Direction;
  /** The import or export name in the binary, e.g. `acme:billing/invoices@1.4.0`, or `invoices` for one written inline in the world. */
  readonly id: string;
  /** The package it is from; undefined for one written inline in the world. */
  readonly package?: PackageName;
  readonly name: WitName;
  readonly docs?: Docs;
  readonly place?: SourcePlace;
  /** Types that this interface defines (not those it only uses), in WIT order. */
  readonly types: readonly TypeIndex[];
  /** All functions, those of resources included, in WIT order. */
  readonly functions: readonly Func[];
}

export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Docs {
  /** Markdown as written after `///` or in a block comment, without the comment marks. Undefined where there is none. */
  readonly text?: string;
  /** From `@since(version = …)`. */
  readonly since?: string;
  /** From `@deprecated(version = …)`. */
  readonly deprecated?: string;
}

export type TypeOwner =
  | { readonly kind: "interface"; readonly interface: InterfaceIndex }
  | { readonly kind: "world"; readonly direction: Direction };

export interface TypeDef {
  /** The WIT path, e.g. `acme:billing/invoices@1.4.0#line-item`, or `name5` for a type of the world. */
  readonly id: string;
  readonly name: WitName;
  readonly owner: TypeOwner;
  readonly docs?: Docs;
  readonly place?: SourcePlace;
  readonly definition: TypeDefinition;
}

export type TypeDefinition =
  | { readonly kind: "record"; readonly fields: readonly Field[] }
  | { readonly kind: "variant"; readonly cases: readonly Case[] }
  | { readonly kind: "enum"; readonly cases: readonly NamedMember[] }
  | { readonly kind: "flags"; readonly flags: readonly NamedMember[] }
  /** `type a = b`. */
  | { readonly kind: "alias"; readonly type: ValueType }
  | { readonly kind: "resource" };

export interface NamedMember {
  readonly name: WitName;
  readonly docs?: Docs;
  readonly place?: SourcePlace;
}

export interface Field extends NamedMember {
  readonly type: ValueType;
}

export interface Case extends NamedMember {
  readonly type?: ValueType;
}

export type ScalarKind = "bool" | "s8" | "u8" | "s16" | "u16" | "s32" | "u32" | "s64" | "u64" | "f32" | "f64" | "char";

export type ValueType =
  | { readonly kind: ScalarKind }
  | { readonly kind: "string" }
  | { readonly kind: "list"; readonly element: ValueType }
  | { readonly kind: "fixed-list"; readonly element: ValueType; readonly length: number }
  | { readonly kind: "map"; readonly key: ValueType; readonly value: ValueType }
  | { readonly kind: "tuple"; readonly items: readonly ValueType[] }
  | { readonly kind: "option"; readonly payload: ValueType }
  | { readonly kind: "result"; readonly ok?: ValueType; readonly error?: ValueType }
  /** A named record, variant, enum, flags or alias. */
  | { readonly kind: "named"; readonly type: TypeIndex }
  /** A handle; `resource` is always the resource's own definition, never an alias. */
  | { readonly kind: "own" | "borrow"; readonly resource: TypeIndex }
  /** Known to the front end so that back ends can refuse them by name. */
  | { readonly kind: "stream" | "future"; readonly element?: ValueType }
  | { readonly kind: "error-context" };

export interface Func {
  /** The WIT path: `acme:billing/invoices@1.4.0#[method]cart.add`, or `version` for a function of the world itself. */
  readonly id: string;
  /** The bare name: `add` of `[method]cart.add`; `cart` for `[constructor]cart`. */
  readonly name: WitName;
  readonly role: FuncRole;
  readonly async: boolean;
  /** A method's `self` is the first parameter, as in the binary. */
  readonly params: readonly Param[];
  readonly result?: ValueType;
  readonly docs?: Docs;
  readonly place?: SourcePlace;
}

export type FuncRole =
  | { readonly kind: "function" }
  | { readonly kind: "constructor" | "method" | "static"; readonly resource: TypeIndex };

export interface Param {
  readonly name: WitName;
  readonly type: ValueType;
}
