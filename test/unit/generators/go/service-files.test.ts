import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { expect, it } from "vitest";
import { writeModule } from "./go-module.js";

const wit = `package a:one;
interface store { f: func(); }
world w { export store; export a:two/store; }
package a:two { interface store { f: func(); } }
`;

it("gives each of several interfaces of one name a file of its own", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-"));
  try {
    const component = await componentNew(await componentEmbed({ witSource: wit, dummy: true }));
    await writeModule(folder, wit, component, { module: "example.com/one" });
    expect(readdirSync(folder).filter((file) => file.endsWith("_service.go"))).toEqual([
      "store_service.go",
      "two_store_service.go",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
