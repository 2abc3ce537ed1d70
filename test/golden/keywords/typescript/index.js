import plan from "./plan.js";
import * as $ from "./runtime/index.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/index.js";

export const Kind = Object.freeze({
	New: "new",
	Class: "class",
	End: "end",
	None: "none",
	Default: "default",
});
const $casesOfKind = $.enumeration(Kind);

export class ApiArrayLike {
	constructor() {
		$.notConstructible("ApiArrayLike");
	}
}

export class ApiError extends $.SdkError {
	constructor(payload) {
		super($.describe(payload, "error"));
		this.payload = payload;
	}
}
$.named(ApiError, "ApiError");

function $Api($instance) {
	const [call$new, call$get, call$set, call$staticOne, call$then_, call$load, call$link, call$words, call$choose, call$ArrayLike$ArrayLike, call$ArrayLike$new, call$ArrayLike$closeArrayLike, call$ArrayLike$constructor_, call$ArrayLike$delete, call$ArrayLike$prototype_, call$ArrayLike$name, call$ArrayLike$objectId] = $instance.calls.slice(3);
	const resource$ArrayLike = $instance.resources[0];
	function $newArrayLike(new_) {
		$.u8(new_, "new_");
		const $call = call$ArrayLike$ArrayLike;
		$call.enter();
		try {
			const $result = $call.start()(new_);
			return $call.finish($result, $call.table.take(resource$ArrayLike.index, $result));
		} catch ($error) {
			throw $call.fail($error);
		}
	}
	const $ArrayLike = { ArrayLike: class {
		#rep;
		static {
			resource$ArrayLike.make = ($rep) => new this(resource$ArrayLike, $rep);
			resource$ArrayLike.peek = ($object) => (#rep in $object ? $object.#rep : null);
			resource$ArrayLike.forget = ($object) => ($object.#rep = undefined);
		}
		constructor(new_, $rep) {
			this.#rep = new_ === resource$ArrayLike ? $rep : $newArrayLike(new_);
			resource$ArrayLike.track(this);
		}
		static prototype_() {
			const $call = call$ArrayLike$prototype_;
			$call.enter();
			try {
				const $result = $call.start()();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		static name() {
			const $call = call$ArrayLike$name, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $memory.loadString($p));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		"new"() {
			const $call = call$ArrayLike$new;
			$call.enter();
			try {
				const $0 = resource$ArrayLike.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				$call.endBorrows();
				return $call.finish($result, $result & 255);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		closeArrayLike() {
			const $call = call$ArrayLike$closeArrayLike;
			$call.enter();
			try {
				const $0 = resource$ArrayLike.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				$call.endBorrows();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		constructor_() {
			const $call = call$ArrayLike$constructor_;
			$call.enter();
			try {
				const $0 = resource$ArrayLike.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				$call.endBorrows();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		delete(end, res) {
			$.u8(end, "end");
			$.u8(res, "res");
			const $call = call$ArrayLike$delete;
			$call.enter();
			try {
				const $0 = resource$ArrayLike.lend($call.table, this.#rep);
				const $result = $call.start()($0, end, res);
				$call.endBorrows();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		objectId() {
			const $call = call$ArrayLike$objectId;
			$call.enter();
			try {
				const $0 = resource$ArrayLike.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				$call.endBorrows();
				return $call.finish($result, $result & 255);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		close() {
			resource$ArrayLike.close(this);
		}
		[$.dispose]() {
			resource$ArrayLike.close(this);
		}
	} }.ArrayLike;
	$.inherit($ArrayLike, ApiArrayLike);
	return {
		ArrayLike: $ArrayLike,
		"new"(new_, undefined_, options) {
			$.options(options, ["class"]);
			const $option1 = options?.class;
			$.u8(new_, "new_");
			const $taken1 = $option1 == null ? undefined : $.string($option1, "class");
			$.u8(undefined_, "undefined_");
			const $call = call$new, $memory = $call.enter();
			try {
				let $0 = 0, $1 = 0, $2 = 0;
				if ($taken1 !== undefined) {
					$0 = 1;
					$1 = $memory.lowerString($taken1);
					$2 = $memory.length;
				}
				const $result = $call.start()(new_, $0, $1, $2, undefined_);
				const $p = $memory.passed($result, 1, 2);
				return $call.finish($result, $memory.isSecond($memory.u8[$p]) ? $memory.u8[$p + 1] : undefined);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		get() {
			const $call = call$get, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 4, 20);
				return $call.finish($result, $loadApiObject($memory, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		set(o, i, e, v) {
			const $taken0 = $takeApiObject(o, "o");
			const $taken1 = $takeInherited(i, "i");
			const $taken2 = $.oneOf(e, $casesOfKind, "e");
			const $taken3 = $takeStatic(v, "v");
			const $call = call$set, $memory = $call.enter();
			try {
				const $0 = $taken0.toString_;
				let $1 = 0, $2 = 0, $3 = 0;
				if ($0 !== undefined) {
					$1 = 1;
					$2 = $memory.lowerString($0);
					$3 = $memory.length;
				}
				const $4 = $taken0.constructor_;
				let $5 = 0, $6 = 0;
				if ($4 !== undefined) {
					$5 = 1;
					$6 = $4;
				}
				const $7 = $taken0.valueOf_;
				const $8 = $taken0.class ? 1 : 0;
				const $9 = $taken0.new;
				let $10 = 0, $11 = 0, $12 = 0;
				switch ($taken3.index) {
					case 0:
						$11 = $taken3.value;
						break;
					case 1:
						$10 = 1;
						break;
					case 2:
						$10 = 2;
						$11 = $memory.lowerString($taken3.value);
						$12 = $memory.length;
						break;
				}
				const $result = $call.start()($1, $2, $3, $5, $6, $7, $8, $9, $taken1, $taken2, $10, $11, $12);
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		staticOne(arguments_, eval_, options_, memory, ctx, self, range, lambda) {
			$.u8(arguments_, "arguments_");
			$.u8(eval_, "eval_");
			$.u8(options_, "options_");
			$.string(memory, "memory");
			$.u8(ctx, "ctx");
			$.u8(self, "self");
			$.u8(range, "range");
			$.u8(lambda, "lambda");
			const $call = call$staticOne, $memory = $call.enter();
			try {
				const $0 = $memory.lowerString(memory);
				const $1 = $memory.length;
				const $result = $call.start()(arguments_, eval_, options_, $0, $1, ctx, self, range, lambda);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $memory.loadString($p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		then_() {
			const $call = call$then_, $memory = $call.enter();
			try {
				const $result = $call.start()();
				const $p = $memory.passed($result, 4, 16);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new ApiError($loadApiErrorPayload($memory, $p + 4)));
				return $call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		load(options) {
			$.options(options, ["range"]);
			const $option0 = options?.range;
			const $taken0 = $option0 == null ? undefined : $.u8($option0, "range");
			const $call = call$load;
			$call.enter();
			try {
				let $0 = 0, $1 = 0;
				if ($taken0 !== undefined) {
					$0 = 1;
					$1 = $taken0;
				}
				const $result = $call.start()($0, $1);
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		link(u, urlX) {
			$.string(u, "u");
			$.string(urlX, "urlX");
			const $call = call$link, $memory = $call.enter();
			try {
				const $0 = $memory.lowerString(u);
				const $1 = $memory.length;
				const $2 = $memory.lowerString(urlX);
				const $3 = $memory.length;
				const $result = $call.start()($0, $1, $2, $3);
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		words(payload, at, err, result, call, memory, refused, bad, ctx) {
			const $taken0 = $takeListOfString(payload, "payload");
			const $taken1 = $takeListOfString(at, "at");
			const $taken2 = $takeListOfString(err, "err");
			const $taken3 = $takeListOfString(result, "result");
			const $taken4 = $takeListOfString(call, "call");
			const $taken5 = $takeListOfString(memory, "memory");
			const $taken6 = $takeListOfString(refused, "refused");
			const $taken7 = $takeListOfString(bad, "bad");
			$.string(ctx, "ctx");
			const $call = call$words, $memory = $call.enter();
			try {
				const $args = $memory.alloc(4, 72);
				$memory.storePair($lowerListOfString($memory, $taken0), $args);
				$memory.storePair($lowerListOfString($memory, $taken1), $args + 8);
				$memory.storePair($lowerListOfString($memory, $taken2), $args + 16);
				$memory.storePair($lowerListOfString($memory, $taken3), $args + 24);
				$memory.storePair($lowerListOfString($memory, $taken4), $args + 32);
				$memory.storePair($lowerListOfString($memory, $taken5), $args + 40);
				$memory.storePair($lowerListOfString($memory, $taken6), $args + 48);
				$memory.storePair($lowerListOfString($memory, $taken7), $args + 56);
				$memory.storePair($memory.lowerString(ctx), $args + 64);
				const $result = $call.start()($args);
				const $p = $memory.passed($result, 4, 12);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new $.ResultError($memory.loadString($p + 4)));
				return $call.finish($result, $memory.loadString($p + 4));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		choose(options_, svc, returned, result, call, options) {
			$.options(options, ["limit"]);
			const $option5 = options?.limit;
			$.u8(options_, "options_");
			$.u8(svc, "svc");
			$.u8(returned, "returned");
			$.u8(result, "result");
			$.u8(call, "call");
			const $taken5 = $option5 == null ? undefined : $.u8($option5, "limit");
			const $call = call$choose;
			$call.enter();
			try {
				let $0 = 0, $1 = 0;
				if ($taken5 !== undefined) {
					$0 = 1;
					$1 = $taken5;
				}
				const $result = $call.start()(options_, svc, returned, result, call, $0, $1);
				return $call.finish($result, $result & 255);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

function $world($instance) {
	const [call$closeKeywords, call$loadKeywords, call$then_] = $instance.calls;
	return {
		closeKeywords() {
			const $call = call$closeKeywords;
			$call.enter();
			try {
				const $result = $call.start()();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		loadKeywords(new_, cl) {
			$.u8(new_, "new_");
			$.u8(cl, "cl");
			const $call = call$loadKeywords;
			$call.enter();
			try {
				const $result = $call.start()(new_, cl);
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		then_() {
			const $call = call$then_;
			$call.enter();
			try {
				const $result = $call.start()();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

export class Keywords {
	#instance;
	#world;
	constructor($instance) {
		if (!($instance instanceof $.Instance)) $.notConstructible("Keywords", "Keywords.load");
		this.#instance = $instance;
		this.#world = $world($instance);
		this.api = $Api($instance);
	}
	static async load(options) {
		return new Keywords(await $.open(() => new URL("./keywords.wasm", import.meta.url), $glue, options));
	}
	closeKeywords() {
		return this.#world.closeKeywords();
	}
	loadKeywords(new_, cl) {
		return this.#world.loadKeywords(new_, cl);
	}
	then_() {
		return this.#world.then_();
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
	needs: ["imports.class"],
	resources: [
		["golden:keywords/api#array-like", "defined"],
	],
	imports: {
		"golden:keywords/imports#class": ({ instance: $instance }, $imports) => ($0) => {
			$instance.mayLeave();
			try {
				const $value = $imports.imports.class($0 & 255);
				const $taken = $.u8($value, "imports.class");
				return $taken;
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
	},
};

function $loadApiObject($memory, p) {
	return {
		toString_: $memory.isSecond($memory.u8[p]) ? $memory.loadString(p + 4) : undefined,
		constructor_: $memory.isSecond($memory.u8[p + 12]) ? $memory.u8[p + 13] : undefined,
		valueOf_: $memory.u8[p + 14],
		class: $memory.u8[p + 15] !== 0,
		"new": $memory.u32[(p + 16) >>> 2],
	};
}

function $takeApiObject(value, place, step) {
	$.object(value, place, step);
	const $0 = value.toString_;
	const $1 = value.constructor_;
	return {
		toString_: $0 == null ? undefined : $.string($0, place, step, "toString_"),
		constructor_: $1 == null ? undefined : $.u8($1, place, step, "constructor_"),
		valueOf_: $.u8(value.valueOf_, place, step, "valueOf_"),
		class: $.bool(value.class, place, step, "class"),
		"new": $.u32(value.new, place, step, "new"),
	};
}

function $takeInherited(value, place, step) {
	$.object(value, place, step);
	$.only(value, ["constructor_","toString_","new","none"], place, step);
	return ($.flag(value.constructor_, place, step, "constructor_") ? 1 : 0) | ($.flag(value.toString_, place, step, "toString_") ? 2 : 0) | ($.flag(value.new, place, step, "new") ? 4 : 0) | ($.flag(value.none, place, step, "none") ? 8 : 0);
}

function $takeStatic(value, place, step) {
	$.object(value, place, step);
	const kind = value.kind;
	switch (kind) {
		case "new":
			return { index: 0, value: $.u8(value.value, place, step, "value") };
		case "default":
			return { index: 1, value: undefined };
		case "self":
			return { index: 2, value: $.string(value.value, place, step, "value") };
		default:
			$.mistyped(kind, 'one of "new", "default", "self"', place, step, "kind");
	}
}

function $loadApiErrorPayload($memory, p) {
	switch ($memory.u8[p]) {
		case 0:
			return { kind: "type", value: $memory.loadString(p + 4) };
		case 1:
			return { kind: "object-id" };
		default:
			return $memory.badCase();
	}
}

function $lowerListOfString($memory, value) {
	const n = value.length;
	const start = $memory.alloc(4, n * 8);
	for (let i = 0, p = start; i < n; i++, p += 8) $memory.storePair($memory.lowerString(value[i]), p);
	$memory.length = n;
	return start;
}

function $takeListOfString(value, place, step, inner) {
	const n = $.array(value, 8, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $.string(value[i], here, i);
	return taken;
}
