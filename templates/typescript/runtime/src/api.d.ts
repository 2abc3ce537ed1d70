/** The part of the package's public types that is the same in every package. */

/** The base of all errors that this package makes. Wrong arguments throw TypeError and RangeError instead. */
export declare class SdkError extends Error {}

/** A `result` error whose type has no class of its own. An import may throw it to return its error. */
export declare class ResultError extends SdkError {
	/** For imports: the message is the payload's own, or its WIT form. */
	constructor(payload?: unknown);
	/** What went wrong; undefined for a `result` without an error type. */
	readonly payload: unknown;
}

/** The client is closed or dead (`cause` says why), or the handle was closed or given away. */
export declare class ClosedError extends SdkError {}

/** A call from inside one of the client's own imports. */
export declare class ReentrancyError extends SdkError {}

/** The guest trapped. Its client is dead from then on; that of a stateless component starts it anew with the next call. */
export declare class TrapError extends SdkError {
	/** E.g. `unreachable`, `memory-out-of-bounds`, `stack-overflow`, `canonical-abi`. */
	readonly code: string;
	/** The last 8 KiB of what the guest had printed to stderr, a panic's message for one; they stand in `message` too. */
	readonly stderr: string;
	/** Innermost first. */
	readonly guestFrames: readonly GuestFrame[];
}

/** The guest ended the program (`exit`), also with code 0. Its client is dead from then on; that of a stateless component starts it anew with the next call. */
export declare class ExitError extends SdkError {
	readonly code: number;
}

/** The guest would have waited, for a timer, say: a synchronous call cannot. Its client is dead from then on. */
export declare class BlockedError extends SdkError {}

/** A function of the guest on the stack of a trap. */
export interface GuestFrame {
	/** From the core module's name section; undefined where it has none. */
	readonly name: string | undefined;
	/** The function's index in its core module. */
	readonly index: number;
	/** In bytes from the start of the core module; undefined where the engine does not say. */
	readonly offset: number | undefined;
}

/** What a function of the application that returns nothing may give: anything but a promise, which nobody would await. */
export type NoPromise = void | null | { readonly then?: never; toString(): string };

/** The link plan: how to instantiate a component over core WebAssembly. `wasm-sdk` makes it; it ships beside its artifact. */
export interface LinkPlan {
	/** The version of this form. */
	readonly format: 1;
	/** E.g. `acme:billing/billing@1.4.0`. */
	readonly world: string;
	/** The interface fingerprint: 64 hex digits. */
	readonly fingerprint: string;
	/** The bytes that it describes. */
	readonly artifact: { readonly sha256: string; readonly size: number };
	/** Modules that carry calls between parts of the component. */
	readonly adapters?: {
		readonly sha256: string;
		readonly size: number;
		/** Names for errors. */
		readonly functions: readonly string[];
		/** The modules one after the other. */
		readonly base64?: string;
	};
	/** What stands behind `wasi:*`: a component of wasm-sdk's own. */
	readonly layer?: {
		readonly name: "base" | "http";
		readonly sha256: string;
		readonly size: number;
		readonly base64?: string;
	};
	/** Where its core modules lie in its bytes, in the adapters or in the layer. */
	readonly modules: readonly { readonly source?: "adapters" | "layer"; readonly offset: number; readonly length: number }[];
	/** Component instances; each has a handle table. */
	readonly components: readonly { readonly parent?: number }[];
	/** Resource types, of which those of the world have names. */
	readonly resources: readonly {
		readonly kind: "defined" | "imported";
		readonly names: readonly string[];
		readonly component?: number;
		readonly destructor?: CoreExportRef;
	}[];
	/** Canonical options that functions share. */
	readonly options: readonly {
		readonly encoding: "utf8" | "utf16" | "latin1+utf16";
		readonly memory?: CoreExportRef;
		readonly realloc?: CoreExportRef;
	}[];
	/** What the steps import from the host. */
	readonly hostFunctions: readonly HostFunction[];
	/** Core modules to instantiate, in order. */
	readonly steps: readonly Step[];
	/** Those of the layer and its adapters, when WASI is called for the first time. */
	readonly deferred?: readonly Step[];
	/** The functions of the world. */
	readonly exports: readonly {
		readonly function: string;
		readonly core: CoreExportRef;
		readonly options: number;
		readonly postReturn?: CoreExportRef;
		readonly component: number;
	}[];
}

/** A core module to instantiate. */
export interface Step {
	readonly module: number;
	readonly imports: readonly {
		readonly module: string;
		readonly name: string;
		readonly from: CoreExportRef | { readonly host: number };
	}[];
}

/** An export of a core instance, which is that of the step with the same index; the deferred ones go on from there. */
export interface CoreExportRef {
	readonly instance: number;
	readonly name: string;
}

/** A function that the runtime gives to a core module: an import of the world, a canonical built-in, or what adapters ask for. */
export type HostFunction =
	| { readonly kind: "import"; readonly function: string; readonly options: number; readonly component: number }
	| Builtin
	| { readonly kind: "trap"; readonly name: string }
	| AdapterHostFunction
	| LayerHostFunction;

/** A canonical built-in. */
export interface Builtin {
	readonly kind: "resource-new" | "resource-rep" | "resource-drop";
	readonly resource: number;
	readonly component: number;
	/** For a drop: instead of the resource's own. */
	readonly destructor?: CoreExportRef;
}

/** What adapters ask for. */
export type AdapterHostFunction =
	| { readonly kind: "fault" | "enter-call" | "exit-call" | "load" }
	| { readonly kind: "transfer-own" | "transfer-borrow"; readonly resource: number; readonly from: number; readonly to: number }
	| { readonly kind: "copy"; readonly from: CoreExportRef; readonly to: CoreExportRef };

/** What the layer asks for, by its name there, e.g. `host.write`; pointers are offsets into the memory. */
export interface LayerHostFunction {
	readonly kind: "wasi";
	readonly function: string;
	readonly memory: CoreExportRef;
}

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

/** What the guest gets of WASI: the time and randomness, and else what the application gives. */
export interface WasiOptions {
	/** Environment variables. Default: none. */
	readonly env?: Readonly<Record<string, string>> | undefined;
	/** The command line; the first is the program's name. Default: empty. */
	readonly args?: readonly string[] | undefined;
	/** What it reads from stdin; a string as UTF-8. Default: nothing. */
	readonly stdin?: Uint8Array | string | undefined;
	/** Where stdout goes. Default: nowhere. */
	readonly stdout?: Output | undefined;
	/** Where stderr goes, besides {@link TrapError.stderr}. Default: nowhere. */
	readonly stderr?: Output | undefined;
	/** For tests: the time, which both of the guest's clocks then follow; the monotonic one does not go back. */
	readonly clock?: (() => Date) | undefined;
	/** For tests: fills an array with what the guest takes for random bytes. */
	readonly random?: ((bytes: Uint8Array) => void) | undefined;
}

/** Takes what the guest prints, in pieces as it comes: a function, or an object with one such as `process.stdout`. */
export type Output = ((chunk: Uint8Array) => void) | { write(chunk: Uint8Array): unknown };

/** What the `load` of every client takes. */
export interface Options {
	/** What the application provides. */
	readonly imports?: unknown;
	/** Default: the package's own. */
	readonly artifact?: Artifact | Component;
	/** Bytes that the guest's memories, and tables that grow, may take together. */
	readonly memoryLimit?: number;
}
