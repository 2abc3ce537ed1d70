/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

/**
 * The client of the world `keywords`.
 *
 * Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
 * {@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.
 */
export declare class Keywords {
	#private;
	/** The functions of `golden:keywords/api`. */
	readonly api: Api;
	private constructor();
	/**
	 * Makes a client. The artifact is compiled once, by the first.
	 *
	 * @throws TypeError for a wrong option, or if `imports` lacks a function; RangeError if the artifact needs more than `memoryLimit`
	 * @throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface
	 */
	static load(options: KeywordsOptions): Promise<Keywords>;
	closeKeywords(): void;
	loadKeywords(new_: number, cl: number): void;
	then_(): void;
	/** Ends the client and all that belongs to it. Later calls throw {@link ClosedError}. */
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
	/** Bytes that the guest's memories, and tables that grow, may take together. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	/** What the component calls in `golden:keywords/imports`. */
	readonly imports: ImportsImport;
}

/** What the component calls in `golden:keywords/imports`. */
export interface ImportsImport {
	class(end: number): number;
}

/** The functions of `golden:keywords/api`. */
export interface Api {
	/** Makes {@link ApiArrayLike} objects. */
	readonly ArrayLike: ApiArrayLikeFactory;
	"new"(new_: number, undefined_: number, options?: ApiNewOptions): number | undefined;
	get(): ApiObject;
	set(o: ApiObject, i: Inherited, e: Kind, v: Static): void;
	staticOne(arguments_: number, eval_: number, options_: number, memory: string, ctx: number, self: number, range: number, lambda: number): string;
	/** @throws {@link ApiError} */
	then_(): void;
	load(options?: ApiLoadOptions): void;
	link(u: Url, urlX: Url): void;
	/** @throws {@link ResultError} with a payload of type `string` */
	words(payload: readonly string[], at: readonly string[], err: readonly string[], result: readonly string[], call: readonly string[], memory: readonly string[], refused: readonly string[], bad: readonly string[], ctx: string): string;
	choose(options_: number, svc: number, returned: number, result: number, call: number, options?: ApiChooseOptions): number;
}

/** What `new` takes by name. */
export interface ApiNewOptions {
	readonly class?: string | undefined;
}

/** What `load` takes by name. */
export interface ApiLoadOptions {
	readonly range?: number | undefined;
}

/** What `choose` takes by name. */
export interface ApiChooseOptions {
	readonly limit?: number | undefined;
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

export type Static =
	| { readonly kind: "new"; readonly value: number }
	| { readonly kind: "default" }
	| { readonly kind: "self"; readonly value: string };

export type ApiErrorPayload =
	| { readonly kind: "type"; readonly value: string }
	| { readonly kind: "object-id" };

export type Url = string;

export declare class ApiArrayLike {
	#private;
	private constructor();
	"new"(): number;
	closeArrayLike(): void;
	constructor_(): void;
	delete(end: number, res: number): void;
	objectId(): number;
	/** Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** The class of {@link ApiArrayLike} as one client has it: its objects are of that client alone. */
export interface ApiArrayLikeFactory {
	new(new_: number): ApiArrayLike;
	/** For `instanceof`. */
	readonly prototype: ApiArrayLike;
	prototype_(): void;
	name(): string;
}

/** Thrown where a function of the API fails; an import may throw it to fail. */
export declare class ApiError extends $.SdkError {
	/** What went wrong. */
	readonly payload: ApiErrorPayload;
	/** For imports; the message is the payload's own, or its WIT form. */
	constructor(payload: ApiErrorPayload);
}
