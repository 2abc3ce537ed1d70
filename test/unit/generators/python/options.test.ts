import { describe, expect, it } from "vitest";
import { optionFaults, pythonOptions } from "../../../../generators/python/options.js";
import { surfaceOf } from "../core/surface-of.js";

describe("options", () => {
  it("come from the package's name, and the package from the distribution", async () => {
    const surface = await surfaceOf("world w { export f: func(); }");
    expect(pythonOptions({}, surface)).toEqual({ distribution: "acme-shop", package: "acme_shop" });
    expect(pythonOptions({ distribution: "acme.shop-sdk" }, surface)).toMatchObject({ package: "acme_shop_sdk" });
    expect(pythonOptions({ package: "shop" }, surface)).toEqual({ distribution: "acme-shop", package: "shop" });
  });

  it.each(["acme_billing", "_internal", "Shop2"])("take the package %s", (name) => {
    expect(optionFaults({ distribution: "acme", package: name })).toEqual([]);
  });

  it.each(["acme-billing", "acme.billing", "2shop", "class", "a b", "größe", "../x", "con", "Nul", ""])(
    "refuse the package `%s`",
    (name) => {
      const [fault, ...others] = optionFaults({ distribution: "acme", package: name });
      expect(fault).toMatchObject({ code: "config-value", message: `\`${name}\` cannot be the name of a Python package` });
      expect(others).toEqual([]);
    },
  );

  it("propose a name that can be imported", () => {
    const [fault] = optionFaults({ distribution: "acme", package: "acme-billing" });
    expect(fault?.help).toContain("e.g. `acme_billing`;");
  });

  it.each(["-acme", "acme-", "acme billing", "größe", ""])("refuse the distribution `%s`", (name) => {
    expect(optionFaults({ distribution: name, package: "acme" })).toMatchObject([{ code: "config-value" }]);
  });
});
