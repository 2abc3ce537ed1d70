/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

/**
 * The client of the world `types`.
 *
 * Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
 * {@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.
 */
export declare class Types {
	#private;
	/** The functions of `golden:types/values@0.3.0`. */
	readonly values: Values;
	private constructor();
	/**
	 * Makes a client. The artifact is compiled once, by the first.
	 *
	 * @throws TypeError for a wrong option, or if `imports` lacks a function; RangeError if the artifact needs more than `memoryLimit`
	 * @throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface
	 */
	static load(options: TypesOptions): Promise<Types>;
	/** Ends the client and all that belongs to it. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** What `Types.load` takes. */
export interface TypesOptions {
	/** What the application provides. */
	readonly imports: Imports;
	/** Another artifact with the same interface, or another way to get this package's. */
	readonly artifact?: $.Artifact | $.Component | undefined;
	/** Bytes that the guest's memories, and tables that grow, may take together. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	/** What the component calls in `golden:types/values@0.3.0`. */
	readonly values: ImportedValues;
	/** @throws {@link ResultError} with a payload of type `string` */
	probe(m: ReturnType<Uint32Array["slice"]>, options: ProbeOptions): ArrayLike<number>;
}

/** What the component calls in `golden:types/values@0.3.0`. */
export interface ImportedValues {
	scalar(a: boolean, b: number, c: number, d: number, e: number, f: number, g: number, h: bigint, i: bigint, j: number, k: number, l: string): string;
	spilled(v: Scalars, w: Nested): Nested;
	choose(m: Mixed, c: Color, a: Access): Mixed;
	fixed(a: ReturnType<Uint16Array["slice"]>, b: string[]): readonly [Uint16Array, readonly string[]];
	lookup(m: Map<string, ReturnType<Uint8Array["slice"]>>): ReadonlyMap<number, Color>;
	options(first: number, options: ImportedValuesOptionsOptions): Access | undefined;
	results(r: [Outcome, { readonly ok: true } | { readonly ok: false }, { readonly ok: true } | { readonly ok: false; readonly error: Color }, { readonly ok: true; readonly value: number } | { readonly ok: false }]): readonly [Outcome, { readonly ok: true } | { readonly ok: false }];
	/** @throws {@link ResultError} with a payload of type `string` */
	fails(): number;
	/** @throws {@link MixedError} */
	failsWith(): Color;
	/** @throws {@link ResultError} without a payload */
	failsPlainly(): $.NoPromise;
	matrix(rows: ReturnType<Float32Array["slice"]>[]): readonly Float32Array[];
}

/** The functions of `golden:types/values@0.3.0`. */
export interface Values {
	scalar(a: boolean, b: number, c: number, d: number, e: number, f: number, g: number, h: bigint, i: bigint, j: number, k: number, l: string): string;
	spilled(v: Scalars, w: Nested): Nested;
	choose(m: Mixed, c: Color, a: Access): Mixed;
	fixed(a: ArrayLike<number>, b: readonly string[]): [ReturnType<Uint16Array["slice"]>, string[]];
	lookup(m: ReadonlyMap<string, Uint8Array>): Map<number, Color>;
	options(first: number, options?: ValuesOptionsOptions): Access | undefined;
	results(r: readonly [Outcome, { readonly ok: true } | { readonly ok: false }, { readonly ok: true } | { readonly ok: false; readonly error: Color }, { readonly ok: true; readonly value: number } | { readonly ok: false }]): [Outcome, { readonly ok: true } | { readonly ok: false }];
	/** @throws {@link ResultError} with a payload of type `string` */
	fails(): number;
	/** @throws {@link MixedError} */
	failsWith(): Color;
	/** @throws {@link ResultError} without a payload */
	failsPlainly(): void;
	matrix(rows: readonly Float32Array[]): ReturnType<Float32Array["slice"]>[];
}

/** What `options` takes by name. */
export interface ValuesOptionsOptions {
	readonly a?: number | undefined;
	readonly b?: MaybeText | undefined;
	readonly last?: { readonly some: boolean | undefined } | undefined;
}

/** What `options` is given by name. */
export interface ImportedValuesOptionsOptions {
	readonly a: number | undefined;
	readonly b: MaybeText | undefined;
	readonly last: { readonly some: boolean | undefined } | undefined;
}

/** What `probe` is given by name. */
export interface ProbeOptions {
	readonly depth: number | undefined;
}

export interface Scalars {
	readonly a: boolean;
	readonly b: number;
	readonly c: number;
	readonly d: number;
	readonly e: number;
	readonly f: number;
	readonly g: number;
	readonly h: bigint;
	readonly i: bigint;
	readonly j: number;
	readonly k: number;
	readonly l: string;
}

export interface Nested {
	readonly inner: Scalars;
	readonly texts: readonly string[];
	readonly bytes: Uint8Array;
	readonly longs: BigInt64Array;
	readonly switches: readonly boolean[];
	readonly maybe?: { readonly some: number | undefined } | undefined;
}

export type Color = "red" | "dark-blue";
export declare const Color: {
	readonly Red: "red";
	readonly DarkBlue: "dark-blue";
};

export interface Access {
	readonly read?: boolean | undefined;
	readonly writeAll?: boolean | undefined;
}

export type Mixed =
	| { readonly kind: "a"; readonly value: number }
	| { readonly kind: "b"; readonly value: number }
	| { readonly kind: "c"; readonly value: bigint }
	| { readonly kind: "d"; readonly value: number }
	| { readonly kind: "e"; readonly value: string }
	| { readonly kind: "f"; readonly value: Nested }
	| { readonly kind: "g" };

export type MaybeText = string | undefined;

export type Outcome = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string };

/** Thrown where a function of the API fails; an import may throw it to fail. */
export declare class MixedError extends $.SdkError {
	/** What went wrong. */
	readonly payload: Mixed;
	/** For imports; the message is the payload's own, or its WIT form. */
	constructor(payload: Mixed);
}
