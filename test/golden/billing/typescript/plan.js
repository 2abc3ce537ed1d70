const core = (instance, name) => ({ instance, name });
const imports = (module, names) => names.map(([name, from]) => ({ module, name, from }));

export default {
	format: 1,
	world: "acme:billing/billing@1.4.0",
	fingerprint: "7dc626dcb86a92ab994086234b4cdfcc84d9e26fb344b9859818075d024d9f7a",
	artifact: { sha256: "3402fdc2441bf6c5c28d0ddb1373f7593c0b44d957a760b205bd68da8a068fd1", size: 7350 },
	modules: [
		{ offset: 1542, length: 162 },
		{ offset: 135, length: 1404 },
		{ offset: 2068, length: 175 },
	],
	components: [{}],
	resources: [{ kind: "defined", names: ["acme:billing/invoices@1.4.0#cart"], component: 0, destructor: core(0, "2") }],
	options: [
		{ encoding: "utf8", memory: core(1, "cm32p2_memory") },
		{ encoding: "utf8", memory: core(1, "cm32p2_memory"), realloc: core(1, "cm32p2_realloc") },
		{ encoding: "utf8" },
	],
	hostFunctions: [
		{ kind: "resource-drop", resource: 0, component: 0 },
		{ kind: "resource-new", resource: 0, component: 0 },
		{ kind: "resource-rep", resource: 0, component: 0 },
		{ kind: "import", function: "acme:billing/host@1.4.0#log", options: 0, component: 0 },
		{ kind: "import", function: "acme:billing/host@1.4.0#rate", options: 1, component: 0 },
	],
	exports: [
		{ function: "version", core: core(1, "cm32p2||version"), options: 0, postReturn: core(1, "cm32p2||version_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#create", core: core(1, "cm32p2|acme:billing/invoices@1|create"), options: 1, postReturn: core(1, "cm32p2|acme:billing/invoices@1|create_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#checksum", core: core(1, "cm32p2|acme:billing/invoices@1|checksum"), options: 1, postReturn: core(1, "cm32p2|acme:billing/invoices@1|checksum_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#settle", core: core(1, "cm32p2|acme:billing/invoices@1|settle"), options: 1, postReturn: core(1, "cm32p2|acme:billing/invoices@1|settle_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#[constructor]cart", core: core(1, "cm32p2|acme:billing/invoices@1|[constructor]cart"), options: 1, postReturn: core(1, "cm32p2|acme:billing/invoices@1|[constructor]cart_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#[method]cart.add", core: core(1, "cm32p2|acme:billing/invoices@1|[method]cart.add"), options: 1, postReturn: core(1, "cm32p2|acme:billing/invoices@1|[method]cart.add_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#[static]cart.merge", core: core(1, "cm32p2|acme:billing/invoices@1|[static]cart.merge"), options: 2, postReturn: core(1, "cm32p2|acme:billing/invoices@1|[static]cart.merge_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#[static]cart.checkout", core: core(1, "cm32p2|acme:billing/invoices@1|[static]cart.checkout"), options: 0, postReturn: core(1, "cm32p2|acme:billing/invoices@1|[static]cart.checkout_post"), component: 0 },
		{ function: "acme:billing/invoices@1.4.0#[method]cart.total", core: core(1, "cm32p2|acme:billing/invoices@1|[method]cart.total"), options: 2, postReturn: core(1, "cm32p2|acme:billing/invoices@1|[method]cart.total_post"), component: 0 },
	],
	steps: [
		{ module: 0, imports: [] },
		{ module: 1, imports: [
			...imports("cm32p2|acme:billing/host@1", [["log", core(0, "0")], ["rate", core(0, "1")]]),
			...imports("cm32p2|_ex_acme:billing/invoices@1", [["cart_drop", { host: 0 }], ["cart_new", { host: 1 }], ["cart_rep", { host: 2 }]]),
		] },
		{ module: 2, imports: [
			...imports("actual", [["0", { host: 3 }], ["1", { host: 4 }], ["2", core(1, "cm32p2|acme:billing/invoices@1|cart_dtor")]]),
			...imports("main", [["cm32p2_initialize", core(1, "cm32p2_initialize")]]),
			...imports("shim", [["$imports", core(0, "$imports")]]),
		] },
	],
};
