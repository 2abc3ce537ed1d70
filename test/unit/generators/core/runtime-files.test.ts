import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RuntimeCopy, runtimeFiles } from "../../../../generators/core/files/runtime-files.js";

const templates = mkdtempSync(path.join(tmpdir(), "runtimes-"));
const binary = Uint8Array.of(0xff, 0x00, 0x0d, 0x0a);

beforeAll(() => {
  const write = (file: string, contents: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(templates, "x/runtime", file)), { recursive: true });
    writeFileSync(path.join(templates, "x/runtime", file), contents);
  };
  write("src/b.rb", "module Sentinel\r\n  Sentinel::X\n");
  write("src/a.bin", binary);
  write("src/B.rb", "é");
  write("tests/b_test.rb", "Sentinel");
  write("tool.toml", "");
  write(".cache/junk", "");
  write("src/__pycache__/b.pyc", "");
});
afterAll(() => rmSync(templates, { recursive: true }));

const copy: RuntimeCopy = { folder: "x/runtime", leaveOut: ["tests", "tool.toml"], to: (file) => file.replace(/^src/, "lib") };

describe("runtimeFiles", () => {
  it("copies byte for byte in a fixed order, without tests, tool configs and leftovers", () => {
    const files = runtimeFiles(copy, templates);
    expect(files.map((file) => file.path)).toEqual(["lib/B.rb", "lib/a.bin", "lib/b.rb"]);
    expect(new Uint8Array(files[1]?.contents as Uint8Array)).toEqual(binary);
    expect(`${files[2]?.contents}`).toBe("module Sentinel\r\n  Sentinel::X\n");
  });

  it("replaces the sentinel and nothing else", () => {
    const files = runtimeFiles({ ...copy, sentinel: { identifier: "Sentinel", replacement: "Acme$&" } }, templates);
    expect(files[2]?.contents).toBe("module Acme$&\r\n  Acme$&::X\n");
    expect(new Uint8Array(files[1]?.contents as Uint8Array)).toEqual(binary);
  });

  it("throws for what the runtime no longer has", () => {
    expect(() => runtimeFiles({ ...copy, leaveOut: ["test"] }, templates)).toThrow("has no test to leave out");
    expect(() => runtimeFiles({ ...copy, sentinel: { identifier: "Gone", replacement: "" } }, templates)).toThrow(
      "no file of the runtime has Gone",
    );
  });
});
