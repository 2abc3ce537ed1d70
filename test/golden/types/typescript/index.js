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
$.named(MixedError, "MixedError");

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
			const $taken11 = $.char(l, "l");
			const $call = call$scalar, $memory = $call.enter();
			try {
				const $0 = a ? 1 : 0;
				const $result = $call.start()($0, b, c, d, e, f, g, h, i, j, k, $taken11);
				return $call.finish($result, $memory.char($result >>> 0));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		spilled(v, w) {
			const $taken0 = $takeScalars(v, "v");
			const $taken1 = $takeNested(w, "w");
			const $call = call$spilled, $memory = $call.enter();
			try {
				const $args = $memory.alloc(8, 160);
				$storeScalars($memory, $taken0, $args);
				$storeNested($memory, $taken1, $args + 56);
				const $result = $call.start()($args);
				const $p = $memory.passed($result, 8, 104);
				return $call.finish($result, $loadNested($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		choose(m, c, a) {
			const $taken0 = $takeMixed(m, "m");
			const $taken1 = $.oneOf(c, $casesOfColor, "c");
			const $taken2 = $takeAccess(a, "a");
			const $call = call$choose, $memory = $call.enter();
			try {
				const $args = $memory.alloc(8, 120);
				$storeMixed($memory, $taken0, $args);
				$memory.u8[$args + 112] = $taken1;
				$memory.u8[$args + 113] = $taken2;
				const $result = $call.start()($args);
				const $p = $memory.passed($result, 8, 112);
				return $call.finish($result, $loadMixed($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		fixed(a, b) {
			const $taken0 = $.fixedNumbers(a, $.kinds.u16, 3, "a");
			const $taken1 = $takeList2OfString(b, "b");
			const $call = call$fixed, $memory = $call.enter();
			try {
				const $0 = $taken0[0];
				const $1 = $taken0[1];
				const $2 = $taken0[2];
				const $3 = $memory.lowerString($taken1[0]);
				const $4 = $memory.length;
				const $5 = $memory.lowerString($taken1[1]);
				const $6 = $memory.length;
				const $result = $call.start()($0, $1, $2, $3, $4, $5, $6);
				const $p = $memory.passed($result, 4, 24);
				return $call.finish($result, $loadTupleList3OfU16List2OfString($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		lookup(m) {
			const $taken0 = $takeMapOfStringToListOfU8(m, "m");
			const $call = call$lookup, $memory = $call.enter();
			try {
				const $0 = $lowerMapOfStringToListOfU8($memory, $taken0);
				const $1 = $memory.length;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $liftMapOfU32ToColor($memory, $memory.u32[$p >>> 2], $memory.u32[($p + 4) >>> 2]));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		options(first, options) {
			$.options(options, ["a","b","last"]);
			const $option1 = options?.a;
			const $option2 = options?.b;
			const $option3 = options?.last;
			$.u8(first, "first");
			const $taken1 = $option1 == null ? undefined : $.u8($option1, "a");
			const $taken2 = $option2 == null ? undefined : $.string($option2, "b");
			const $taken3 = $takeOptionOptionBool($option3, "last");
			const $call = call$options, $memory = $call.enter();
			try {
				let $0 = 0, $1 = 0;
				if ($taken1 !== undefined) {
					$0 = 1;
					$1 = $taken1;
				}
				let $2 = 0, $3 = 0, $4 = 0;
				if ($taken2 !== undefined) {
					$2 = 1;
					$3 = $memory.lowerString($taken2);
					$4 = $memory.length;
				}
				let $5 = 0, $6 = 0, $7 = 0;
				if ($taken3 !== undefined) {
					$5 = 1;
					const $8 = $taken3.some;
					let $9 = 0, $10 = 0;
					if ($8 !== undefined) {
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
			const $taken0 = $takeTupleOf4(r, "r");
			const $call = call$results, $memory = $call.enter();
			try {
				const $0 = $taken0[0];
				let $1 = 0, $2 = 0, $3 = 0;
				if ($0.ok) {
					$2 = $0.value;
				} else {
					$1 = 1;
					$2 = $memory.lowerString($0.value);
					$3 = $memory.length;
				}
				const $4 = $taken0[1];
				let $5 = 0;
				if (!$4.ok) $5 = 1;
				const $6 = $taken0[2];
				let $7 = 0, $8 = 0;
				if (!$6.ok) {
					$7 = 1;
					$8 = $6.value;
				}
				const $9 = $taken0[3];
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
			const $taken0 = $takeListOfListOfF32(rows, "rows");
			const $call = call$matrix, $memory = $call.enter();
			try {
				const $0 = $lowerListOfListOfF32($memory, $taken0);
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
				const $taken = $.char($value, "values.scalar");
				return $taken;
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
				const $taken = $takeNested($value, "values.spilled");
				const $out = $memory.pointer($1, 8, 104);
				$storeNested($memory, $taken, $out);
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
				const $taken = $takeMixed($value, "values.choose");
				const $out = $memory.pointer($1, 8, 112);
				$storeMixed($memory, $taken, $out);
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
				const $taken = $takeTupleList3OfU16List2OfString($value, "values.fixed");
				const $out = $memory.pointer($7, 4, 24);
				$storeTupleList3OfU16List2OfString($memory, $taken, $out);
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
				const $taken = $takeMapOfU32ToColor($value, "values.lookup");
				const $out = $memory.pointer($2, 4, 8);
				$memory.storePair($lowerMapOfU32ToColor($memory, $taken), $out);
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
				const $taken = $value == null ? undefined : $takeAccess($value, "values.options");
				const $out = $memory.pointer($9, 1, 2);
				if ($taken === undefined) $memory.u8[$out] = 0;
				else {
					$memory.u8[$out] = 1;
					$memory.u8[$out + 1] = $taken;
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
				const $taken = $takeTupleResultU8OrStringResultNoneOrNone($value, "values.results");
				const $out = $memory.pointer($8, 4, 16);
				$storeTupleResultU8OrStringResultNoneOrNone($memory, $taken, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fails": ({ instance: $instance, memory: $memory }, $imports) => ($0) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.values.fails(), "values.fails");
				if ($value.ok) $value.value = $.u8($value.value, "values.fails");
				else $value.value = $.string($value.value, "values.fails");
				const $out = $memory.pointer($0, 4, 12);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.u8[$out + 4] = $value.value;
				else $memory.storePair($memory.lowerString($value.value), $out + 4);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:types/values@0.3.0#fails-with": ({ instance: $instance, memory: $memory }, $imports) => ($0) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.values.failsWith(), "values.failsWith", MixedError);
				if ($value.ok) $value.value = $.oneOf($value.value, $casesOfColor, "values.failsWith");
				else $value.value = $takeMixed($value.value, "values.failsWith");
				const $out = $memory.pointer($0, 8, 120);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.u8[$out + 8] = $value.value;
				else $storeMixed($memory, $value.value, $out + 8);
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
				const $taken = $takeListOfListOfF32($value, "values.matrix");
				const $out = $memory.pointer($2, 4, 8);
				$memory.storePair($lowerListOfListOfF32($memory, $taken), $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"probe": ({ instance: $instance, memory: $memory }, $imports) => ($0, $1, $2, $3, $4) => {
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.probe($memory.liftNumbers($0, $1, "u32"), { depth: $memory.isSecond($2) ? $3 & 255 : undefined }), "probe");
				if ($value.ok) $value.value = $.numbers($value.value, $.kinds.u32, "probe");
				else $value.value = $.string($value.value, "probe");
				const $out = $memory.pointer($4, 4, 12);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.storePair($memory.lowerNumbers($value.value, "u32"), $out + 4);
				else $memory.storePair($memory.lowerString($value.value), $out + 4);
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
	$memory.u32[(p + 48) >>> 2] = value.l;
}

function $storeNested($memory, value, p) {
	$storeScalars($memory, value.inner, p);
	$memory.storePair($lowerListOfString($memory, value.texts), p + 56);
	$memory.storePair($memory.lowerNumbers(value.bytes, "u8"), p + 64);
	$memory.storePair($memory.lowerNumbers(value.longs, "s64"), p + 72);
	$memory.storePair($lowerListOfBool($memory, value.switches), p + 80);
	if (value.maybe === undefined) $memory.u8[p + 88] = 0;
	else {
		$memory.u8[p + 88] = 1;
		if (value.maybe.some === undefined) $memory.u8[p + 92] = 0;
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

function $takeScalars(value, place, step) {
	$.object(value, place, step);
	return {
		a: $.bool(value.a, place, step, "a"),
		b: $.u8(value.b, place, step, "b"),
		c: $.s8(value.c, place, step, "c"),
		d: $.u16(value.d, place, step, "d"),
		e: $.s16(value.e, place, step, "e"),
		f: $.u32(value.f, place, step, "f"),
		g: $.s32(value.g, place, step, "g"),
		h: $.u64(value.h, place, step, "h"),
		i: $.s64(value.i, place, step, "i"),
		j: $.f32(value.j, place, step, "j"),
		k: $.f64(value.k, place, step, "k"),
		l: $.char(value.l, place, step, "l"),
	};
}

function $takeNested(value, place, step) {
	$.object(value, place, step);
	return {
		inner: $takeScalars(value.inner, [place, step], "inner"),
		texts: $takeListOfString(value.texts, place, step, "texts"),
		bytes: $.numbers(value.bytes, $.kinds.u8, place, step, "bytes"),
		longs: $.numbers(value.longs, $.kinds.s64, place, step, "longs"),
		switches: $takeListOfBool(value.switches, place, step, "switches"),
		maybe: $takeOptionOptionU32(value.maybe, [place, step], "maybe"),
	};
}

function $takeListOfString(value, place, step, inner) {
	const n = $.array(value, 8, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $.string(value[i], here, i);
	return taken;
}

function $takeListOfBool(value, place, step, inner) {
	const n = $.array(value, 1, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $.bool(value[i], here, i);
	return taken;
}

function $takeOptionOptionU32(value, place, step) {
	if (value == null) return undefined;
	$.object(value, place, step);
	const $0 = value.some;
	return { some: $0 == null ? undefined : $.u32($0, place, step, "some") };
}

function $storeMixed($memory, value, p) {
	$memory.u8[p] = value.index;
	switch (value.index) {
		case 0:
			$memory.u8[p + 8] = value.value;
			return;
		case 1:
			$memory.f32[(p + 8) >>> 2] = value.value;
			return;
		case 2:
			$memory.s64[(p + 8) >>> 3] = value.value;
			return;
		case 3:
			$memory.f64[(p + 8) >>> 3] = value.value;
			return;
		case 4:
			$memory.storePair($memory.lowerString(value.value), p + 8);
			return;
		case 5:
			$storeNested($memory, value.value, p + 8);
			return;
	}
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

function $takeMixed(value, place, step) {
	$.object(value, place, step);
	const kind = value.kind;
	switch (kind) {
		case "a":
			return { index: 0, value: $.u8(value.value, place, step, "value") };
		case "b":
			return { index: 1, value: $.f32(value.value, place, step, "value") };
		case "c":
			return { index: 2, value: $.s64(value.value, place, step, "value") };
		case "d":
			return { index: 3, value: $.f64(value.value, place, step, "value") };
		case "e":
			return { index: 4, value: $.string(value.value, place, step, "value") };
		case "f":
			return { index: 5, value: $takeNested(value.value, [place, step], "value") };
		case "g":
			return { index: 6, value: undefined };
		default:
			$.mistyped(kind, 'one of "a", "b", "c", "d", "e", "f", "g"', place, step, "kind");
	}
}

function $takeAccess(value, place, step) {
	$.object(value, place, step);
	$.only(value, ["read","writeAll"], place, step);
	return ($.flag(value.read, place, step, "read") ? 1 : 0) | ($.flag(value.writeAll, place, step, "writeAll") ? 2 : 0);
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

function $takeList2OfString(value, place, step, inner) {
	$.fixed(value, 2, place, step, inner);
	const here = [place, step, inner], taken = new Array(2);
	for (let i = 0; i < 2; i++) taken[i] = $.string(value[i], here, i);
	return taken;
}

function $lowerMapOfStringToListOfU8($memory, value) {
	const n = value.length / 2;
	const start = $memory.alloc(4, n * 16);
	for (let i = 0, p = start; i < 2 * n; i += 2, p += 16) {
		$memory.storePair($memory.lowerString(value[i]), p);
		$memory.storePair($memory.lowerNumbers(value[i + 1], "u8"), p + 8);
	}
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

function $takeMapOfStringToListOfU8(value, place, step, inner) {
	const here = [place, step, inner], taken = [];
	for (const [key, item] of $.map(value, place, step, inner)) taken.push($.string(key, here, "keys()"), $.numbers(item, $.kinds.u8, here, String(key)));
	return taken;
}

function $liftAccess(bits) {
	return {
		read: (bits & 1) !== 0,
		writeAll: (bits & 2) !== 0,
	};
}

function $takeOptionOptionBool(value, place, step) {
	if (value == null) return undefined;
	$.object(value, place, step);
	const $0 = value.some;
	return { some: $0 == null ? undefined : $.bool($0, place, step, "some") };
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

function $takeTupleOf4(value, place, step) {
	$.fixed(value, 4, place, step);
	return [$takeResultU8OrString(value[0], [place, step], 0), $takeResultNoneOrNone(value[1], [place, step], 1), $takeResultNoneOrColor(value[2], [place, step], 2), $takeResultF64OrNone(value[3], [place, step], 3)];
}

function $takeResultU8OrString(value, place, step) {
	$.object(value, place, step);
	if ($.bool(value.ok, place, step, "ok")) return { ok: true, value: $.u8(value.value, place, step, "value") };
	return { ok: false, value: $.string(value.error, place, step, "error") };
}

function $takeResultNoneOrNone(value, place, step) {
	$.object(value, place, step);
	if ($.bool(value.ok, place, step, "ok")) return { ok: true, value: undefined };
	return { ok: false, value: undefined };
}

function $takeResultNoneOrColor(value, place, step) {
	$.object(value, place, step);
	if ($.bool(value.ok, place, step, "ok")) return { ok: true, value: undefined };
	return { ok: false, value: $.oneOf(value.error, $casesOfColor, place, step, "error") };
}

function $takeResultF64OrNone(value, place, step) {
	$.object(value, place, step);
	if ($.bool(value.ok, place, step, "ok")) return { ok: true, value: $.f64(value.value, place, step, "value") };
	return { ok: false, value: undefined };
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

function $takeListOfListOfF32(value, place, step, inner) {
	const n = $.array(value, 8, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $.numbers(value[i], $.kinds.f32, here, i);
	return taken;
}

function $liftList3OfU16($memory, $0, $1, $2) {
	return Uint16Array.of($0 & 65535, $1 & 65535, $2 & 65535);
}

function $liftList2OfString($memory, $0, $1, $2, $3) {
	return [$memory.liftString($0, $1), $memory.liftString($2, $3)];
}

function $takeTupleList3OfU16List2OfString(value, place, step) {
	$.fixed(value, 2, place, step);
	return [$.fixedNumbers(value[0], $.kinds.u16, 3, place, step, 0), $takeList2OfString(value[1], place, step, 1)];
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

function $takeMapOfU32ToColor(value, place, step, inner) {
	const here = [place, step, inner], taken = [];
	for (const [key, item] of $.map(value, place, step, inner)) taken.push($.u32(key, here, "keys()"), $.oneOf(item, $casesOfColor, here, String(key)));
	return taken;
}

function $lowerMapOfU32ToColor($memory, value) {
	const n = value.length / 2;
	const start = $memory.alloc(4, n * 8);
	for (let i = 0, p = start; i < 2 * n; i += 2, p += 8) {
		$memory.u32[p >>> 2] = value[i];
		$memory.u8[p + 4] = value[i + 1];
	}
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

function $takeTupleResultU8OrStringResultNoneOrNone(value, place, step) {
	$.fixed(value, 2, place, step);
	return [$takeResultU8OrString(value[0], [place, step], 0), $takeResultNoneOrNone(value[1], [place, step], 1)];
}

function $storeTupleResultU8OrStringResultNoneOrNone($memory, value, p) {
	$storeResultU8OrString($memory, value[0], p);
	$storeResultNoneOrNone($memory, value[1], p + 12);
}

function $storeResultU8OrString($memory, value, p) {
	$memory.u8[p] = value.ok ? 0 : 1;
	if (value.ok) $memory.u8[p + 4] = value.value;
	else $memory.storePair($memory.lowerString(value.value), p + 4);
}

function $storeResultNoneOrNone($memory, value, p) {
	$memory.u8[p] = value.ok ? 0 : 1;
}
