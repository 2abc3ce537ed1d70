/// <reference lib="esnext.disposable" preserve="true" />
import type * as $ from "./runtime/api.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/api.js";

export declare class Billing {
	#private;
	readonly invoices: Invoices;
	private constructor();
	/** Makes a client. The artifact is compiled once, by the first. */
	static load(options: BillingOptions): Promise<Billing>;
	version(): string;
	/** Ends the client and all that belongs to it. */
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
	/** Bytes that each memory of the guest may grow to. */
	readonly memoryLimit?: number | undefined;
}

/** What the application provides. */
export interface Imports {
	readonly host: Host;
}

/** What the SDK asks of the application that embeds it. */
export interface Host {
	log(level: Level, message: string): void;
	/** @throws {@link ResultError} */
	rate(base: string, quote: string): number;
}

export interface Invoices {
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
export type InvoiceErrorPayload = { readonly kind: "unknown-sku"; readonly value: string } | { readonly kind: "over-limit"; readonly value: Limit } | { readonly kind: "closed" };

export interface Include {
	readonly lines?: boolean | undefined;
	readonly history?: boolean | undefined;
}

export type Payment = { readonly kind: "bank-transfer"; readonly value: string } | { readonly kind: "card"; readonly value: bigint } | { readonly kind: "cash" };

export declare class Cart {
	#private;
	private constructor();
	/** @throws {@link ResultError} */
	add(item: LineItem): number;
	total(): bigint;
	/** Releases the handle. */
	close(): void;
	/** The same as `close`. */
	[Symbol.dispose](): void;
}

/** Makes Cart objects. */
export interface CartFactory {
	new(customerId: string): Cart;
	readonly prototype: Cart;
	merge(a: Cart, b: Cart): Cart;
	/** @throws {@link InvoiceError} */
	checkout(cart: Cart): Invoice;
}

/** Thrown where a function of the API fails; an import may throw it to fail. */
export declare class InvoiceError extends $.SdkError {
	readonly payload: InvoiceErrorPayload;
	constructor(payload: InvoiceErrorPayload);
}

