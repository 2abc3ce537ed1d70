import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { worldOfWit } from "../../../../cli/pipeline/wit-world.js";
import { tempFolder } from "../temp-folder.js";

const world = "package acme:shop@1.0.0;\nworld shop {\n  import acme:host/log@1.0.0;\n  export cart;\n}\n";
const cart = "interface cart {\n  total: func() -> u64;\n}\n";
const log = "package acme:host@1.0.0;\ninterface log {\n  line: func(text: string);\n}\n";

async function read(files: Record<string, string | Uint8Array>, wit = "wit") {
  return worldOfWit({ absolute: path.join(tempFolder(files), wit), shown: wit }, undefined);
}

describe("worldOfWit", () => {
  it.each(["wit/deps/host/log.wit", "wit/deps/host.wit"])(
    "joins the files of a folder and of its dependencies: %s",
    async (dependency) => {
      const outcome = await read({
        "wit/b.wit": world,
        "wit/a.wit": cart,
        [dependency]: log,
        "wit/notes.md": "{",
        "wit/sub/c.wit": "{",
      });
      if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join());
      expect(outcome.value.world.interfaces.map((face) => face.id)).toEqual(["acme:host/log@1.0.0", "acme:shop/cart@1.0.0"]);
      expect(outcome.value.world.interfaces[0]?.functions[0]?.place).toEqual({ file: dependency, line: 3, column: 3 });
    },
  );

  it("names packages in binary form when something is missing, and only then", async () => {
    const binary = { "wit/deps/host.wasm": new Uint8Array([0]) };
    const missing = await read({ "wit/a.wit": cart, "wit/b.wit": world, ...binary });
    expect(missing.diagnostics.map((d) => `${d.place?.file}: ${d.message}`)).toEqual([
      "wit/b.wit: there is no package `acme:host@1.0.0`",
      "wit/deps/host.wasm: a package in binary form is not read",
    ]);
    const complete = await read({ "wit/a.wit": cart, "wit/b.wit": world, "wit/deps/log.wit": log, ...binary });
    expect(complete.diagnostics).toEqual([]);
  });

  it("refuses text that is not UTF-8", async () => {
    const outcome = await read({ "a.wit": new Uint8Array([0x70, 0xff]) }, "a.wit");
    expect(outcome.diagnostics.map((d) => `${d.place?.file}: ${d.message}`)).toEqual(["a.wit: the file is not text in UTF-8"]);
  });

  it("refuses a folder whose only .wit is a folder", async () => {
    const folder = tempFolder({});
    mkdirSync(path.join(folder, "wit/a.wit"), { recursive: true });
    const outcome = await worldOfWit({ absolute: path.join(folder, "wit"), shown: "wit" }, undefined);
    expect(outcome.diagnostics.map((d) => d.code)).toEqual(["no-wit-files"]);
  });
});
