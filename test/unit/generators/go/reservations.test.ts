/** Reallocs are batched exactly where lowering may take more than one. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeModule } from "./go-module.js";

/** Parameters of a function, and what is reserved for them; none: each realloc is an entry of its own. */
const cases: readonly (readonly [parameters: string, reserved: readonly string[]])[] = [
  ["a: u32", []],
  ["a: string", []],
  ["a: list<u8>", []],
  ["a: option<string>", []],
  ["a: result<string, list<u8>>", []],
  ["a: list<tuple<u8, u8>>", []],
  ["a: string, b: list<u16>", ["call.ReserveString(a)", "call.Reserve(2, len(b)*2)"]],
  ["a: list<string>", ["reserveListOfString(&call.Canon, &a)"]],
  ["a: list<u8>, b: u32, c: option<list<u8>>", ["call.Reserve(1, len(a))", "reserveOptionListOfU8(&call.Canon, &options.C)"]],
];

const wit = `package a:b;
interface api {
${cases.map(([parameters], i) => `  f${i}: func(${parameters});`).join("\n")}
  wide: func(a: string, b: tuple<u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64>);
}
world w { export api; }
`;

describe("reservations", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let service = "";
  beforeAll(async () => {
    const component = await componentNew(await componentEmbed({ witSource: wit, dummy: true }));
    await writeModule(folder, wit, component, { module: "example.com/b" });
    service = readFileSync(path.join(folder, "api_service.go"), "utf8");
  });

  const reservedBy = (name: string) => {
    const [, body = ""] = new RegExp(`\\) ${name}\\(ctx[^]*?\\{\n([^]*?)\n\\}`).exec(service) ?? [];
    expect(body).not.toBe("");
    const lines = body.split("\n").map((line) => line.trim());
    expect(lines.some((line) => line.includes("call.Allocate()"))).toBe(lines.some((line) => /[rR]eserve/.test(line)));
    return lines.filter((line) => /^(call\.R|r)eserve/.test(line));
  };

  it.each(cases.map(([parameters, reserved], i) => [parameters, `F${i}`, reserved] as const))("%s", (_, name, reserved) => {
    expect(reservedBy(name)).toEqual(reserved);
  });

  it("counts the tuple of arguments that are too many to be flat", () => {
    expect(reservedBy("Wide")).toEqual(["call.Reserve(8, 128)", "call.ReserveString(a)"]);
  });
});
