import { describe, expect, it } from "vitest";
import { binary, component, context, errors, type GoCode, go, goCode } from "../../../../generators/go/code/go.js";
import { fixed, rootImport, sourceView } from "../../../../generators/go/package/source-file.js";

const names = { package: "billing", module: "example.com/m" };
const headOf = (...parts: readonly (GoCode | ReturnType<typeof fixed>)[]) => sourceView("a.go", names, parts).head;

describe("a source file", () => {
  it("imports what its parts use, sorted, its own packages last", () => {
    const code = goCode(go`func f(ctx ${context}.Context) { ${binary}.LittleEndian.Uint32(b); ${component}.Invalid() }`);
    expect(headOf(goCode(go`var e = ${errors}.New`), code)).toBe(
      'package billing\n\nimport (\n\t"context"\n\t"encoding/binary"\n\t"errors"\n\n\t"example.com/m/internal/component"\n)',
    );
  });

  it("imports nothing that its text only names", () => {
    expect(headOf(goCode("// math.Pi", 'x := "errors.New"'))).toBe("package billing");
  });

  it("imports what fixed parts use", () => {
    expect(headOf(fixed("artifact.go"))).toContain('_ "embed"');
    expect(headOf(fixed("result.go"))).toBe("package billing");
  });

  it("has no part for what is empty", () => {
    expect(sourceView("a.go", names, [goCode(), fixed("abi.go"), goCode("x")]).parts.length).toBe(2);
  });
});

describe("the import of a package", () => {
  it("names one whose path ends otherwise", () => {
    expect(rootImport("github.com/acme/billing-go", "billing")).toBe('billing "github.com/acme/billing-go"');
    expect(rootImport("github.com/acme/billing", "billing")).toBe('"github.com/acme/billing"');
  });
});
