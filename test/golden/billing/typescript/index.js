import plan from "./plan.js";
import * as $ from "./runtime/index.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/index.js";

export const Level = Object.freeze({
	Info: "info",
	Warning: "warning",
});
const $casesOfLevel = $.enumeration(Level);

export const Currency = Object.freeze({
	Usd: "usd",
	Eur: "eur",
});
const $casesOfCurrency = $.enumeration(Currency);

export class Cart {
	constructor() {
		$.notConstructible("Cart");
	}
}

export class InvoiceError extends $.SdkError {
	constructor(payload) {
		super($.describe(payload, "invoice-error"));
		this.payload = payload;
	}
}
$.named(InvoiceError, "InvoiceError");

function $Invoices($instance) {
	const [call$create, call$checksum, call$settle, call$Cart$Cart, call$Cart$add, call$Cart$merge, call$Cart$checkout, call$Cart$total] = $instance.calls.slice(1);
	const resource$Cart = $instance.resources[0];
	function $newCart(customerId) {
		$.string(customerId, "customerId");
		const $call = call$Cart$Cart, $memory = $call.enter();
		try {
			const $0 = $memory.lowerString(customerId);
			const $1 = $memory.length;
			const $result = $call.start()($0, $1);
			return $call.finish($result, $call.table.take(resource$Cart.index, $result));
		} catch ($error) {
			throw $call.fail($error);
		}
	}
	const $Cart = { Cart: class {
		#rep;
		static {
			resource$Cart.make = ($rep) => new this(resource$Cart, $rep);
			resource$Cart.peek = ($object) => (#rep in $object ? $object.#rep : null);
			resource$Cart.forget = ($object) => ($object.#rep = undefined);
		}
		constructor(customerId, $rep) {
			this.#rep = customerId === resource$Cart ? $rep : $newCart(customerId);
			resource$Cart.track(this);
		}
		static merge(a, b) {
			const $claims = new Map();
			resource$Cart.take(a, true, $claims, "a");
			resource$Cart.take(b, true, $claims, "b");
			const $call = call$Cart$merge;
			$call.enter();
			try {
				const $0 = resource$Cart.lowerOwn($call.table, a);
				const $1 = resource$Cart.lowerOwn($call.table, b);
				const $result = $call.start()($0, $1);
				return $call.finish($result, resource$Cart.liftOwn($call.table, $result));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		static checkout(cart) {
			resource$Cart.take(cart, true, undefined, "cart");
			const $call = call$Cart$checkout, $memory = $call.enter();
			try {
				const $0 = resource$Cart.lowerOwn($call.table, cart);
				const $result = $call.start()($0);
				const $p = $memory.passed($result, 8, 40);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new InvoiceError($loadInvoiceErrorPayload($memory, $p + 8)));
				return $call.finish($result, $loadInvoice($memory, $p + 8));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		add(item) {
			const $taken0 = $takeLineItem(item, "item");
			const $call = call$Cart$add, $memory = $call.enter();
			try {
				const $0 = resource$Cart.lend($call.table, this.#rep);
				const $1 = $memory.lowerString($taken0.sku);
				const $2 = $memory.length;
				const $3 = $taken0.quantity;
				const $4 = $taken0.note;
				let $5 = 0, $6 = 0, $7 = 0;
				if ($4 !== undefined) {
					$5 = 1;
					$6 = $memory.lowerString($4);
					$7 = $memory.length;
				}
				const $result = $call.start()($0, $1, $2, $3, $5, $6, $7);
				const $p = $memory.passed($result, 4, 12);
				$call.endBorrows();
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new $.ResultError($memory.loadString($p + 4)));
				return $call.finish($result, $memory.u32[($p + 4) >>> 2]);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		total() {
			const $call = call$Cart$total;
			$call.enter();
			try {
				const $0 = resource$Cart.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				$call.endBorrows();
				return $call.finish($result, BigInt.asUintN(64, $result));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		close() {
			resource$Cart.close(this);
		}
		[$.dispose]() {
			resource$Cart.close(this);
		}
	} }.Cart;
	$.inherit($Cart, Cart);
	return {
		Cart: $Cart,
		create(customerId, lines, options) {
			$.options(options, ["currency"]);
			const $option2 = options?.currency;
			$.string(customerId, "customerId");
			const $taken1 = $takeListOfLineItem(lines, "lines");
			const $taken2 = $option2 == null ? undefined : $.oneOf($option2, $casesOfCurrency, "currency");
			const $call = call$create, $memory = $call.enter();
			try {
				const $0 = $memory.lowerString(customerId);
				const $1 = $memory.length;
				const $2 = $lowerListOfLineItem($memory, $taken1);
				const $3 = $memory.length;
				let $4 = 0, $5 = 0;
				if ($taken2 !== undefined) {
					$4 = 1;
					$5 = $taken2;
				}
				const $result = $call.start()($0, $1, $2, $3, $4, $5);
				const $p = $memory.passed($result, 8, 40);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new InvoiceError($loadInvoiceErrorPayload($memory, $p + 8)));
				return $call.finish($result, $loadInvoice($memory, $p + 8));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		checksum(document) {
			const $taken0 = $.numbers(document, $.kinds.u8, "document");
			const $call = call$checksum, $memory = $call.enter();
			try {
				const $0 = $memory.lowerNumbers($taken0, "u8");
				const $1 = $memory.length;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $memory.liftNumbers($memory.u32[$p >>> 2], $memory.u32[($p + 4) >>> 2], "u8"));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		settle(id, by, include) {
			$.string(id, "id");
			const $taken1 = $takePayment(by, "by");
			const $taken2 = $takeInclude(include, "include");
			const $call = call$settle, $memory = $call.enter();
			try {
				const $0 = $memory.lowerString(id);
				const $1 = $memory.length;
				let $2 = 0, $3 = 0n, $4 = 0;
				switch ($taken1.index) {
					case 0:
						$3 = BigInt($memory.lowerString($taken1.value) >>> 0);
						$4 = $memory.length;
						break;
					case 1:
						$2 = 1;
						$3 = $taken1.value;
						break;
					case 2:
						$2 = 2;
						break;
				}
				const $result = $call.start()($0, $1, $2, $3, $4, $taken2);
				const $p = $memory.passed($result, 8, 32);
				return $call.finish($result, $loadInvoice($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

function $world($instance) {
	const [call$version] = $instance.calls;
	return {
		version() {
			const $call = call$version, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $memory.loadString($p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

export class Billing {
	#instance;
	#world;
	constructor($instance) {
		if (!($instance instanceof $.Instance)) $.notConstructible("Billing", "Billing.load");
		this.#instance = $instance;
		this.#world = $world($instance);
		this.invoices = $Invoices($instance);
	}
	static async load(options) {
		return new Billing(await $.open(() => new URL("./billing.wasm", import.meta.url), $glue, options));
	}
	version() {
		return this.#world.version();
	}
	close() {
		this.#instance.close();
	}
	[$.dispose]() {
		this.#instance.close();
	}
}

const $glue = {
	plan,
	needs: ["host.log", "host.rate"],
	resources: [
		["acme:billing/invoices@1.4.0#cart", "defined"],
	],
	imports: {
		"acme:billing/host@1.4.0#log": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.host.log($casesOfLevel.names[$0] ?? $memory.badCase(), $memory.liftString($1, $2));
				$.settled($value, "host.log");
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"acme:billing/host@1.4.0#rate": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.host.rate($memory.liftString($0, $1), $memory.liftString($2, $3)), "host.rate");
				if ($value.ok) $value.value = $.f64($value.value, "host.rate");
				else $value.value = $.string($value.value, "host.rate");
				const $out = $memory.pointer($4, 8, 16);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.f64[($out + 8) >>> 3] = $value.value;
				else $memory.storePair($memory.lowerString($value.value), $out + 8);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
	},
};

function $loadInvoice($memory, p) {
	return {
		id: $memory.loadString(p),
		total: $memory.u64[(p + 8) >>> 3],
		currency: $casesOfCurrency.names[$memory.u8[p + 16]] ?? $memory.badCase(),
		lines: $liftListOfLineItem($memory, $memory.u32[(p + 20) >>> 2], $memory.u32[(p + 24) >>> 2]),
	};
}

function $liftListOfLineItem($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 24);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 24) values[i] = $loadLineItem($memory, p);
	return values;
}

function $loadLineItem($memory, p) {
	return {
		sku: $memory.loadString(p),
		quantity: $memory.u32[(p + 8) >>> 2],
		note: $memory.isSecond($memory.u8[p + 12]) ? $memory.loadString(p + 16) : undefined,
	};
}

function $loadInvoiceErrorPayload($memory, p) {
	switch ($memory.u8[p]) {
		case 0:
			return { kind: "unknown-sku", value: $memory.loadString(p + 8) };
		case 1:
			return { kind: "over-limit", value: $loadLimit($memory, p + 8) };
		case 2:
			return { kind: "closed" };
		default:
			return $memory.badCase();
	}
}

function $loadLimit($memory, p) {
	return {
		max: $memory.u64[p >>> 3],
	};
}

function $takeLineItem(value, place, step) {
	$.object(value, place, step);
	const $0 = value.note;
	return {
		sku: $.string(value.sku, place, step, "sku"),
		quantity: $.u32(value.quantity, place, step, "quantity"),
		note: $0 == null ? undefined : $.string($0, place, step, "note"),
	};
}

function $lowerListOfLineItem($memory, value) {
	const n = value.length;
	const start = $memory.alloc(4, n * 24);
	for (let i = 0, p = start; i < n; i++, p += 24) $storeLineItem($memory, value[i], p);
	$memory.length = n;
	return start;
}

function $storeLineItem($memory, value, p) {
	$memory.storePair($memory.lowerString(value.sku), p);
	$memory.u32[(p + 8) >>> 2] = value.quantity;
	if (value.note === undefined) $memory.u8[p + 12] = 0;
	else {
		$memory.u8[p + 12] = 1;
		$memory.storePair($memory.lowerString(value.note), p + 16);
	}
}

function $takeListOfLineItem(value, place, step, inner) {
	const n = $.array(value, 24, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $takeLineItem(value[i], here, i);
	return taken;
}

function $takePayment(value, place, step) {
	$.object(value, place, step);
	const kind = value.kind;
	switch (kind) {
		case "bank-transfer":
			return { index: 0, value: $.string(value.value, place, step, "value") };
		case "card":
			return { index: 1, value: $.u64(value.value, place, step, "value") };
		case "cash":
			return { index: 2, value: undefined };
		default:
			$.mistyped(kind, 'one of "bank-transfer", "card", "cash"', place, step, "kind");
	}
}

function $takeInclude(value, place, step) {
	$.object(value, place, step);
	$.only(value, ["lines","history"], place, step);
	return ($.flag(value.lines, place, step, "lines") ? 1 : 0) | ($.flag(value.history, place, step, "history") ? 2 : 0);
}
