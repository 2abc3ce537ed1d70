/** A module whose guest calls WASI, as a customer's program uses it. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../backend-input.js";
import { httpGuest, httpWit } from "../http-guest.js";
import { wasiGuest, wasiWit } from "../wasi-guest.js";
import { hasGo, run, writeModule } from "./go-module.js";

const MINUTES = 300_000;

describe.skipIf(!hasGo)("a guest that calls WASI", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-wasi-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    await writeModule(root, wasiWit, await wasiGuest(), { module: "example.com/wasi" });
    const contents = readFileSync(path.join(import.meta.dirname, "programs/wasi_test.go"), "utf8");
    writeFiles(root, [{ path: "wasi_test.go", contents }]);
  });

  it(
    "does what the tests of it say",
    () => {
      expect(run(root, "gofmt", ["-l", "."])).toBe("");
      expect(run(root, "go", ["vet", "./..."])).toBe("");
      expect(run(root, "go", ["test", "-race", "-timeout", "120s", "."], { CGO_ENABLED: "1" })).toMatch(/^ok/);
    },
    MINUTES,
  );

  it("has no HTTP client in it", () => {
    expect(run(root, "go", ["list", "-deps", "."]).split("\n")).not.toContain("net/http");
  });
});

describe.skipIf(!hasGo)("a guest that calls HTTP", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-http-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it(
    "does what the tests of it say",
    async () => {
      await writeModule(root, httpWit, await httpGuest(), { module: "example.com/http" });
      const contents = readFileSync(path.join(import.meta.dirname, "programs/http_test.go"), "utf8");
      writeFiles(root, [{ path: "http_test.go", contents }]);
      expect(run(root, "gofmt", ["-l", "."])).toBe("");
      expect(run(root, "go", ["vet", "./..."])).toBe("");
      expect(run(root, "go", ["test", "-race", "-timeout", "120s", "."], { CGO_ENABLED: "1" })).toMatch(/^ok/);
    },
    MINUTES,
  );
});
