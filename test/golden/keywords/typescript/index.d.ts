/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

export declare class Keywords {
	#private;
	readonly api: Api;
	private constructor();
	/** Makes a client. The artifact is compiled once, by the first. */
	static load(options: KeywordsOptions): Promise<Keywords>;
	closeKeywords(): void;
	loadKeywords(new_: number): void;
	then_(): void;
	/** Ends the client and all that belongs to it. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** What `Keywords.load` takes. */
export interface KeywordsOptions {
	/** What the application provides. */
	readonly imports: Imports;
	/** Another artifact with the same interface, or another way to get this package's. */
	readonly artifact?: $.Artifact | $.Component | undefined;
	/** Bytes that each memory of the guest may grow to. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	readonly imports: ImportsImport;
}

export interface ImportsImport {
	class(end: number): number;
}

export interface Api {
	readonly ArrayLike: ApiArrayLikeFactory;
	"new"(new_: number, undefined_: number, options?: ApiNewOptions): number | undefined;
	get(): ApiObject;
	set(o: ApiObject, i: Inherited, e: Kind, v: Static): void;
	staticOne(arguments_: number, eval_: number, options_: number, memory: string, ctx: number, self: number, range: number, lambda: number): string;
	/** @throws {@link ApiError} */
	then_(): void;
	load(options?: ApiLoadOptions): void;
	link(u: Url, urlX: Url): void;
}

export interface ApiNewOptions {
	readonly class?: string | undefined;
}

export interface ApiLoadOptions {
	readonly range?: number | undefined;
}

export interface ApiObject {
	readonly toString_?: string | undefined;
	readonly constructor_?: number | undefined;
	readonly valueOf_: number;
	readonly class: boolean;
	readonly "new": number;
}

export interface Inherited {
	readonly constructor_?: boolean | undefined;
	readonly toString_?: boolean | undefined;
	readonly "new"?: boolean | undefined;
	readonly none?: boolean | undefined;
}

export type Kind = "new" | "class" | "end" | "none" | "default";
export declare const Kind: {
	readonly New: "new";
	readonly Class: "class";
	readonly End: "end";
	readonly None: "none";
	readonly Default: "default";
};
export type Static = { readonly kind: "new"; readonly value: number } | { readonly kind: "default" } | { readonly kind: "self"; readonly value: string };
export type ApiErrorPayload = { readonly kind: "type"; readonly value: string } | { readonly kind: "object-id" };
export type Url = string;

export declare class ApiArrayLike {
	#private;
	private constructor();
	"new"(): number;
	closeArrayLike(): void;
	constructor_(): void;
	delete(end: number): void;
	objectId(): number;
	/** Releases the handle. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** Makes ApiArrayLike objects. */
export interface ApiArrayLikeFactory {
	new(new_: number): ApiArrayLike;
	readonly prototype: ApiArrayLike;
	prototype_(): void;
	name(): string;
}

/** Thrown where a function of the API fails; an import may throw it to fail. */
export declare class ApiError extends $.SdkError {
	readonly payload: ApiErrorPayload;
	constructor(payload: ApiErrorPayload);
}

