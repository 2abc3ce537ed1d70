/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

export declare class Resources {
	#private;
	readonly sessions: Sessions;
	readonly shared: Shared;
	private constructor();
	/** Makes a client. The artifact is compiled once, by the first. */
	static load(options: ResourcesOptions): Promise<Resources>;
	/** Ends the client and all that belongs to it. */
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
	/** Bytes that each memory of the guest may grow to. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	readonly store: Store;
	readonly shared: ImportedShared;
}

export interface Store {
	find(names: string[]): readonly Blob[];
	compare(a: Blob, b: Blob): number;
	newBlob(name: string): Blob;
	/** @throws {@link ResultError} */
	blobOpen(path: string): Blob;
}

export interface ImportedShared {
	swap(p: ImportedPair): ImportedPair;
}

export interface Sessions {
	readonly Session: SessionFactory;
	hold(what: Held): Held;
	inspect(s: Session, others: readonly [Session, Session | undefined]): number;
}

export interface Shared {
	readonly Token: TokenFactory;
	swap(p: Pair): Pair;
}

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
	/** Releases the handle. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** Makes Token objects. */
export interface TokenFactory {
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
	/** Releases the handle. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** Makes Session objects. */
export interface SessionFactory {
	new(options?: NewSessionOptions): Session;
	readonly prototype: Session;
	/** @throws {@link ResultError} */
	join(others: readonly Session[]): Session;
}

export interface Held {
	readonly owner: Session;
	readonly data: readonly Blob[];
}

