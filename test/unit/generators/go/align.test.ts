import { describe, expect, it } from "vitest";
import { align } from "../../../../generators/go/api/align.js";
import { context, go } from "../../../../generators/go/code/go.js";
import { goText } from "../../../../generators/go/package/source-file.js";

const row = (comment: readonly string[], ...cells: readonly string[]) => ({ comment, cells });
const lines = (rows: Parameters<typeof align>[0]) => goText(align(rows)).split("\n");

describe("align", () => {
  it("pads neighbours to one width", () => {
    expect(lines([row([], "ID", "uint32"), row([], "Customer", "string")])).toEqual(["ID       uint32", "Customer string"]);
  });

  it("starts anew below a comment", () => {
    expect(lines([row([], "A", "int"), row(["// B is."], "LongName", "int"), row([], "C", "int")])).toEqual([
      "A int",
      "// B is.",
      "LongName int",
      "C        int",
    ]);
  });

  it("never pads the last column", () => {
    expect(lines([row([], "A", "T", "=", "1"), row([], "B", "Longer", "=", "22")])).toEqual(["A T      = 1", "B Longer = 22"]);
  });

  it("uses what its cells use", () => {
    expect([...align([row([], "A", "int"), { comment: [], cells: ["Long", go`func(${context}.Context)`] }]).uses]).toEqual([
      "context",
    ]);
  });
});
