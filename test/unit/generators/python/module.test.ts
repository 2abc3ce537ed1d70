import { describe, expect, it } from "vitest";
import { imported, importedModule, py, pyCode, runtime, runtimeClass } from "../../../../generators/python/code/python.js";
import { moduleText } from "../../../../generators/python/package/module.js";

const parts = { own: "._types", docs: ['"""The values."""'], constants: pyCode() };
const importsOf = (...lines: readonly ReturnType<typeof py>[]) =>
  moduleText({ ...parts, definitions: [pyCode(...lines)] }).split("\n\n\n")[0];

describe("a module", () => {
  it("imports what its definitions use, in isort's order", () => {
    expect(
      importsOf(
        py`${importedModule("typing", "_typing")}.Any`,
        py`${imported("dataclasses", "dataclass")}`,
        py`${runtime("as_string")}, ${runtime("Mismatch")}, ${imported("._errors", "B", "_B")}, ${imported("._errors", "A", "_A")}`,
        py`${imported(".", "_abi")}.f(${runtimeClass("OwnHandle")})`,
      ),
    ).toBe(
      [
        '"""The values."""',
        "from __future__ import annotations",
        "import typing as _typing\nfrom dataclasses import dataclass",
        [
          "from . import _abi",
          "from ._errors import A as _A",
          "from ._errors import B as _B",
          "from ._runtime.checks import Mismatch, as_string",
          "from ._runtime.resources import OwnHandle as _OwnHandle",
        ].join("\n"),
      ].join("\n\n"),
    );
  });

  it("imports nothing that it defines, nor what its text only names", () => {
    expect(importsOf(imported("._types", "Item"), py`# as_string("math.inf")`)).toBe(
      '"""The values."""\n\nfrom __future__ import annotations',
    );
  });

  it("imports for type checkers alone from modules that import it", () => {
    const text = moduleText({ ...parts, typesOf: ["._services"], definitions: [pyCode(imported("._services", "Cart"))] });
    expect(text).toContain("import typing as _typing\n\nif _typing.TYPE_CHECKING:\n    from ._services import Cart\n\n\nCart\n");
  });
});
