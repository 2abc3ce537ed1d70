/** Parameters keep their names, though generated bodies have variables, receivers and functions that were called the same. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../backend-input.js";
import { hasGo, run, writeModule } from "./go-module.js";

const words = ["payload", "at", "err", "result", "call", "memory", "refused", "bad", "ctx"];
const params = (type: string) => words.map((word) => `%${word}: ${type}`).join(", ");

const wit = `package a:names;
interface types {
  record sum { name: string }
  resource thing { join: func(res: borrow<thing>, ${params("borrow<thing>")}) -> result<sum, string>; }
}
interface host { use types.{sum}; pick: func(options: u8, ${params("string")}) -> result<sum, string>; }
world names {
  import pick: func(${params("list<string>")}) -> u8;
  import host;
  export types;
  export spilled: func(cl: string, ${params("list<string>")}) -> result<string, string>;
  export flat: func(options: string, returned: u8, ${params("u8")}, limit: option<string>) -> u8;
  export nothing: func(${params("u8")});
  export glue: func(check-sum: types-sum, load-factor: u8, lower-bound: u8) -> types-sum;
  use types.{sum as types-sum};
}
`;

describe("parameters that are called as a body's variables", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-"));
  const text = (file: string) => readFileSync(path.join(folder, file), "utf8");
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    const component = await componentNew(await componentEmbed({ witSource: wit, dummy: true }));
    await writeModule(folder, wit, component, { module: "example.com/names" });
  });

  it("keep their names", () => {
    const some = "payload, at, err, result, call, memory, refused, bad, ctx";
    const client = text("client.go");
    expect(client).toContain(`Spilled(callCtx context.Context, cl string, ${some} []string) (string, error)`);
    expect(client).toContain(
      `Flat(callCtx context.Context, options string, returned, ${some} uint8, opts *FlatOptions) (uint8, error)`,
    );
    expect(client).toContain("Glue(ctx context.Context, checkSum Sum, loadFactor, lowerBound uint8) (Sum, error)");
    expect(text("types_service.go")).toContain(
      `(resource *Thing) Join(callCtx context.Context, res, ${some} *Thing) (Sum, error)`,
    );
  });

  it.skipIf(!hasGo)(
    "compile, and so does the README's program",
    () => {
      const [, program = ""] = /```go\n([^`]*)```/.exec(text("README.md")) ?? [];
      mkdirSync(path.join(folder, "internal/readme"));
      writeFiles(folder, [{ path: "internal/readme/main.go", contents: program }]);
      expect(run(folder, "gofmt", ["-l", "."])).toBe("");
      expect(run(folder, "go", ["vet", "-trimpath", "./..."])).toBe("");
    },
    300_000,
  );
});
