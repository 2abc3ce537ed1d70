import { describe, expect, it } from "vitest";
import { generic, laidOut, named, union, written } from "../../../../generators/python/api/annotation.js";
import { docstring } from "../../../../generators/python/api/docs.js";
import { bracketed, tupled } from "../../../../generators/python/code/layout.js";
import { type PythonCode, py } from "../../../../generators/python/code/python.js";
import { pythonText } from "../../../../generators/python/package/module.js";

const text = (code: PythonCode) => pythonText(code);

describe("layout", () => {
  it("keeps on one line what fits, and gives each item a line otherwise", () => {
    expect(text(bracketed("def f(", ["a: int", "b: int"], ") -> None:"))).toBe("def f(a: int, b: int) -> None:");
    const [one, two] = ["x".repeat(58), "y".repeat(56)];
    expect(text(bracketed("f(", [one, two], ")"))).toBe(`f(${one}, ${two})`);
    expect(text(bracketed("f(", [one, two], ")", 4))).toBe(`f(\n    ${one},\n    ${two},\n)`);
  });

  it("breaks a type that is too long at its union, then at its arguments", () => {
    const long = named(py`${"A".repeat(60)}`);
    const name = "A".repeat(60);
    expect(text(laidOut("x: ", union(long, long), ",", 0))).toBe(`x: (\n    ${name}\n    | ${name}\n),`);
    expect(text(laidOut("x: ", union(union(long, long), long), ",", 0)).split("\n").length).toBe(5);
    expect(text(laidOut("x: ", generic(py`list`, long, long), ",", 0))).toBe(`x: list[\n    ${name},\n    ${name},\n],`);
  });

  it("keeps the comma of a tuple of one", () => {
    expect(text(tupled("return ", ["a"], 0))).toBe("return (a,)");
    expect(text(tupled("return ", ["a", "b"], 0))).toBe("return (a, b)");
  });
});

describe("annotations", () => {
  it("have one union, whatever it is made of", () => {
    const [a, b, none] = [named(py`A`), named(py`B`), named(py`None`)];
    expect(written(union(union(a, b), none)).text).toBe("A | B | None");
    expect(written(union(a)).text).toBe("A");
  });
});

describe("docstring", () => {
  it("says on one line what fits on one, and what is raised in a section", () => {
    expect(docstring({ text: "Creates an invoice." }, "")).toEqual(['"""Creates an invoice."""']);
    const raised = docstring(undefined, "Calls it.", [{ name: "InvoiceError", when: "Refused." }]);
    expect(raised).toEqual(['"""Calls it.', "", "Raises:", "    InvoiceError: Refused.", '"""']);
  });

  it("cannot be ended or escaped from by what the WIT says", () => {
    expect(docstring({ text: 'a """ b \\ c"' }, "")).toEqual(['"""a \\"\\"\\" b \\\\ c" """']);
  });
});
