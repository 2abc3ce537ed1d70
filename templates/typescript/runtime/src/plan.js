/** Checks a link plan that came from outside, before anything is done with it. A step may only name what earlier steps made, so that linking ends. */

import { SdkError } from "./errors.js";

/** @typedef {(value: any, at: string) => void} Check */

/** More of anything is no component, and would only cost memory. */
const MOST = 100_000;

/** @param {string} at @param {string} what @returns {never} */
function wrong(at, what) {
	throw new SdkError(`link plan: ${at === "" ? "" : `${at}: `}${what}`);
}

/** @param {any} value */
function shown(value) {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** @param {(value: any) => boolean} test @param {string} what @returns {Check} */
const is = (test, what) => (value, at) => {
	if (!test(value)) wrong(at, `${shown(value)} is not ${what}`);
};

const text = is((value) => typeof value === "string", "a string");
const digest = is((value) => /^[0-9a-f]{64}$/.test(value), "64 hex digits");
const natural = is((value) => Number.isSafeInteger(value) && value >= 0, "a whole number");
const absent = is((value) => value === undefined, "expected");
const plain = is((value) => typeof value === "object" && value !== null && !Array.isArray(value), "an object");
const array = is((value) => Array.isArray(value) && value.length <= MOST, `a list of at most ${MOST}`);

/** @param {readonly string[]} values */
const oneOf = (...values) => is((value) => values.includes(value), values.map((it) => `"${it}"`).join(" or "));

/** @param {number} count @returns {Check} */
const indexBelow = (count) => (value, at) => {
	natural(value, at);
	if (value >= count) wrong(at, `${value} is out of range`);
};

/** @param {Check} check @returns {Check} */
const optional = (check) => (value, at) => {
	if (value !== undefined) check(value, at);
};

/** @param {Record<string, Check>} fields @returns {Check} what else there is does not matter */
const object = (fields) => (value, at) => {
	plain(value, at);
	for (const [name, check] of Object.entries(fields)) check(value[name], at === "" ? name : `${at}.${name}`);
};

/** @param {any} value @param {string} at @param {(index: number) => Check} each */
function list(value, at, each) {
	array(value, at);
	value.forEach((/** @type {any} */ item, /** @type {number} */ i) => each(i)(item, `${at}[${i}]`));
}

/** @param {Check} check @returns {Check} */
const listOf = (check) => (value, at) => list(value, at, () => check);

/** An export of a core instance that steps before `end` make. @param {number} end */
const core = (end) => object({ instance: indexBelow(end), name: text });

/** @param {any} plan */
function resource(plan) {
	const names = listOf(text);
	const component = indexBelow(plan.components.length);
	const defined = object({ names, component, destructor: optional(core(plan.steps.length)) });
	return kinds({ defined, imported: object({ names, component: absent, destructor: absent }) });
}

/** An object whose `kind` says what else it has. @param {Record<string, Check>} checks @returns {Check} */
const kinds = (checks) => (value, at) => {
	object({ kind: oneOf(...Object.keys(checks)) })(value, at);
	checks[value.kind](value, at);
};

/** @param {any} plan */
function hostFunction({ components, options, resources, steps, deferred = [] }) {
	const component = indexBelow(components.length);
	const resource = indexBelow(resources.length);
	const known = object({ resource, component });
	const transfer = object({ resource, from: component, to: component });
	const end = core(steps.length + deferred.length);
	/** @type {Check} */
	const defined = (value, at) => {
		known(value, at);
		if (resources[value.resource].kind !== "defined") wrong(`${at}.resource`, `${value.resource} is not defined here`);
	};
	return kinds({
		import: object({ function: text, options: indexBelow(options.length), component }),
		"resource-new": defined,
		"resource-rep": defined,
		"resource-drop": object({ resource, component, destructor: optional(end) }),
		trap: object({ name: text }),
		fault: plain,
		"transfer-own": transfer,
		"transfer-borrow": transfer,
		"enter-call": plain,
		"exit-call": plain,
		copy: object({ from: end, to: end }),
		load: plain,
		wasi: object({ function: text, memory: end }),
	});
}

/** Host functions that only modules of one file may import. @type {Readonly<Record<string, string>>} */
const importers = { wasi: "layer", load: "adapters" };

/** @param {any} plan @param {number} index of the core instance that it makes @returns {Check} */
function step({ modules, hostFunctions, steps }, index) {
	const earlier = core(index);
	const host = object({ host: indexBelow(hostFunctions.length) });
	/** @type {Check} */
	const from = (value, at) => (typeof value === "object" && value !== null && "host" in value ? host : earlier)(value, at);
	const known = object({ module: indexBelow(modules.length), imports: listOf(object({ module: text, name: text, from })) });
	return (value, at) => {
		known(value, at);
		const { source } = modules[value.module];
		if (source === "layer" && index < steps.length) wrong(`${at}.module`, "only deferred steps instantiate the layer");
		value.imports.forEach((/** @type {any} */ { from: { host } }, /** @type {number} */ i) => {
			const kind = hostFunctions[host]?.kind;
			const importer = importers[kind];
			if (importer !== undefined && source !== importer) wrong(`${at}.imports[${i}]`, `only modules of the ${importer} import ${kind}`);
		});
	};
}

/** @param {any} plan */
function modules(plan) {
	const range = object({ source: optional(oneOf("adapters", "layer")), offset: natural, length: natural });
	list(plan.modules, "modules", () => (it, at) => {
		range(it, at);
		const file = it.source ?? "artifact";
		if (plan[file] === undefined) wrong(`${at}.source`, `the plan has no ${file}`);
		const { size } = plan[file];
		if (it.offset + it.length > size) wrong(at, `${it.offset} and ${it.length} are not within the ${size} bytes of the ${file}`);
	});
}

/**
 * A copy of the plan, which its owner cannot change.
 * @param {unknown} given @returns {import("./api.js").LinkPlan}
 */
export function checkedPlan(given) {
	const plan = copied(given);
	const format = is((value) => value === 1, "1");
	const artifact = object({ sha256: digest, size: natural });
	const lists = { modules: array, components: array, resources: array, options: array, hostFunctions: array, steps: array, exports: array };
	const adapters = optional(object({ sha256: digest, size: natural, functions: listOf(text), base64: optional(text) }));
	const layer = optional(object({ name: oneOf("base", "http"), sha256: digest, size: natural, base64: optional(text) }));
	object({ format, world: text, fingerprint: digest, artifact, adapters, layer, ...lists, deferred: optional(array) })(plan, "");
	const { components, options, steps, deferred = [] } = plan;
	if (deferred.length > 0 && plan.layer === undefined) wrong("deferred", "the plan has no layer");
	const end = core(steps.length);
	modules(plan);
	list(components, "components", (i) => object({ parent: optional(indexBelow(i)) }));
	list(plan.resources, "resources", () => resource(plan));
	list(options, "options", () => object({ encoding: oneOf("utf8", "utf16", "latin1+utf16"), memory: optional(end), realloc: optional(end) }));
	list(plan.hostFunctions, "hostFunctions", () => hostFunction(plan));
	list(steps, "steps", (i) => step(plan, i));
	list(deferred, "deferred", (i) => step(plan, steps.length + i));
	const component = indexBelow(components.length);
	const lifted = object({ function: text, core: end, options: indexBelow(options.length), postReturn: optional(end), component });
	list(plan.exports, "exports", () => lifted);
	return plan;
}

/** @param {unknown} given @returns {any} */
function copied(given) {
	try {
		return JSON.parse(JSON.stringify(given));
	} catch (error) {
		throw new SdkError("link plan: it is no JSON", { cause: error });
	}
}
