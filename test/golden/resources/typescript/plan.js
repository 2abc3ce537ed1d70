const core = (instance, name) => ({ instance, name });
const imports = (module, names) => names.map(([name, from]) => ({ module, name, from }));

export default {
	format: 1,
	world: "golden:resources/resources",
	fingerprint: "8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
	artifact: { sha256: "24d74c9d3c84ba0cbce18a6bb2ea692a6ada8e726270dabb3b2a4019439f7095", size: 9120 },
	modules: [
		{ offset: 2245, length: 246 },
		{ offset: 341, length: 1901 },
		{ offset: 3076, length: 239 },
	],
	components: [{}],
	resources: [
		{ kind: "imported", names: ["golden:resources/store#blob"] },
		{ kind: "imported", names: ["golden:resources/shared#token"] },
		{ kind: "defined", names: ["golden:resources/sessions#session"], component: 0, destructor: core(0, "6") },
		{ kind: "defined", names: ["golden:resources/shared#token"], component: 0, destructor: core(0, "7") },
	],
	options: [
		{ encoding: "utf8" },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory") },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory"), realloc: core(1, "cm32p2_realloc") },
	],
	hostFunctions: [
		{ kind: "import", function: "golden:resources/store#compare", options: 0, component: 0 },
		{ kind: "resource-drop", resource: 0, component: 0 },
		{ kind: "resource-drop", resource: 1, component: 0 },
		{ kind: "resource-drop", resource: 2, component: 0 },
		{ kind: "resource-new", resource: 2, component: 0 },
		{ kind: "resource-rep", resource: 2, component: 0 },
		{ kind: "resource-drop", resource: 3, component: 0 },
		{ kind: "resource-new", resource: 3, component: 0 },
		{ kind: "resource-rep", resource: 3, component: 0 },
		{ kind: "import", function: "golden:resources/store#[constructor]blob", options: 1, component: 0 },
		{ kind: "import", function: "golden:resources/store#[method]blob.read", options: 2, component: 0 },
		{ kind: "import", function: "golden:resources/store#[static]blob.open", options: 2, component: 0 },
		{ kind: "import", function: "golden:resources/store#find", options: 2, component: 0 },
		{ kind: "import", function: "golden:resources/shared#[method]token.value", options: 2, component: 0 },
		{ kind: "import", function: "golden:resources/shared#swap", options: 1, component: 0 },
	],
	exports: [
		{ function: "golden:resources/sessions#[constructor]session", core: core(1, "cm32p2|golden:resources/sessions|[constructor]session"), options: 0, postReturn: core(1, "cm32p2|golden:resources/sessions|[constructor]session_post"), component: 0 },
		{ function: "golden:resources/sessions#[method]session.attach", core: core(1, "cm32p2|golden:resources/sessions|[method]session.attach"), options: 0, postReturn: core(1, "cm32p2|golden:resources/sessions|[method]session.attach_post"), component: 0 },
		{ function: "golden:resources/sessions#[static]session.join", core: core(1, "cm32p2|golden:resources/sessions|[static]session.join"), options: 2, postReturn: core(1, "cm32p2|golden:resources/sessions|[static]session.join_post"), component: 0 },
		{ function: "golden:resources/sessions#[method]session.detach", core: core(1, "cm32p2|golden:resources/sessions|[method]session.detach"), options: 1, postReturn: core(1, "cm32p2|golden:resources/sessions|[method]session.detach_post"), component: 0 },
		{ function: "golden:resources/sessions#hold", core: core(1, "cm32p2|golden:resources/sessions|hold"), options: 2, postReturn: core(1, "cm32p2|golden:resources/sessions|hold_post"), component: 0 },
		{ function: "golden:resources/sessions#inspect", core: core(1, "cm32p2|golden:resources/sessions|inspect"), options: 0, postReturn: core(1, "cm32p2|golden:resources/sessions|inspect_post"), component: 0 },
		{ function: "golden:resources/shared#[method]token.value", core: core(1, "cm32p2|golden:resources/shared|[method]token.value"), options: 1, postReturn: core(1, "cm32p2|golden:resources/shared|[method]token.value_post"), component: 0 },
		{ function: "golden:resources/shared#swap", core: core(1, "cm32p2|golden:resources/shared|swap"), options: 1, postReturn: core(1, "cm32p2|golden:resources/shared|swap_post"), component: 0 },
	],
	steps: [
		{ module: 0, imports: [] },
		{ module: 1, imports: [
			...imports("cm32p2|golden:resources/store", [["[constructor]blob", core(0, "0")], ["[method]blob.read", core(0, "1")], ["[static]blob.open", core(0, "2")], ["find", core(0, "3")], ["compare", { host: 0 }], ["blob_drop", { host: 1 }]]),
			...imports("cm32p2|golden:resources/shared", [["[method]token.value", core(0, "4")], ["swap", core(0, "5")], ["token_drop", { host: 2 }]]),
			...imports("cm32p2|_ex_golden:resources/sessions", [["session_drop", { host: 3 }], ["session_new", { host: 4 }], ["session_rep", { host: 5 }]]),
			...imports("cm32p2|_ex_golden:resources/shared", [["token_drop", { host: 6 }], ["token_new", { host: 7 }], ["token_rep", { host: 8 }]]),
		] },
		{ module: 2, imports: [
			...imports("actual", [["0", { host: 9 }], ["1", { host: 10 }], ["2", { host: 11 }], ["3", { host: 12 }], ["4", { host: 13 }], ["5", { host: 14 }], ["6", core(1, "cm32p2|golden:resources/sessions|session_dtor")], ["7", core(1, "cm32p2|golden:resources/shared|token_dtor")]]),
			...imports("main", [["cm32p2_initialize", core(1, "cm32p2_initialize")]]),
			...imports("shim", [["$imports", core(0, "$imports")]]),
		] },
	],
};
