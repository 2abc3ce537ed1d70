/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

/**
 * The client of the world `resources`.
 *
 * Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
 * {@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.
 */
export declare class Resources {
	#private;
	/** The functions of `golden:resources/sessions`. */
	readonly sessions: Sessions;
	/** The functions of `golden:resources/shared`. */
	readonly shared: Shared;
	private constructor();
	/**
	 * Makes a client. The artifact is compiled once, by the first.
	 *
	 * @throws TypeError for a wrong option, or if `imports` lacks a function; RangeError if the artifact needs more than `memoryLimit`
	 * @throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface
	 */
	static load(options: ResourcesOptions): Promise<Resources>;
	/** Ends the client and all that belongs to it. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** What `Resources.load` takes. */
export interface ResourcesOptions {
	/** What the application provides. */
	readonly imports: Imports;
	/** Another artifact with the same interface, or another way to get this package's. */
	readonly artifact?: $.Artifact | $.Component | undefined;
	/** Bytes that the guest's memories, and tables that grow, may take together. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	/** What the component calls in `golden:resources/store`. */
	readonly store: Store;
	/** What the component calls in `golden:resources/shared`. */
	readonly shared: ImportedShared;
}

/** What the component calls in `golden:resources/store`. */
export interface Store {
	find(names: string[]): readonly Blob[];
	compare(a: Blob, b: Blob): number;
	newBlob(name: string): Blob;
	/** @throws {@link ResultError} with a payload of type `string` */
	blobOpen(path: string): Blob;
}

/** What the component calls in `golden:resources/shared`. */
export interface ImportedShared {
	swap(p: ImportedPair): ImportedPair;
}

/** The functions of `golden:resources/sessions`. */
export interface Sessions {
	/** Makes {@link Session} objects. */
	readonly Session: SessionFactory;
	hold(what: Held): Held;
	inspect(s: Session, others: readonly [Session, Session | undefined]): number;
}

/** The functions of `golden:resources/shared`. */
export interface Shared {
	/** Makes {@link Token} objects. */
	readonly Token: TokenFactory;
	swap(p: Pair): Pair;
}

/** What `Session` takes by name. */
export interface NewSessionOptions {
	readonly limit?: number | undefined;
}

/** A piece of the application's data. */
export interface Blob {
	/** Reads the whole. */
	read(): ArrayLike<number>;
	/** Called when the guest drops its last own handle. */
	[Symbol.dispose]?(): void;
}

export interface ImportedToken {
	value(): string;
	/** Called when the guest drops its last own handle. */
	[Symbol.dispose]?(): void;
}

export declare class Token {
	#private;
	private constructor();
	value(): string;
	/** Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** The class of {@link Token} as one client has it: its objects are of that client alone. */
export interface TokenFactory {
	/** For `instanceof`. */
	readonly prototype: Token;
}

export interface ImportedPair {
	readonly a: ImportedToken;
	readonly n: number;
}

export interface Pair {
	readonly a: Token;
	readonly n: number;
}

/** A conversation with the guest. */
export declare class Session {
	#private;
	private constructor();
	attach(data: Blob, peek: Blob): void;
	detach(): Blob | undefined;
	/** Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** The class of {@link Session} as one client has it: its objects are of that client alone. */
export interface SessionFactory {
	new(options?: NewSessionOptions): Session;
	/** For `instanceof`. */
	readonly prototype: Session;
	/** @throws {@link ResultError} with a payload of type `string` */
	join(others: readonly Session[]): Session;
}

export interface Held {
	readonly owner: Session;
	readonly data: readonly Blob[];
}
