import { describe, expect, it } from "vitest";
import { docstring } from "../../../../generators/python/docs.js";
import { bracketed, laidOut, tupled } from "../../../../generators/python/layout.js";

describe("layout", () => {
  it("keeps on one line what fits, and gives each item a line otherwise", () => {
    expect(bracketed("def f(", ["a: int", "b: int"], ") -> None:")).toBe("def f(a: int, b: int) -> None:");
    const long = "x".repeat(70);
    expect(bracketed("f(", [long, long], ")", "    ")).toBe(`    f(\n        ${long},\n        ${long},\n    )`);
  });

  it("breaks a type that is too long at its union, then at its arguments", () => {
    const long = "A".repeat(60);
    expect(laidOut("x: ", `${long} | ${long}`, ",")).toBe(`x: (\n    ${long} | ${long}\n),`.replace(" |", "\n    |"));
    expect(laidOut("x: ", `list[${long}, ${long}]`, ",")).toBe(`x: list[\n    ${long},\n    ${long},\n],`);
  });

  it("keeps the comma of a tuple of one", () => {
    expect(tupled("return ", ["a"], "")).toBe("return (a,)");
    expect(tupled("return ", ["a", "b"], "")).toBe("return (a, b)");
  });
});

describe("docstring", () => {
  it("says on one line what fits on one, and what is raised in a section", () => {
    expect(docstring({ text: "Creates an invoice." }, "", "    ")).toBe('    """Creates an invoice."""');
    const raised = docstring(undefined, "Calls it.", "    ", [{ name: "InvoiceError", when: "Refused." }]);
    expect(raised).toBe('    """Calls it.\n\n    Raises:\n        InvoiceError: Refused.\n    """');
  });

  it("cannot be ended or escaped from by what the WIT says", () => {
    expect(docstring({ text: 'a """ b \\ c"' }, "", "")).toBe('"""a \\"\\"\\" b \\\\ c" """');
  });
});
