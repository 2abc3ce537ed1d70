// Assembles guest.wat. Run from the repository's root: node templates/go/runtime/component/testdata/build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";

const path = (name) => new URL(name, import.meta.url);
writeFileSync(path("guest.wasm"), await parse(readFileSync(path("guest.wat"), "utf8")));
