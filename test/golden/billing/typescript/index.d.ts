/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

/**
 * The client of the world `billing`.
 *
 * Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
 * {@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.
 */
export declare class Billing {
	#private;
	/** The functions of `acme:billing/invoices@1.4.0`. */
	readonly invoices: Invoices;
	private constructor();
	/**
	 * Makes a client. The artifact is compiled once, by the first.
	 *
	 * @throws TypeError for a wrong option, or if `imports` lacks a function; RangeError if the artifact needs more than `memoryLimit`
	 * @throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface
	 */
	static load(options: BillingOptions): Promise<Billing>;
	version(): string;
	/** Ends the client and all that belongs to it. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** What `Billing.load` takes. */
export interface BillingOptions {
	/** What the application provides. */
	readonly imports: Imports;
	/** Another artifact with the same interface, or another way to get this package's. */
	readonly artifact?: $.Artifact | $.Component | undefined;
	/** Bytes that the guest's memories, and tables that grow, may take together. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	/** What the SDK asks of the application that embeds it. */
	readonly host: Host;
}

/** What the SDK asks of the application that embeds it. */
export interface Host {
	log(level: Level, message: string): $.NoPromise;
	/** @throws {@link ResultError} with a payload of type `string` */
	rate(base: string, quote: string): number;
}

/** The functions of `acme:billing/invoices@1.4.0`. */
export interface Invoices {
	/** Makes {@link Cart} objects. */
	readonly Cart: CartFactory;
	/**
	 * Creates an invoice.
	 *
	 * @throws {@link InvoiceError}
	 */
	create(customerId: string, lines: readonly LineItem[], options?: InvoicesCreateOptions): Invoice;
	checksum(document: ArrayLike<number>): ReturnType<Uint8Array["slice"]>;
	settle(id: string, by: Payment, include: Include): Invoice;
}

/** What `create` takes by name. */
export interface InvoicesCreateOptions {
	readonly currency?: Currency | undefined;
}

export type Level = "info" | "warning";
export declare const Level: {
	readonly Info: "info";
	readonly Warning: "warning";
};

export type Currency = "usd" | "eur";
export declare const Currency: {
	readonly Usd: "usd";
	readonly Eur: "eur";
};

export interface LineItem {
	readonly sku: string;
	readonly quantity: number;
	readonly note?: string | undefined;
}

export interface Invoice {
	readonly id: string;
	readonly total: bigint;
	readonly currency: Currency;
	readonly lines: readonly LineItem[];
}

export interface Limit {
	readonly max: bigint;
}

/** Why an invoice was refused. */
export type InvoiceErrorPayload =
	| { readonly kind: "unknown-sku"; readonly value: string }
	| { readonly kind: "over-limit"; readonly value: Limit }
	| { readonly kind: "closed" };

export interface Include {
	readonly lines?: boolean | undefined;
	readonly history?: boolean | undefined;
}

export type Payment =
	| { readonly kind: "bank-transfer"; readonly value: string }
	| { readonly kind: "card"; readonly value: bigint }
	| { readonly kind: "cash" };

export declare class Cart {
	#private;
	private constructor();
	/** @throws {@link ResultError} with a payload of type `string` */
	add(item: LineItem): number;
	total(): bigint;
	/** Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** The class of {@link Cart} as one client has it: its objects are of that client alone. */
export interface CartFactory {
	new(customerId: string): Cart;
	/** For `instanceof`. */
	readonly prototype: Cart;
	merge(a: Cart, b: Cart): Cart;
	/** @throws {@link InvoiceError} */
	checkout(cart: Cart): Invoice;
}

/** Thrown where a function of the API fails; an import may throw it to fail. */
export declare class InvoiceError extends $.SdkError {
	/** Why an invoice was refused. */
	readonly payload: InvoiceErrorPayload;
	/** For imports; the message is the payload's own, or its WIT form. */
	constructor(payload: InvoiceErrorPayload);
}
