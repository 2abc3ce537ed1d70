import plan from "./plan.js";
import * as $ from "./runtime/index.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/index.js";

export const Color = Object.freeze({
	Red: "red",
	DarkBlue: "dark-blue",
});
const $casesOfColor = $.enumeration(Color);

export class MixedError extends $.SdkError {
	constructor(payload) {
		super($.describe(payload, "mixed"));
		this.payload = payload;
	}
}
MixedError.prototype.name = "MixedError";

function $Values($instance) {
	const [call$scalar, call$spilled, call$choose, call$fixed, call$lookup, call$options, call$results, call$fails, call$failsWith, call$failsPlainly, call$matrix] = $instance.calls;
	return {
		scalar(a, b, c, d, e, f, g, h, i, j, k, l) {
			$.bool(a, "a");
			$.u8(b, "b");
			$.s8(c, "c");
			$.u16(d, "d");
			$.s16(e, "e");
			$.u32(f, "f");
			$.s32(g, "g");
			$.u64(h, "h");
			$.s64(i, "i");
			$.f32(j, "j");
			$.f64(k, "k");
			$.char(l, "l");
			const $call = call$scalar, $memory = $call.enter();
			try {
				const $0 = a ? 1 : 0;
				const $1 = l.codePointAt(0);
				const $result = $call.start()($0, b, c, d, e, f, g, h, i, j, k, $1);
				return $call.finish($result, $memory.char($result >>> 0));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		spilled(v, w) {
			$checkScalars(v, "v");
			$checkNested(w, "w");
			const $call = call$spilled, $memory = $call.enter();
			try {
				const $args = $memory.alloc(8, 160);
				$storeScalars($memory, v, $args);
				$storeNested($memory, w, $args + 56);
				const $result = $call.start()($args);
				const $p = $memory.passed($result, 8, 104);
				return $call.finish($result, $loadNested($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		choose(m, c, a) {
			$checkMixed(m, "m");
			$.oneOf(c, $casesOfColor, "c");
			$checkAccess(a, "a");
			const $call = call$choose, $memory = $call.enter();
			try {
				const $args = $memory.alloc(8, 120);
				$storeMixed($memory, m, $args);
				$memory.u8[$args + 112] = $casesOfColor.indices.get(c);
				$memory.u8[$args + 113] = $lowerAccess(a);
				const $result = $call.start()($args);
				const $p = $memory.passed($result, 8, 112);
				return $call.finish($result, $loadMixed($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		fixed(a, b) {
			$checkList3OfU16(a, "a");
			$checkList2OfString(b, "b");
			const $call = call$fixed, $memory = $call.enter();
			try {
				const $0 = a[0];
				const $1 = a[1];
				const $2 = a[2];
				const $3 = $memory.lowerString(b[0]);
				const $4 = $memory.length;
				const $5 = $memory.lowerString(b[1]);
				const $6 = $memory.length;
				const $result = $call.start()($0, $1, $2, $3, $4, $5, $6);
				const $p = $memory.passed($result, 4, 24);
				return $call.finish($result, $loadTupleList3OfU16List2OfString($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		lookup(m) {
			$checkMapOfStringToListOfU8(m, "m");
			const $call = call$lookup, $memory = $call.enter();
			try {
				const $0 = $lowerMapOfStringToListOfU8($memory, m);
				const $1 = $memory.length;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $liftMapOfU32ToColor($memory, $memory.u32[$p >>> 2], $memory.u32[($p + 4) >>> 2]));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		options(first, options) {
			$.options(options);
			const $option1 = options?.a;
			const $option2 = options?.b;
			const $option3 = options?.last;
			$.u8(first, "first");
			if ($option1 != null) $.u8($option1, "a");
			if ($option2 != null) $.string($option2, "b");
			$checkOptionOptionBool($option3, "last");
			const $call = call$options, $memory = $call.enter();
			try {
				let $0 = 0, $1 = 0;
				if ($option1 != null) {
					$0 = 1;
					$1 = $option1;
				}
				let $2 = 0, $3 = 0, $4 = 0;
				if ($option2 != null) {
					$2 = 1;
					$3 = $memory.lowerString($option2);
					$4 = $memory.length;
				}
				let $5 = 0, $6 = 0, $7 = 0;
				if ($option3 != null) {
					$5 = 1;
					const $8 = $option3.some;
					let $9 = 0, $10 = 0;
					if ($8 != null) {
						$9 = 1;
						$10 = $8 ? 1 : 0;
					}
					$6 = $9;
					$7 = $10;
				}
				const $result = $call.start()(first, $0, $1, $2, $3, $4, $5, $6, $7);
				const $p = $memory.passed($result, 1, 2);
				return $call.finish($result, $memory.isSecond($memory.u8[$p]) ? $liftAccess($memory.u8[$p + 1]) : undefined);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		results(r) {
			$checkTupleOf4(r, "r");
			const $call = call$results, $memory = $call.enter();
			try {
				const $0 = r[0];
				let $1 = 0, $2 = 0, $3 = 0;
				if ($0.ok) {
					$2 = $0.value;
				} else {
					$1 = 1;
					$2 = $memory.lowerString($0.error);
					$3 = $memory.length;
				}
				const $4 = r[1];
				let $5 = 0;
				if (!$4.ok) $5 = 1;
				const $6 = r[2];
				let $7 = 0, $8 = 0;
				if (!$6.ok) {
					$7 = 1;
					$8 = $casesOfColor.indices.get($6.error);
				}
				const $9 = r[3];
				let $10 = 0, $11 = 0;
				if ($9.ok) $11 = $9.value;
				else $10 = 1;
				const $result = $call.start()($1, $2, $3, $5, $7, $8, $10, $11);
				const $p = $memory.passed($result, 4, 16);
				return $call.finish($result, $loadTupleResultU8OrStringResultNoneOrNone($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		fails() {
			const $call = call$fails, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 4, 12);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new $.ResultError($memory.loadString($p + 4)));
				return $call.finish($result, $memory.u8[$p + 4]);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		failsWith() {
			const $call = call$failsWith, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 8, 120);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new MixedError($loadMixed($memory, $p + 8)));
				return $call.finish($result, $casesOfColor.names[$memory.u8[$p + 8]] ?? $memory.badCase());
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		failsPlainly() {
			const $call = call$failsPlainly, $memory = $call.enter();
			try {
				const $result = $call.start()();
				if ($memory.isSecond($result)) throw $call.finish($result, new $.ResultError());
				return $call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		matrix(rows) {
			$checkListOfListOfF32(rows, "rows");
			const $call = call$matrix, $memory = $call.enter();
			try {
				const $0 = $lowerListOfListOfF32($memory, rows);
				const $1 = $memory.length;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $liftListOfListOfF32($memory, $memory.u32[$p >>> 2], $memory.u32[($p + 4) >>> 2]));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

export class Types {
	#instance;
	constructor($instance) {
		if (!($instance instanceof $.Instance)) $.notConstructible("Types", "Types.load");
		this.#instance = $instance;
		this.values = $Values($instance);
	}
	static async load(options) {
		$.options(options);
		return new Types(await $.open(() => new URL("./types.wasm", import.meta.url), $glue, options));
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
	needs: ["values.scalar", "values.spilled", "values.choose", "values.fixed", "values.lookup", "values.options", "values.results", "values.fails", "values.failsWith", "values.failsPlainly", "values.matrix", "probe"],
	resources: [
	],
	imports: {
		"golden:types/values@0.3.0#scalar": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.scalar($0 !== 0, $1 & 255, ($2 << 24) >> 24, $3 & 65535, ($4 << 16) >> 16, $5 >>> 0, $6, BigInt.asUintN(64, $7), $8, $9, $10, $memory.char($11 >>> 0));
				$.char($value, "values.scalar");
				const $r0 = $value.codePointAt(0);
				return $r0;
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#spilled": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $args = $memory.pointer($0, 8, 160);
				const $value = $imports.values.spilled($loadScalars($memory, $args), $loadNested($memory, $args + 56));
				$.settled($value, "values.spilled");
				$checkNested($value, "values.spilled");
				const $out = $memory.pointer($1, 8, 104);
				$storeNested($memory, $value, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#choose": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $args = $memory.pointer($0, 8, 120);
				const $value = $imports.values.choose($loadMixed($memory, $args), $casesOfColor.names[$memory.u8[$args + 112]] ?? $memory.badCase(), $liftAccess($memory.u8[$args + 113]));
				$.settled($value, "values.choose");
				$checkMixed($value, "values.choose");
				const $out = $memory.pointer($1, 8, 112);
				$storeMixed($memory, $value, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fixed": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4, $5, $6, $7) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.fixed($liftList3OfU16($memory, $0, $1, $2), $liftList2OfString($memory, $3, $4, $5, $6));
				$.settled($value, "values.fixed");
				$checkTupleList3OfU16List2OfString($value, "values.fixed");
				const $out = $memory.pointer($7, 4, 24);
				$storeTupleList3OfU16List2OfString($memory, $value, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#lookup": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.lookup($liftMapOfStringToListOfU8($memory, $0, $1));
				$.settled($value, "values.lookup");
				$checkMapOfU32ToColor($value, "values.lookup");
				const $out = $memory.pointer($2, 4, 8);
				$memory.storePair($lowerMapOfU32ToColor($memory, $value), $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#options": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.options($0 & 255, { a: $memory.isSecond($1) ? $2 & 255 : undefined, b: $memory.isSecond($3) ? $memory.liftString($4, $5) : undefined, last: $memory.isSecond($6) ? { some: $memory.isSecond($7) ? $8 !== 0 : undefined } : undefined });
				$.settled($value, "values.options");
				if ($value != null) $checkAccess($value, "values.options");
				const $out = $memory.pointer($9, 1, 2);
				if ($value == null) $memory.u8[$out] = 0;
				else {
					$memory.u8[$out] = 1;
					$memory.u8[$out + 1] = $lowerAccess($value);
				}
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#results": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4, $5, $6, $7, $8) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.results($liftTupleOf4($memory, $0, $1, $2, $3, $4, $5, $6, $7));
				$.settled($value, "values.results");
				$checkTupleResultU8OrStringResultNoneOrNone($value, "values.results");
				const $out = $memory.pointer($8, 4, 16);
				$storeTupleResultU8OrStringResultNoneOrNone($memory, $value, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fails": ({ instance: $instance, memory: $memory }, $imports) => ($0) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.values.fails(), "values.fails");
				if ($value.ok) $.u8($value.value, "values.fails");
				else $.string($value.error, "values.fails");
				const $out = $memory.pointer($0, 4, 12);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.u8[$out + 4] = $value.value;
				else $memory.storePair($memory.lowerString($value.error), $out + 4);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fails-with": ({ instance: $instance, memory: $memory }, $imports) => ($0) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.values.failsWith(), "values.failsWith", MixedError);
				if ($value.ok) $.oneOf($value.value, $casesOfColor, "values.failsWith");
				else $checkMixed($value.error, "values.failsWith");
				const $out = $memory.pointer($0, 8, 120);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.u8[$out + 8] = $casesOfColor.indices.get($value.value);
				else $storeMixed($memory, $value.error, $out + 8);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fails-plainly": ({ instance: $instance }, $imports) => () => {
			$instance.mayLeave();
			try {
				const $value = $.attempt(() => $imports.values.failsPlainly(), "values.failsPlainly");
				let $r0 = 0;
				if (!$value.ok) $r0 = 1;
				return $r0;
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#matrix": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.values.matrix($liftListOfListOfF32($memory, $0, $1));
				$.settled($value, "values.matrix");
				$checkListOfListOfF32($value, "values.matrix");
				const $out = $memory.pointer($2, 4, 8);
				$memory.storePair($lowerListOfListOfF32($memory, $value), $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"probe": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.probe($memory.liftNumbers($0, $1, "u32"), { depth: $memory.isSecond($2) ? $3 & 255 : undefined }), "probe");
				if ($value.ok) $.numbers($value.value, Uint32Array, $.u32, "probe");
				else $.string($value.error, "probe");
				const $out = $memory.pointer($4, 4, 12);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.storePair($memory.lowerNumbers($value.value, "u32"), $out + 4);
				else $memory.storePair($memory.lowerString($value.error), $out + 4);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
	},
};

function $storeScalars($memory, value, p) {
	$memory.u8[p] = value.a ? 1 : 0;
	$memory.u8[p + 1] = value.b;
	$memory.s8[p + 2] = value.c;
	$memory.u16[(p + 4) >>> 1] = value.d;
	$memory.s16[(p + 6) >>> 1] = value.e;
	$memory.u32[(p + 8) >>> 2] = value.f;
	$memory.s32[(p + 12) >>> 2] = value.g;
	$memory.u64[(p + 16) >>> 3] = value.h;
	$memory.s64[(p + 24) >>> 3] = value.i;
	$memory.f32[(p + 32) >>> 2] = value.j;
	$memory.f64[(p + 40) >>> 3] = value.k;
	$memory.u32[(p + 48) >>> 2] = value.l.codePointAt(0);
}

function $storeNested($memory, value, p) {
	$storeScalars($memory, value.inner, p);
	$memory.storePair($lowerListOfString($memory, value.texts), p + 56);
	$memory.storePair($memory.lowerNumbers(value.bytes, "u8"), p + 64);
	$memory.storePair($memory.lowerNumbers(value.longs, "s64"), p + 72);
	$memory.storePair($lowerListOfBool($memory, value.switches), p + 80);
	if (value.maybe == null) $memory.u8[p + 88] = 0;
	else {
		$memory.u8[p + 88] = 1;
		if (value.maybe.some == null) $memory.u8[p + 92] = 0;
		else {
			$memory.u8[p + 92] = 1;
			$memory.u32[(p + 96) >>> 2] = value.maybe.some;
		}
	}
}

function $lowerListOfString($memory, value) {
	const n = value.length;
	const start = $memory.alloc(4, n * 8);
	for (let i = 0, p = start; i < n; i++, p += 8) $memory.storePair($memory.lowerString(value[i]), p);
	$memory.length = n;
	return start;
}

function $lowerListOfBool($memory, value) {
	const n = value.length;
	const start = $memory.alloc(1, n * 1);
	for (let i = 0, p = start; i < n; i++, p += 1) $memory.u8[p] = value[i] ? 1 : 0;
	$memory.length = n;
	return start;
}

function $loadNested($memory, p) {
	return {
		inner: $loadScalars($memory, p),
		texts: $liftListOfString($memory, $memory.u32[(p + 56) >>> 2], $memory.u32[(p + 60) >>> 2]),
		bytes: $memory.liftNumbers($memory.u32[(p + 64) >>> 2], $memory.u32[(p + 68) >>> 2], "u8"),
		longs: $memory.liftNumbers($memory.u32[(p + 72) >>> 2], $memory.u32[(p + 76) >>> 2], "s64"),
		switches: $liftListOfBool($memory, $memory.u32[(p + 80) >>> 2], $memory.u32[(p + 84) >>> 2]),
		maybe: $memory.isSecond($memory.u8[p + 88]) ? { some: $memory.isSecond($memory.u8[p + 92]) ? $memory.u32[(p + 96) >>> 2] : undefined } : undefined,
	};
}

function $loadScalars($memory, p) {
	return {
		a: $memory.u8[p] !== 0,
		b: $memory.u8[p + 1],
		c: $memory.s8[p + 2],
		d: $memory.u16[(p + 4) >>> 1],
		e: $memory.s16[(p + 6) >>> 1],
		f: $memory.u32[(p + 8) >>> 2],
		g: $memory.s32[(p + 12) >>> 2],
		h: $memory.u64[(p + 16) >>> 3],
		i: $memory.s64[(p + 24) >>> 3],
		j: $memory.f32[(p + 32) >>> 2],
		k: $memory.f64[(p + 40) >>> 3],
		l: $memory.char($memory.u32[(p + 48) >>> 2]),
	};
}

function $liftListOfString($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 8);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 8) values[i] = $memory.loadString(p);
	return values;
}

function $liftListOfBool($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 1, 1);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 1) values[i] = $memory.u8[p] !== 0;
	return values;
}

function $checkScalars(value, place, step) {
	const here = $.object(value, place, step);
	$.bool(value.a, here, "a");
	$.u8(value.b, here, "b");
	$.s8(value.c, here, "c");
	$.u16(value.d, here, "d");
	$.s16(value.e, here, "e");
	$.u32(value.f, here, "f");
	$.s32(value.g, here, "g");
	$.u64(value.h, here, "h");
	$.s64(value.i, here, "i");
	$.f32(value.j, here, "j");
	$.f64(value.k, here, "k");
	$.char(value.l, here, "l");
}

function $checkNested(value, place, step) {
	const here = $.object(value, place, step);
	$checkScalars(value.inner, here, "inner");
	$checkListOfString(value.texts, here, "texts");
	$.numbers(value.bytes, Uint8Array, $.u8, here, "bytes");
	$.numbers(value.longs, BigInt64Array, $.s64, here, "longs");
	$checkListOfBool(value.switches, here, "switches");
	$checkOptionOptionU32(value.maybe, here, "maybe");
}

function $checkListOfString(value, place, step) {
	const here = $.array(value, place, step);
	for (let i = 0; i < value.length; i++) $.string(value[i], here, i);
}

function $checkListOfBool(value, place, step) {
	const here = $.array(value, place, step);
	for (let i = 0; i < value.length; i++) $.bool(value[i], here, i);
}

function $checkOptionOptionU32(value, place, step) {
	if (value == null) return;
	const here = $.object(value, place, step);
	if (value.some != null) $.u32(value.some, here, "some");
}

function $storeMixed($memory, value, p) {
	switch (value.kind) {
		case "a":
			$memory.u8[p] = 0;
			$memory.u8[p + 8] = value.value;
			return;
		case "b":
			$memory.u8[p] = 1;
			$memory.f32[(p + 8) >>> 2] = value.value;
			return;
		case "c":
			$memory.u8[p] = 2;
			$memory.s64[(p + 8) >>> 3] = value.value;
			return;
		case "d":
			$memory.u8[p] = 3;
			$memory.f64[(p + 8) >>> 3] = value.value;
			return;
		case "e":
			$memory.u8[p] = 4;
			$memory.storePair($memory.lowerString(value.value), p + 8);
			return;
		case "f":
			$memory.u8[p] = 5;
			$storeNested($memory, value.value, p + 8);
			return;
		case "g":
			$memory.u8[p] = 6;
			return;
	}
	throw new TypeError("a variant changed while it was passed");
}

function $lowerAccess(value) {
	return (value.read ? 1 : 0) | (value.writeAll ? 2 : 0);
}

function $loadMixed($memory, p) {
	switch ($memory.u8[p]) {
		case 0:
			return { kind: "a", value: $memory.u8[p + 8] };
		case 1:
			return { kind: "b", value: $memory.f32[(p + 8) >>> 2] };
		case 2:
			return { kind: "c", value: $memory.s64[(p + 8) >>> 3] };
		case 3:
			return { kind: "d", value: $memory.f64[(p + 8) >>> 3] };
		case 4:
			return { kind: "e", value: $memory.loadString(p + 8) };
		case 5:
			return { kind: "f", value: $loadNested($memory, p + 8) };
		case 6:
			return { kind: "g" };
		default:
			return $memory.badCase();
	}
}

function $checkMixed(value, place, step) {
	const here = $.object(value, place, step);
	switch (value.kind) {
		case "a":
			$.u8(value.value, here, "value");
			break;
		case "b":
			$.f32(value.value, here, "value");
			break;
		case "c":
			$.s64(value.value, here, "value");
			break;
		case "d":
			$.f64(value.value, here, "value");
			break;
		case "e":
			$.string(value.value, here, "value");
			break;
		case "f":
			$checkNested(value.value, here, "value");
			break;
		case "g":
			break;
		default:
			$.mistyped(value.kind, 'one of "a", "b", "c", "d", "e", "f", "g"', here, "kind");
	}
}

function $checkAccess(value, place, step) {
	const here = $.object(value, place, step);
	$.flag(value.read, here, "read");
	$.flag(value.writeAll, here, "writeAll");
}

function $loadTupleList3OfU16List2OfString($memory, p) {
	return [$loadList3OfU16($memory, p), $loadList2OfString($memory, p + 8)];
}

function $loadList3OfU16($memory, p) {
	return $memory.u16.slice(p / 2, p / 2 + 3);
}

function $loadList2OfString($memory, p) {
	const values = new Array(2);
	for (let i = 0; i < 2; i++, p += 8) values[i] = $memory.loadString(p);
	return values;
}

function $checkList3OfU16(value, place, step) {
	$.numbers(value, Uint16Array, $.u16, place, step);
	$.length(value, 3, place, step);
}

function $checkList2OfString(value, place, step) {
	const here = $.array(value, place, step);
	$.length(value, 2, place, step);
	for (let i = 0; i < value.length; i++) $.string(value[i], here, i);
}

function $lowerMapOfStringToListOfU8($memory, value) {
	const n = value.size;
	const start = $memory.alloc(4, n * 16);
	const end = start + n * 16;
	let p = start;
	for (const [key, item] of value) {
		if (p === end) break;
		$memory.storePair($memory.lowerString(key), p);
		$memory.storePair($memory.lowerNumbers(item, "u8"), p + 8);
		p += 16;
	}
	if (p !== end) throw new TypeError("a Map changed while it was passed");
	$memory.length = n;
	return start;
}

function $liftMapOfU32ToColor($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 8);
	const values = new Map();
	for (let i = 0; i < n; i++, p += 8) values.set($memory.u32[p >>> 2], $casesOfColor.names[$memory.u8[p + 4]] ?? $memory.badCase());
	return values;
}

function $checkMapOfStringToListOfU8(value, place, step) {
	const here = $.map(value, place, step);
	for (const [key, item] of value) {
		$.string(key, here, "keys()");
		$.numbers(item, Uint8Array, $.u8, here, String(key));
	}
}

function $liftAccess(bits) {
	return {
		read: (bits & 1) !== 0,
		writeAll: (bits & 2) !== 0,
	};
}

function $checkOptionOptionBool(value, place, step) {
	if (value == null) return;
	const here = $.object(value, place, step);
	if (value.some != null) $.bool(value.some, here, "some");
}

function $loadTupleResultU8OrStringResultNoneOrNone($memory, p) {
	return [$loadResultU8OrString($memory, p), $loadResultNoneOrNone($memory, p + 12)];
}

function $loadResultU8OrString($memory, p) {
	switch ($memory.u8[p]) {
		case 0:
			return { ok: true, value: $memory.u8[p + 4] };
		case 1:
			return { ok: false, error: $memory.loadString(p + 4) };
		default:
			return $memory.badCase();
	}
}

function $loadResultNoneOrNone($memory, p) {
	switch ($memory.u8[p]) {
		case 0:
			return { ok: true };
		case 1:
			return { ok: false };
		default:
			return $memory.badCase();
	}
}

function $checkTupleOf4(value, place, step) {
	const here = $.array(value, place, step);
	$.length(value, 4, place, step);
	$checkResultU8OrString(value[0], here, 0);
	$checkResultNoneOrNone(value[1], here, 1);
	$checkResultNoneOrColor(value[2], here, 2);
	$checkResultF64OrNone(value[3], here, 3);
}

function $checkResultU8OrString(value, place, step) {
	const here = $.object(value, place, step);
	$.bool(value.ok, here, "ok");
	if (value.ok) $.u8(value.value, here, "value");
	else $.string(value.error, here, "error");
}

function $checkResultNoneOrNone(value, place, step) {
	const here = $.object(value, place, step);
	$.bool(value.ok, here, "ok");
}

function $checkResultNoneOrColor(value, place, step) {
	const here = $.object(value, place, step);
	$.bool(value.ok, here, "ok");
	if (!value.ok) $.oneOf(value.error, $casesOfColor, here, "error");
}

function $checkResultF64OrNone(value, place, step) {
	const here = $.object(value, place, step);
	$.bool(value.ok, here, "ok");
	if (value.ok) $.f64(value.value, here, "value");
}

function $lowerListOfListOfF32($memory, value) {
	const n = value.length;
	const start = $memory.alloc(4, n * 8);
	for (let i = 0, p = start; i < n; i++, p += 8) $memory.storePair($memory.lowerNumbers(value[i], "f32"), p);
	$memory.length = n;
	return start;
}

function $liftListOfListOfF32($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 8);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 8) values[i] = $memory.liftNumbers($memory.u32[p >>> 2], $memory.u32[(p + 4) >>> 2], "f32");
	return values;
}

function $checkListOfListOfF32(value, place, step) {
	const here = $.array(value, place, step);
	for (let i = 0; i < value.length; i++) $.numbers(value[i], Float32Array, $.f32, here, i);
}

function $liftList3OfU16($memory, $0, $1, $2) {
	return Uint16Array.of($0 & 65535, $1 & 65535, $2 & 65535);
}

function $liftList2OfString($memory, $0, $1, $2, $3) {
	return [$memory.liftString($0, $1), $memory.liftString($2, $3)];
}

function $checkTupleList3OfU16List2OfString(value, place, step) {
	const here = $.array(value, place, step);
	$.length(value, 2, place, step);
	$checkList3OfU16(value[0], here, 0);
	$checkList2OfString(value[1], here, 1);
}

function $storeTupleList3OfU16List2OfString($memory, value, p) {
	$storeList3OfU16($memory, value[0], p);
	$storeList2OfString($memory, value[1], p + 8);
}

function $storeList3OfU16($memory, value, p) {
	for (let i = 0; i < 3; i++, p += 2) $memory.u16[p >>> 1] = value[i];
}

function $storeList2OfString($memory, value, p) {
	for (let i = 0; i < 2; i++, p += 8) $memory.storePair($memory.lowerString(value[i]), p);
}

function $liftMapOfStringToListOfU8($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 16);
	const values = new Map();
	for (let i = 0; i < n; i++, p += 16) values.set($memory.loadString(p), $memory.liftNumbers($memory.u32[(p + 8) >>> 2], $memory.u32[(p + 12) >>> 2], "u8"));
	return values;
}

function $checkMapOfU32ToColor(value, place, step) {
	const here = $.map(value, place, step);
	for (const [key, item] of value) {
		$.u32(key, here, "keys()");
		$.oneOf(item, $casesOfColor, here, String(key));
	}
}

function $lowerMapOfU32ToColor($memory, value) {
	const n = value.size;
	const start = $memory.alloc(4, n * 8);
	const end = start + n * 8;
	let p = start;
	for (const [key, item] of value) {
		if (p === end) break;
		$memory.u32[p >>> 2] = key;
		$memory.u8[p + 4] = $casesOfColor.indices.get(item);
		p += 8;
	}
	if (p !== end) throw new TypeError("a Map changed while it was passed");
	$memory.length = n;
	return start;
}

function $liftTupleOf4($memory, $0, $1, $2, $3, $4, $5, $6, $7) {
	return [$liftResultU8OrString($memory, $0, $1, $2), $liftResultNoneOrNone($memory, $3), $liftResultNoneOrColor($memory, $4, $5), $liftResultF64OrNone($memory, $6, $7)];
}

function $liftResultU8OrString($memory, $0, $1, $2) {
	switch ($0) {
		case 0:
			return { ok: true, value: $1 & 255 };
		case 1:
			return { ok: false, error: $memory.liftString($1, $2) };
		default:
			return $memory.badCase();
	}
}

function $liftResultNoneOrNone($memory, $0) {
	switch ($0) {
		case 0:
			return { ok: true };
		case 1:
			return { ok: false };
		default:
			return $memory.badCase();
	}
}

function $liftResultNoneOrColor($memory, $0, $1) {
	switch ($0) {
		case 0:
			return { ok: true };
		case 1:
			return { ok: false, error: $casesOfColor.names[$1] ?? $memory.badCase() };
		default:
			return $memory.badCase();
	}
}

function $liftResultF64OrNone($memory, $0, $1) {
	switch ($0) {
		case 0:
			return { ok: true, value: $1 };
		case 1:
			return { ok: false };
		default:
			return $memory.badCase();
	}
}

function $checkTupleResultU8OrStringResultNoneOrNone(value, place, step) {
	const here = $.array(value, place, step);
	$.length(value, 2, place, step);
	$checkResultU8OrString(value[0], here, 0);
	$checkResultNoneOrNone(value[1], here, 1);
}

function $storeTupleResultU8OrStringResultNoneOrNone($memory, value, p) {
	$storeResultU8OrString($memory, value[0], p);
	$storeResultNoneOrNone($memory, value[1], p + 12);
}

function $storeResultU8OrString($memory, value, p) {
	$memory.u8[p] = value.ok ? 0 : 1;
	if (value.ok) $memory.u8[p + 4] = value.value;
	else $memory.storePair($memory.lowerString(value.error), p + 4);
}

function $storeResultNoneOrNone($memory, value, p) {
	$memory.u8[p] = value.ok ? 0 : 1;
}
