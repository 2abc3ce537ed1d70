import { describe, expect, it } from "vitest";
import { versionedPath } from "../../../../generators/go/options.js";
import { rootImport } from "../../../../generators/go/package/source-file.js";

const path = (module: string, version: string) => versionedPath({ module, package: "billing" }, version);

describe("a module's path", () => {
  it("ends in the major version from 2 on", () => {
    expect(path("github.com/acme/billing", "1.4.0")).toBe("github.com/acme/billing");
    expect(path("github.com/acme/billing", "2.0.0")).toBe("github.com/acme/billing/v2");
    expect(path("github.com/acme/billing/v2", "2.1.0")).toBe("github.com/acme/billing/v2");
    expect(path("github.com/acme/billing/v2", "10.0.0-rc.1")).toBe("github.com/acme/billing/v10");
    expect(path("github.com/acme/billing/v2", "1.0.0")).toBe("github.com/acme/billing");
  });

  it("is not asked of what stands for it", () => {
    expect(path("example.com/acme/billing", "3.0.0")).toBe("example.com/acme/billing");
  });

  it("names the package where its last part does not, not counting the version", () => {
    expect(rootImport("github.com/acme/billing/v2", "billing")).toBe('"github.com/acme/billing/v2"');
    expect(rootImport("github.com/acme/billing-go/v2", "billing")).toBe('billing "github.com/acme/billing-go/v2"');
  });
});
