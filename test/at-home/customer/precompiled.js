/** A platform that compiles WebAssembly while it deploys, and never while it runs (`WebAssembly` of workerd). */

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import * as sdk from "@acme/visitors";
import plan from "@acme/visitors/plan";
import { program } from "./program.js";

const component = readFileSync(new URL(import.meta.resolve("@acme/visitors/visitors.wasm")));
// Node 20 has behind a flag what such platforms have.
setFlagsFromString("--experimental-wasm-extended-const");
const modules = plan.modules.map(({ offset, length }) => new WebAssembly.Module(component.subarray(offset, offset + length)));

const forbidden = () => {
  throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
};
const { Module, instantiate } = WebAssembly;
for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) WebAssembly[name] = async () => forbidden();
WebAssembly.instantiate = async (source, imports) => (source instanceof Module ? instantiate(source, imports) : forbidden());
WebAssembly.Module = new Proxy(Module, { construct: forbidden });

const refused = await program(sdk).catch((error) => error.cause.name);
console.log(JSON.stringify({ refused, value: await program(sdk, { artifact: { modules } }) }));
