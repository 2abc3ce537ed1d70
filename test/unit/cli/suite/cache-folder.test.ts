import os from "node:os";
import { expect, it } from "vitest";
import { cacheFolder } from "../../../../cli/suite/cache-folder.js";

const of = (env: Record<string, string>, flag?: string) => cacheFolder("go", flag, { cwd: "/project", env });

it("is the flag's, the variable's, or the user's", () => {
  expect(of({ WASM_SDK_CACHE: "/own", XDG_CACHE_HOME: "/xdg" }, "here")).toBe("/project/here/go");
  expect(of({ WASM_SDK_CACHE: "/own", XDG_CACHE_HOME: "/xdg" })).toBe("/own/go");
  expect(of({ WASM_SDK_CACHE: "", XDG_CACHE_HOME: "/xdg" })).toBe("/xdg/wasm-sdk-tool/go");
  for (const xdg of ["relative", ""]) {
    expect(of({ XDG_CACHE_HOME: xdg })).toBe(`${os.homedir()}/.cache/wasm-sdk-tool/go`);
  }
});
