/** The WebAssembly binaries of the Go runtime are what their sources beside them say. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { expect, it } from "vitest";

const runtime = path.join(import.meta.dirname, "../../../../templates/go/runtime");

it.each(["component/batch", "component/testdata/guest", "component/testdata/printed", "wasi/testdata/private"])(
  "%s.wasm is %s.wat, assembled",
  async (name) => {
    const source = readFileSync(path.join(runtime, `${name}.wat`), "utf8");
    expect(Buffer.from(await parse(source)).equals(readFileSync(path.join(runtime, `${name}.wasm`)))).toBe(true);
  },
);
