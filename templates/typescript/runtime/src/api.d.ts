/** The part of the package's public types that is the same in every package. */

/** The base of all errors that this package makes. Wrong arguments throw TypeError and RangeError instead. */
export declare class SdkError extends Error {}

/** A `result` error whose type has no class of its own. An import may throw it to return its error. */
export declare class ResultError extends SdkError {
	constructor(payload?: unknown);
	readonly payload: unknown;
}

/** The client is closed or dead (`cause` says why), or the handle was closed or given away. */
export declare class ClosedError extends SdkError {}

/** A call from inside one of the client's own imports. */
export declare class ReentrancyError extends SdkError {}

/** The guest trapped. Its client is dead from then on. */
export declare class TrapError extends SdkError {
	/** E.g. `unreachable`, `memory-out-of-bounds`, `stack-overflow`, `canonical-abi`. */
	readonly code: string;
	/** Innermost first. */
	readonly guestFrames: readonly GuestFrame[];
}

export interface GuestFrame {
	/** Undefined when the module has no names. */
	readonly name: string | undefined;
	/** Of the function in its core module. */
	readonly index: number;
	/** In bytes from the start of the core module; undefined where the engine does not say. */
	readonly offset: number | undefined;
}

/** The link plan: how to instantiate a component over core WebAssembly. `wasm-sdk` makes it; it ships beside its artifact. */
export interface LinkPlan {
	readonly format: 1;
	readonly world: string;
	/** The interface fingerprint: 64 hex digits. */
	readonly fingerprint: string;
	readonly artifact: { readonly sha256: string; readonly size: number };
	readonly modules: readonly { readonly offset: number; readonly length: number }[];
	readonly components: readonly { readonly parent?: number }[];
	readonly resources: readonly {
		readonly kind: "defined" | "imported";
		readonly names: readonly string[];
		readonly component?: number;
		readonly destructor?: CoreExportRef;
	}[];
	readonly options: readonly {
		readonly encoding: "utf8" | "utf16" | "latin1+utf16";
		readonly memory?: CoreExportRef;
		readonly realloc?: CoreExportRef;
	}[];
	readonly hostFunctions: readonly HostFunction[];
	readonly steps: readonly {
		readonly module: number;
		readonly imports: readonly {
			readonly module: string;
			readonly name: string;
			readonly from: CoreExportRef | { readonly host: number };
		}[];
	}[];
	readonly exports: readonly {
		readonly function: string;
		readonly core: CoreExportRef;
		readonly options: number;
		readonly postReturn?: CoreExportRef;
		readonly component: number;
	}[];
}

export interface CoreExportRef {
	readonly instance: number;
	readonly name: string;
}

export type HostFunction =
	| { readonly kind: "import"; readonly function: string; readonly options: number; readonly component: number }
	| { readonly kind: "resource-new" | "resource-rep" | "resource-drop"; readonly resource: number; readonly component: number }
	| { readonly kind: "trap"; readonly name: string };

/** A component: its bytes, its URL, or in Node a path. */
export type Component = ArrayBuffer | Uint8Array | string | { readonly href: string };

/** Another artifact with the same interface, or another way to get the package's own. */
export interface Artifact {
	/** Default: the package's own. */
	readonly component?: Component;
	/**
	 * Its core modules (`WebAssembly.Module`), compiled, in the plan's order: for platforms that forbid compiling bytes. A memory limit does not apply to
	 * them.
	 */
	readonly modules?: readonly object[];
	/** Its own plan. Default: that of the package's own artifact, whose bytes it must then have. */
	readonly plan?: LinkPlan;
}

export interface Options {
	readonly imports?: unknown;
	readonly artifact?: Artifact | Component;
	/** Bytes that each memory of the guest may grow to. */
	readonly memoryLimit?: number;
}
