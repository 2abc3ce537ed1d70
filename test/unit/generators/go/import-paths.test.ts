import { describe, expect, it } from "vitest";
import { importPaths, rootImport } from "../../../../generators/go/import-paths.js";

describe("import paths", () => {
  it("are those that the code uses, sorted", () => {
    const body = "func f(ctx context.Context) { math.Float64bits(1); binary.LittleEndian.Uint32(b); component.Invalid() }";
    expect(importPaths(body, "example.com/m")).toEqual({
      standard: ['"context"', '"encoding/binary"', '"math"'],
      own: ['"example.com/m/internal/component"'],
    });
  });

  it("are not those that comments, strings and fields name", () => {
    const body = '// math.Pi\nx := "errors.New"\ny := v.fmt.Println\n\t// component.X\n';
    expect(importPaths(body, "example.com/m")).toEqual({ standard: [], own: [] });
  });

  it("see an embedded file", () => {
    expect(importPaths("//go:embed x.wasm\nvar artifact []byte\nvar e = errors.New", "m").standard).toEqual([
      '_ "embed"',
      '"errors"',
    ]);
  });

  it("name a root whose path ends otherwise", () => {
    expect(rootImport("github.com/acme/billing-go", "billing")).toBe('billing "github.com/acme/billing-go"');
    expect(rootImport("github.com/acme/billing", "billing")).toBe('"github.com/acme/billing"');
  });
});
