import plan from "./plan.js";
import * as $ from "./runtime/index.js";
import { HostResource as $HostResource } from "./runtime/host-resource.js";

export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/index.js";

export class Token {
	constructor() {
		$.notConstructible("Token");
	}
}

export class Session {
	constructor() {
		$.notConstructible("Session");
	}
}

function $Sessions($instance) {
	const [call$Session$Session, call$Session$attach, call$Session$join, call$Session$detach, call$hold, call$inspect] = $instance.calls;
	const resource$Session = $instance.resources[3];
	function $newSession(options) {
		$.options(options, ["limit"]);
		const $option0 = options?.limit;
		const $taken0 = $option0 == null ? undefined : $.u32($option0, "limit");
		const $call = call$Session$Session;
		$call.enter();
		try {
			let $0 = 0, $1 = 0;
			if ($taken0 !== undefined) {
				$0 = 1;
				$1 = $taken0;
			}
			const $result = $call.start()($0, $1);
			return $call.finish($result, $call.table.take(resource$Session.index, $result));
		} catch ($error) {
			throw $call.fail($error);
		}
	}
	const $Session = { Session: class {
		#rep;
		static {
			resource$Session.make = ($rep) => new this(resource$Session, $rep);
			resource$Session.peek = ($object) => (#rep in $object ? $object.#rep : null);
			resource$Session.forget = ($object) => ($object.#rep = undefined);
		}
		constructor(options, $rep) {
			this.#rep = options === resource$Session ? $rep : $newSession(options);
			resource$Session.track(this);
		}
		static join(others) {
			const $claims = new Map();
			const $taken0 = $takeListOfOwnSession($instance, $claims, others, "others");
			$.stillHeld($instance, $claims);
			const $call = call$Session$join, $memory = $call.enter();
			try {
				const $0 = $lowerListOfOwnSession($call, $taken0);
				const $1 = $memory.length;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 12);
				if ($memory.isSecond($memory.u8[$p])) throw $call.finish($result, new $.ResultError($memory.loadString($p + 4)));
				return $call.finish($result, resource$Session.liftOwn($call.table, $memory.u32[($p + 4) >>> 2]));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		attach(data, peek) {
			const $claims = new Map();
			resource$Session.take(this, false, $claims, "this");
			$instance.resources[0].take(data, true, $claims, "data");
			$instance.resources[0].take(peek, false, $claims, "peek");
			const $call = call$Session$attach;
			$call.enter();
			try {
				const $0 = resource$Session.lend($call.table, this.#rep);
				const $1 = $call.instance.resources[0].lowerOwn($call.table, data);
				const $2 = $call.instance.resources[0].lowerBorrow($call.table, peek);
				const $result = $call.start()($0, $1, $2);
				$call.endBorrows();
				$call.finish($result);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		detach() {
			const $call = call$Session$detach, $memory = $call.enter();
			try {
				const $0 = resource$Session.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				const $p = $memory.passed($result, 4, 8);
				$call.endBorrows();
				return $call.finish($result, $memory.isSecond($memory.u8[$p]) ? $call.instance.resources[0].liftOwn($call.table, $memory.u32[($p + 4) >>> 2]) : undefined);
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		close() {
			resource$Session.close(this);
		}
		[$.dispose]() {
			resource$Session.close(this);
		}
	} }.Session;
	$.inherit($Session, Session);
	return {
		Session: $Session,
		hold(what) {
			const $claims = new Map();
			const $taken0 = $takeHeld($instance, $claims, what, "what");
			$.stillHeld($instance, $claims);
			const $call = call$hold, $memory = $call.enter();
			try {
				const $0 = resource$Session.lowerOwn($call.table, $taken0.owner);
				const $1 = $lowerListOfOwnBlob($call, $taken0.data);
				const $2 = $memory.length;
				const $result = $call.start()($0, $1, $2);
				const $p = $memory.passed($result, 4, 12);
				return $call.finish($result, $loadHeld($call, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
		inspect(s, others) {
			resource$Session.take(s, false, undefined, "s");
			const $taken1 = $takeTupleBorrowSessionOptionBorrowSession($instance, undefined, others, "others");
			const $call = call$inspect;
			$call.enter();
			try {
				const $0 = resource$Session.lowerBorrow($call.table, s);
				const $1 = resource$Session.lowerBorrow($call.table, $taken1[0]);
				const $2 = $taken1[1];
				let $3 = 0, $4 = 0;
				if ($2 !== undefined) {
					$3 = 1;
					$4 = resource$Session.lowerBorrow($call.table, $2);
				}
				const $result = $call.start()($0, $1, $3, $4);
				$call.endBorrows();
				return $call.finish($result, $result >>> 0);
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

function $Shared($instance) {
	const [call$Token$value, call$swap] = $instance.calls.slice(6);
	const resource$Token = $instance.resources[2];
	const $Token = { Token: class {
		#rep;
		static {
			resource$Token.make = ($rep) => new this(resource$Token, $rep);
			resource$Token.peek = ($object) => (#rep in $object ? $object.#rep : null);
			resource$Token.forget = ($object) => ($object.#rep = undefined);
		}
		constructor($resource, $rep) {
			this.#rep = $resource === resource$Token ? $rep : $.notConstructible("Token");
			resource$Token.track(this);
		}
		value() {
			const $call = call$Token$value, $memory = $call.enter();
			try {
				const $0 = resource$Token.lend($call.table, this.#rep);
				const $result = $call.start()($0);
				const $p = $memory.passed($result, 4, 8);
				$call.endBorrows();
				return $call.finish($result, $memory.loadString($p));
			} catch ($error) {
				throw $call.fail($error);
			}
		}
		close() {
			resource$Token.close(this);
		}
		[$.dispose]() {
			resource$Token.close(this);
		}
	} }.Token;
	$.inherit($Token, Token);
	return {
		Token: $Token,
		swap(p) {
			const $taken0 = $takePair($instance, undefined, p, "p");
			const $call = call$swap, $memory = $call.enter();
			try {
				const $0 = resource$Token.lowerOwn($call.table, $taken0.a);
				const $1 = $taken0.n;
				const $result = $call.start()($0, $1);
				const $p = $memory.passed($result, 4, 8);
				return $call.finish($result, $loadPair($call, $p));
			} catch ($error) {
				throw $call.fail($error);
			}
		},
	};
}

export class Resources {
	#instance;
	constructor($instance) {
		if (!($instance instanceof $.Instance)) $.notConstructible("Resources", "Resources.load");
		this.#instance = $instance;
		this.sessions = $Sessions($instance);
		this.shared = $Shared($instance);
	}
	static async load(options) {
		return new Resources(await $.open(() => new URL("./resources.wasm", import.meta.url), $glue, options));
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
	HostResource: $HostResource,
	needs: ["store.find", "store.compare", "store.newBlob", "store.blobOpen", "shared.swap"],
	resources: [
		["golden:resources/store#blob", "imported"],
		["golden:resources/shared#token", "imported"],
		["golden:resources/shared#token", "defined"],
		["golden:resources/sessions#session", "defined"],
	],
	imports: {
		"golden:resources/store#find": ($call, $imports) => ($0, $1, $2) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.store.find($liftListOfString($memory, $0, $1));
				$.settled($value, "store.find");
				const $taken = $takeListOfOwnBlob($instance, undefined, $value, "store.find");
				const $out = $memory.pointer($2, 4, 8);
				$memory.storePair($lowerListOfOwnBlob($call, $taken), $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/store#compare": ($call, $imports) => ($0, $1) => {
			const { instance: $instance } = $call;
			$instance.mayLeave();
			try {
				const $value = $imports.store.compare($call.instance.resources[0].liftBorrow($call.table, $0), $call.instance.resources[0].liftBorrow($call.table, $1));
				const $taken = $.s32($value, "store.compare");
				$call.table.endLoans();
				return $taken;
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/store#[constructor]blob": ($call, $imports) => ($0, $1) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.store.newBlob($memory.liftString($0, $1));
				$.settled($value, "store.newBlob");
				const $taken = $instance.resources[0].take($value, true, undefined, "store.newBlob");
				const $r0 = $call.instance.resources[0].lowerOwn($call.table, $taken);
				return $r0;
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/store#[static]blob.open": ($call, $imports) => ($0, $1, $2) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $.attempt(() => $imports.store.blobOpen($memory.liftString($0, $1)), "store.blobOpen");
				if ($value.ok) $value.value = $instance.resources[0].take($value.value, true, undefined, "store.blobOpen");
				else $value.value = $.string($value.value, "store.blobOpen");
				const $out = $memory.pointer($2, 4, 12);
				$memory.u8[$out] = $value.ok ? 0 : 1;
				if ($value.ok) $memory.u32[($out + 4) >>> 2] = $call.instance.resources[0].lowerOwn($call.table, $value.value);
				else $memory.storePair($memory.lowerString($value.value), $out + 4);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/shared#swap": ($call, $imports) => ($0, $1, $2) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $imports.shared.swap($liftImportedPair($call, $0, $1));
				$.settled($value, "shared.swap");
				const $taken = $takeImportedPair($instance, undefined, $value, "shared.swap");
				const $out = $memory.pointer($2, 4, 8);
				$storeImportedPair($call, $taken, $out);
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/store#[method]blob.read": ($call, $imports) => ($0, $1) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $call.instance.resources[0].liftBorrow($call.table, $0).read();
				$.settled($value, "Blob.read");
				const $taken = $.numbers($value, $.kinds.u8, "Blob.read");
				const $out = $memory.pointer($1, 4, 8);
				$memory.storePair($memory.lowerNumbers($taken, "u8"), $out);
				$call.table.endLoans();
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
		"golden:resources/shared#[method]token.value": ($call, $imports) => ($0, $1) => {
			const { instance: $instance, memory: $memory } = $call;
			$instance.mayLeave();
			try {
				$memory.renew();
				const $value = $call.instance.resources[1].liftBorrow($call.table, $0).value();
				const $taken = $.string($value, "ImportedToken.value");
				const $out = $memory.pointer($1, 4, 8);
				$memory.storePair($memory.lowerString($taken), $out);
				$call.table.endLoans();
			} catch ($error) {
				throw $instance.failImport($error);
			}
		},
	},
};

function $lowerListOfOwnSession($call, value) {
	const { memory: $memory } = $call;
	const n = value.length;
	const start = $memory.alloc(4, n * 4);
	for (let i = 0, p = start; i < n; i++, p += 4) $memory.u32[p >>> 2] = $call.instance.resources[3].lowerOwn($call.table, value[i]);
	$memory.length = n;
	return start;
}

function $takeListOfOwnSession($instance, $claims, value, place, step, inner) {
	const n = $.array(value, 4, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $instance.resources[3].take(value[i], true, $claims, here, i);
	return taken;
}

function $lowerListOfOwnBlob($call, value) {
	const { memory: $memory } = $call;
	const n = value.length;
	const start = $memory.alloc(4, n * 4);
	for (let i = 0, p = start; i < n; i++, p += 4) $memory.u32[p >>> 2] = $call.instance.resources[0].lowerOwn($call.table, value[i]);
	$memory.length = n;
	return start;
}

function $loadHeld($call, p) {
	const { memory: $memory } = $call;
	return {
		owner: $call.instance.resources[3].liftOwn($call.table, $memory.u32[p >>> 2]),
		data: $liftListOfOwnBlob($call, $memory.u32[(p + 4) >>> 2], $memory.u32[(p + 8) >>> 2]),
	};
}

function $liftListOfOwnBlob($call, pointer, length) {
	const { memory: $memory } = $call;
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 4);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 4) values[i] = $call.instance.resources[0].liftOwn($call.table, $memory.u32[p >>> 2]);
	return values;
}

function $takeHeld($instance, $claims, value, place, step) {
	$.object(value, place, step);
	return {
		owner: $instance.resources[3].take(value.owner, true, $claims, place, step, "owner"),
		data: $takeListOfOwnBlob($instance, $claims, value.data, place, step, "data"),
	};
}

function $takeListOfOwnBlob($instance, $claims, value, place, step, inner) {
	const n = $.array(value, 4, place, step, inner);
	const here = [place, step, inner], taken = new Array(n);
	for (let i = 0; i < n; i++) taken[i] = $instance.resources[0].take(value[i], true, $claims, here, i);
	return taken;
}

function $takeTupleBorrowSessionOptionBorrowSession($instance, $claims, value, place, step) {
	$.fixed(value, 2, place, step);
	const $0 = value[1];
	return [$instance.resources[3].take(value[0], false, $claims, place, step, 0), $0 == null ? undefined : $instance.resources[3].take($0, false, $claims, place, step, 1)];
}

function $loadPair($call, p) {
	const { memory: $memory } = $call;
	return {
		a: $call.instance.resources[2].liftOwn($call.table, $memory.u32[p >>> 2]),
		n: $memory.u32[(p + 4) >>> 2],
	};
}

function $takePair($instance, $claims, value, place, step) {
	$.object(value, place, step);
	return {
		a: $instance.resources[2].take(value.a, true, $claims, place, step, "a"),
		n: $.u32(value.n, place, step, "n"),
	};
}

function $liftListOfString($memory, pointer, length) {
	const n = length >>> 0;
	let p = $memory.list(pointer, n, 4, 8);
	const values = new Array(n);
	for (let i = 0; i < n; i++, p += 8) values[i] = $memory.loadString(p);
	return values;
}

function $liftImportedPair($call, $0, $1) {
	const { memory: $memory } = $call;
	return {
		a: $call.instance.resources[1].liftOwn($call.table, $0),
		n: $1 >>> 0,
	};
}

function $takeImportedPair($instance, $claims, value, place, step) {
	$.object(value, place, step);
	return {
		a: $instance.resources[1].take(value.a, true, $claims, place, step, "a"),
		n: $.u32(value.n, place, step, "n"),
	};
}

function $storeImportedPair($call, value, p) {
	const { memory: $memory } = $call;
	$memory.u32[p >>> 2] = $call.instance.resources[1].lowerOwn($call.table, value.a);
	$memory.u32[(p + 4) >>> 2] = value.n;
}
