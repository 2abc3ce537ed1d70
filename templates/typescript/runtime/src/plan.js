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

/** @type {Check} */
function text(value, at) {
	if (typeof value !== "string") wrong(at, `${shown(value)} is not a string`);
}

/** @type {Check} */
function digest(value, at) {
	if (!/^[0-9a-f]{64}$/.test(value)) wrong(at, `${shown(value)} is not 64 hex digits`);
}

/** @type {Check} */
function natural(value, at) {
	if (!Number.isSafeInteger(value) || value < 0) wrong(at, `${shown(value)} is not a whole number`);
}

/** @param {number} count @returns {Check} */
const indexBelow = (count) => (value, at) => {
	natural(value, at);
	if (value >= count) wrong(at, `${value} is out of range`);
};

/** @param {readonly unknown[]} values @returns {Check} */
const oneOf = (...values) => (value, at) => {
	if (!values.includes(value)) wrong(at, `${shown(value)} is not ${values.map((it) => JSON.stringify(it)).join(" or ")}`);
};

/** @param {Check} check @returns {Check} */
const optional = (check) => (value, at) => {
	if (value !== undefined) check(value, at);
};

/** @type {Check} */
const absent = (value, at) => {
	if (value !== undefined) wrong(at, "does not belong here");
};

/** @param {Record<string, Check>} fields @returns {Check} what else there is does not matter */
const object = (fields) => (value, at) => {
	if (typeof value !== "object" || value === null || Array.isArray(value)) wrong(at, `${shown(value)} is not an object`);
	for (const [name, check] of Object.entries(fields)) check(value[name], at === "" ? name : `${at}.${name}`);
};

/** @param {any} value @param {string} at @param {(index: number) => Check} each */
function list(value, at, each) {
	if (!Array.isArray(value)) wrong(at, `${shown(value)} is not a list`);
	if (value.length > MOST) wrong(at, `${value.length} are too many`);
	value.forEach((item, i) => each(i)(item, `${at}[${i}]`));
}

/** @param {Check} check @returns {Check} */
const listOf = (check) => (value, at) => list(value, at, () => check);

/** An export of a core instance that steps before `end` make. @param {number} end */
const core = (end) => object({ instance: indexBelow(end), name: text });

/** @param {any} plan */
function resource(plan) {
	const defined = object({ names: listOf(text), component: indexBelow(plan.components.length), destructor: optional(core(plan.steps.length)) });
	const imported = object({ names: listOf(text), component: absent, destructor: absent });
	return kinds({ defined, imported });
}

/** An object whose `kind` says what else it has. @param {Record<string, Check>} checks @returns {Check} */
const kinds = (checks) => (value, at) => {
	object({ kind: oneOf(...Object.keys(checks)) })(value, at);
	checks[value.kind](value, at);
};

/** @param {any} plan */
function hostFunction({ components, options, resources }) {
	const component = indexBelow(components.length);
	const known = object({ resource: indexBelow(resources.length), component });
	/** @type {Check} */
	const defined = (value, at) => {
		known(value, at);
		if (resources[value.resource].kind !== "defined") wrong(`${at}.resource`, `${value.resource} is not defined here`);
	};
	return kinds({
		import: object({ function: text, options: indexBelow(options.length), component }),
		"resource-new": defined,
		"resource-rep": defined,
		"resource-drop": known,
		trap: object({ name: text }),
	});
}

/** @param {any} plan @param {number} index */
function step({ modules, hostFunctions }, index) {
	const earlier = core(index);
	const host = object({ host: indexBelow(hostFunctions.length) });
	/** @type {Check} */
	const from = (value, at) => (typeof value === "object" && value !== null && "host" in value ? host : earlier)(value, at);
	return object({ module: indexBelow(modules.length), imports: listOf(object({ module: text, name: text, from })) });
}

/** @type {Check} */
function modules(plan) {
	const { size } = plan.artifact;
	const range = object({ offset: natural, length: natural });
	list(plan.modules, "modules", () => (it, at) => {
		range(it, at);
		if (it.offset + it.length > size) wrong(at, `${it.offset} and ${it.length} are not within the artifact's ${size} bytes`);
	});
}

/**
 * A copy of the plan, which its owner cannot change.
 * @param {unknown} given @returns {import("./api.js").LinkPlan}
 */
export function checkedPlan(given) {
	const plan = copied(given);
	const any = optional(() => {});
	object({ format: oneOf(1), world: text, fingerprint: digest, artifact: object({ sha256: digest, size: natural }), modules: any })(plan, "");
	for (const name of ["components", "resources", "options", "hostFunctions", "steps", "exports"]) list(plan[name], name, () => any);
	const { components, options, steps } = plan;
	const end = core(steps.length);
	modules(plan, "");
	list(components, "components", (i) => object({ parent: optional(indexBelow(i)) }));
	list(plan.resources, "resources", () => resource(plan));
	list(options, "options", () => object({ encoding: oneOf("utf8", "utf16", "latin1+utf16"), memory: optional(end), realloc: optional(end) }));
	list(plan.hostFunctions, "hostFunctions", () => hostFunction(plan));
	list(steps, "steps", (i) => step(plan, i));
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
