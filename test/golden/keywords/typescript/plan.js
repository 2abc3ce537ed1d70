const core = (instance, name) => ({ instance, name });
const imports = (module, names) => names.map(([name, from]) => ({ module, name, from }));

export default {
	format: 1,
	world: "golden:keywords/keywords",
	fingerprint: "e42e196eecb5ccdfe13500d2b0eccbca8932ac88265bd81e81923bf391a7a488",
	artifact: { sha256: "c3c07ed5437f6bbc25fa365966906ab6a6098a293286f8558fcd9ba355d012fc", size: 11236 },
	modules: [
		{ offset: 2416, length: 106 },
		{ offset: 66, length: 2348 },
		{ offset: 2903, length: 137 },
	],
	components: [{}],
	resources: [{ kind: "defined", names: ["golden:keywords/api#array-like"], component: 0, destructor: core(0, "0") }],
	options: [
		{ encoding: "utf8" },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory"), realloc: core(1, "cm32p2_realloc") },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory") },
	],
	hostFunctions: [
		{ kind: "import", function: "golden:keywords/imports#class", options: 0, component: 0 },
		{ kind: "resource-drop", resource: 0, component: 0 },
		{ kind: "resource-new", resource: 0, component: 0 },
		{ kind: "resource-rep", resource: 0, component: 0 },
	],
	exports: [
		{ function: "close", core: core(1, "cm32p2||close"), options: 0, postReturn: core(1, "cm32p2||close_post"), component: 0 },
		{ function: "load", core: core(1, "cm32p2||load"), options: 0, postReturn: core(1, "cm32p2||load_post"), component: 0 },
		{ function: "then", core: core(1, "cm32p2||then"), options: 0, postReturn: core(1, "cm32p2||then_post"), component: 0 },
		{ function: "golden:keywords/api#new", core: core(1, "cm32p2|golden:keywords/api|new"), options: 1, postReturn: core(1, "cm32p2|golden:keywords/api|new_post"), component: 0 },
		{ function: "golden:keywords/api#get", core: core(1, "cm32p2|golden:keywords/api|get"), options: 2, postReturn: core(1, "cm32p2|golden:keywords/api|get_post"), component: 0 },
		{ function: "golden:keywords/api#set", core: core(1, "cm32p2|golden:keywords/api|set"), options: 1, postReturn: core(1, "cm32p2|golden:keywords/api|set_post"), component: 0 },
		{ function: "golden:keywords/api#static-one", core: core(1, "cm32p2|golden:keywords/api|static-one"), options: 1, postReturn: core(1, "cm32p2|golden:keywords/api|static-one_post"), component: 0 },
		{ function: "golden:keywords/api#then", core: core(1, "cm32p2|golden:keywords/api|then"), options: 2, postReturn: core(1, "cm32p2|golden:keywords/api|then_post"), component: 0 },
		{ function: "golden:keywords/api#load", core: core(1, "cm32p2|golden:keywords/api|load"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|load_post"), component: 0 },
		{ function: "golden:keywords/api#link", core: core(1, "cm32p2|golden:keywords/api|link"), options: 1, postReturn: core(1, "cm32p2|golden:keywords/api|link_post"), component: 0 },
		{ function: "golden:keywords/api#words", core: core(1, "cm32p2|golden:keywords/api|words"), options: 1, postReturn: core(1, "cm32p2|golden:keywords/api|words_post"), component: 0 },
		{ function: "golden:keywords/api#choose", core: core(1, "cm32p2|golden:keywords/api|choose"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|choose_post"), component: 0 },
		{ function: "golden:keywords/api#[constructor]array-like", core: core(1, "cm32p2|golden:keywords/api|[constructor]array-like"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[constructor]array-like_post"), component: 0 },
		{ function: "golden:keywords/api#[method]array-like.new", core: core(1, "cm32p2|golden:keywords/api|[method]array-like.new"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[method]array-like.new_post"), component: 0 },
		{ function: "golden:keywords/api#[method]array-like.close", core: core(1, "cm32p2|golden:keywords/api|[method]array-like.close"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[method]array-like.close_post"), component: 0 },
		{ function: "golden:keywords/api#[method]array-like.constructor", core: core(1, "cm32p2|golden:keywords/api|[method]array-like.constructor"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[method]array-like.constructor_post"), component: 0 },
		{ function: "golden:keywords/api#[method]array-like.delete", core: core(1, "cm32p2|golden:keywords/api|[method]array-like.delete"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[method]array-like.delete_post"), component: 0 },
		{ function: "golden:keywords/api#[static]array-like.prototype", core: core(1, "cm32p2|golden:keywords/api|[static]array-like.prototype"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[static]array-like.prototype_post"), component: 0 },
		{ function: "golden:keywords/api#[static]array-like.name", core: core(1, "cm32p2|golden:keywords/api|[static]array-like.name"), options: 2, postReturn: core(1, "cm32p2|golden:keywords/api|[static]array-like.name_post"), component: 0 },
		{ function: "golden:keywords/api#[method]array-like.object-id", core: core(1, "cm32p2|golden:keywords/api|[method]array-like.object-id"), options: 0, postReturn: core(1, "cm32p2|golden:keywords/api|[method]array-like.object-id_post"), component: 0 },
	],
	steps: [
		{ module: 0, imports: [] },
		{ module: 1, imports: [
			...imports("cm32p2|golden:keywords/imports", [["class", { host: 0 }]]),
			...imports("cm32p2|_ex_golden:keywords/api", [["array-like_drop", { host: 1 }], ["array-like_new", { host: 2 }], ["array-like_rep", { host: 3 }]]),
		] },
		{ module: 2, imports: [
			...imports("actual", [["0", core(1, "cm32p2|golden:keywords/api|array-like_dtor")]]),
			...imports("main", [["cm32p2_initialize", core(1, "cm32p2_initialize")]]),
			...imports("shim", [["$imports", core(0, "$imports")]]),
		] },
	],
};
