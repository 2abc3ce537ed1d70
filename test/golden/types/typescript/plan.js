const core = (instance, name) => ({ instance, name });
const imports = (module, names) => names.map(([name, from]) => ({ module, name, from }));

export default {
	format: 1,
	world: "golden:types/types@0.3.0",
	fingerprint: "b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
	artifact: { sha256: "604fc9e2028b77ca582560076ba20dd165f511aabce620d7780135971b8ad0f1", size: 10090 },
	modules: [
		{ offset: 2515, length: 365 },
		{ offset: 708, length: 1804 },
		{ offset: 3374, length: 301 },
	],
	components: [{}],
	resources: [],
	options: [
		{ encoding: "utf8" },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory"), realloc: core(1, "cm32p2_realloc") },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory") },
	],
	hostFunctions: [
		{ kind: "import", function: "golden:types/values@0.3.0#scalar", options: 0, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#fails-plainly", options: 0, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#spilled", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#choose", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#fixed", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#lookup", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#options", options: 2, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#results", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#fails", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#fails-with", options: 1, component: 0 },
		{ kind: "import", function: "golden:types/values@0.3.0#matrix", options: 1, component: 0 },
		{ kind: "import", function: "probe", options: 1, component: 0 },
	],
	exports: [
		{ function: "golden:types/values@0.3.0#scalar", core: core(1, "cm32p2|golden:types/values@0.3|scalar"), options: 0, postReturn: core(1, "cm32p2|golden:types/values@0.3|scalar_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#spilled", core: core(1, "cm32p2|golden:types/values@0.3|spilled"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|spilled_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#choose", core: core(1, "cm32p2|golden:types/values@0.3|choose"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|choose_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#fixed", core: core(1, "cm32p2|golden:types/values@0.3|fixed"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|fixed_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#lookup", core: core(1, "cm32p2|golden:types/values@0.3|lookup"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|lookup_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#options", core: core(1, "cm32p2|golden:types/values@0.3|options"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|options_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#results", core: core(1, "cm32p2|golden:types/values@0.3|results"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|results_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#fails", core: core(1, "cm32p2|golden:types/values@0.3|fails"), options: 2, postReturn: core(1, "cm32p2|golden:types/values@0.3|fails_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#fails-with", core: core(1, "cm32p2|golden:types/values@0.3|fails-with"), options: 2, postReturn: core(1, "cm32p2|golden:types/values@0.3|fails-with_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#fails-plainly", core: core(1, "cm32p2|golden:types/values@0.3|fails-plainly"), options: 0, postReturn: core(1, "cm32p2|golden:types/values@0.3|fails-plainly_post"), component: 0 },
		{ function: "golden:types/values@0.3.0#matrix", core: core(1, "cm32p2|golden:types/values@0.3|matrix"), options: 1, postReturn: core(1, "cm32p2|golden:types/values@0.3|matrix_post"), component: 0 },
	],
	steps: [
		{ module: 0, imports: [] },
		{ module: 1, imports: [
			...imports("cm32p2|golden:types/values@0.3", [["scalar", { host: 0 }], ["spilled", core(0, "0")], ["choose", core(0, "1")], ["fixed", core(0, "2")], ["lookup", core(0, "3")], ["options", core(0, "4")], ["results", core(0, "5")], ["fails", core(0, "6")], ["fails-with", core(0, "7")], ["fails-plainly", { host: 1 }], ["matrix", core(0, "8")]]),
			...imports("cm32p2", [["probe", core(0, "9")]]),
		] },
		{ module: 2, imports: [
			...imports("actual", [["0", { host: 2 }], ["1", { host: 3 }], ["2", { host: 4 }], ["3", { host: 5 }], ["4", { host: 6 }], ["5", { host: 7 }], ["6", { host: 8 }], ["7", { host: 9 }], ["8", { host: 10 }], ["9", { host: 11 }]]),
			...imports("main", [["cm32p2_initialize", core(1, "cm32p2_initialize")]]),
			...imports("shim", [["$imports", core(0, "$imports")]]),
		] },
	],
};
