import path from "node:path";
import { describe, expect, it } from "vitest";
import { changeFiles, parseChange, releaseSection } from "../../../changes/change-files.mjs";

describe("change files", () => {
  it("have a kind, a subject and a text", () => {
    const changes = changeFiles(path.join(import.meta.dirname, "../../../changes"));
    for (const { text } of changes) expect(text).toMatch(/^\S.*\.$/s);
  });

  it("of another form are named", () => {
    expect(() => parseChange("a.md", "mended: go\n\nx.")).toThrow("a.md: the first line is not `<added|changed|fixed|removed>:");
    expect(() => parseChange("a.md", "fixed: cobol\n\nx.")).toThrow("a.md: the first line");
    expect(() => parseChange("a.md", "fixed: go\nx.")).toThrow("a.md: what changed does not stand below an empty line");
  });

  it("become one section, by kind", () => {
    const changes = [
      { name: "a.md", kind: "fixed", subject: "go", text: "One.\nTwo." },
      { name: "b.md", kind: "added", subject: "all", text: "Three." },
    ];
    expect(releaseSection("0.2.0", changes)).toBe(
      "## 0.2.0\n\n### Added\n\n- **all**: Three.\n\n### Fixed\n\n- **go**: One.\n  Two.\n",
    );
  });
});
