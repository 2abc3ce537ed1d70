/** WIT text as written: component-model `design/mvp/WIT.md`. Names are not resolved. */

import type { Docs, SourcePlace } from "../world/world.js";
import type { SourceFile } from "./token.js";

/** Offsets in the text of the file that the node is from. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends Span {
  /** Without `%`. */
  readonly name: string;
  readonly place: SourcePlace;
}

export interface Named {
  readonly name: Identifier;
  readonly docs?: Docs;
}

export interface Document {
  readonly file: SourceFile;
  /** `package a:b@1.0.0;` */
  readonly header?: PackageHeader;
  readonly items: readonly PackageItem[];
  readonly nested: readonly NestedPackage[];
}

export interface PackageHeader extends Span {
  /** E.g. `acme:billing@1.4.0`. */
  readonly id: string;
  readonly place: SourcePlace;
}

/** `package a:b { … }` */
export interface NestedPackage extends Span {
  readonly header: PackageHeader;
  readonly items: readonly PackageItem[];
}

export type PackageItem = InterfaceDeclaration | WorldDeclaration | TopLevelUse;

/** `use a:b/c@1.0.0 as d;` at the top of a file: `name` is what the file calls it. */
export interface TopLevelUse extends Span {
  readonly kind: "top-level-use";
  readonly path: UsePath;
  readonly name: Identifier;
}

/** `c` or `a:b/c@1.0.0`. */
export interface UsePath extends Span {
  /** Undefined for a name of this file or package. */
  readonly package?: { readonly id: string; readonly place: SourcePlace };
  readonly item: Identifier;
}

export interface InterfaceDeclaration extends Named, Span {
  readonly kind: "interface";
  readonly members: readonly InterfaceMember[];
}

export type InterfaceMember = TypeDeclaration | FunctionDeclaration | UseDeclaration;

/** `use c.{t, u as v};` */
export interface UseDeclaration {
  readonly kind: "use";
  readonly path: UsePath;
  readonly names: readonly Renaming[];
}

/** `a` or `a as b`: `name` is the latter. */
export interface Renaming {
  readonly original: Identifier;
  readonly name: Identifier;
}

export interface WorldDeclaration extends Named, Span {
  readonly kind: "world";
  readonly members: readonly WorldMember[];
}

export type WorldMember = ExternDeclaration | IncludeDeclaration | UseDeclaration | TypeDeclaration;

export interface IncludeDeclaration {
  readonly kind: "include";
  readonly path: UsePath;
  readonly names: readonly Renaming[];
}

export type ExternDeclaration = { readonly kind: "extern"; readonly direction: "import" | "export" } & (
  | { readonly what: "path"; readonly path: UsePath }
  /** `a: b:c/d`: the interface under a name of its own. */
  | ({ readonly what: "named-path"; readonly path: UsePath } & Named)
  | ({ readonly what: "interface"; readonly members: readonly InterfaceMember[] } & Named)
  | ({ readonly what: "function"; readonly signature: Signature } & Named)
);

export interface FunctionDeclaration extends Named {
  readonly kind: "function";
  readonly signature: Signature;
}

export interface Signature {
  readonly params: readonly Parameter[];
  readonly result?: TypeUse;
}

export interface Parameter extends Named {
  readonly type: TypeUse;
}

export type TypeDeclaration = Named & {
  readonly kind: "type";
} /** `bare` when it is a name and nothing else: then the alias may name a resource. */ & (
    | { readonly form: "alias"; readonly type: TypeUse; readonly bare: boolean }
    | { readonly form: "record" | "flags" | "variant" | "enum"; readonly members: readonly TypeMember[] }
    | { readonly form: "resource"; readonly methods: readonly Method[] }
  );

export interface TypeMember extends Named {
  readonly type?: TypeUse;
}

export interface Method extends Named {
  readonly role: "constructor" | "method" | "static";
  readonly signature: Signature;
}

/** What a type mentions; its structure is none of this reader's business. */
export type TypeUse = readonly TypeMention[];

export interface TypeMention {
  readonly name: Identifier;
  /** `borrow<name>` or `own<name>`: it has to be a resource. */
  readonly handle: boolean;
}
