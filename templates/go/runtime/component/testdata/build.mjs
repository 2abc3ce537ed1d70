// Assembles the .wat files. Run from the repository's root: node templates/go/runtime/component/testdata/build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";

const path = (name) => new URL(name, import.meta.url);
for (const name of ["guest", "printed", "loops", "../batch", "../../wasi/testdata/private"]) {
  writeFileSync(path(`${name}.wasm`), await parse(readFileSync(path(`${name}.wat`), "utf8")));
}
