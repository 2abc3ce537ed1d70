import { describe, expect, it } from "vitest";
import { gemVersion } from "../../../../generators/ruby/build-view.js";
import { distinct, fileName } from "../../../../generators/ruby/files.js";
import { optionFaults, rubyOptions } from "../../../../generators/ruby/options.js";
import { surfaceOf } from "../core/surface-of.js";

describe("options", () => {
  it("come from the package's name", async () => {
    const surface = await surfaceOf("world w { export f: func(); }");
    expect(rubyOptions({}, surface)).toEqual({ gem: "acme-shop", modules: ["Acme", "Shop"], path: "acme/shop" });
    expect(rubyOptions({ gem: "shop", module: "Acme::HTTPShop" }, surface)).toEqual({
      gem: "shop",
      modules: ["Acme", "HTTPShop"],
      path: "acme/http_shop",
    });
  });

  it("name files after constants", () => {
    expect(["LineItem", "HTTPUrl", "Name5Type", "A"].map(fileName)).toEqual(["line_item", "http_url", "name5_type", "a"]);
  });

  it("name no file that Windows could not have, and no file twice", () => {
    expect(["Con", "AUX", "Com1", "Console"].map(fileName)).toEqual(["con_", "aux_", "com1_", "console"]);
    expect(distinct(["AB", "Ab", "FooBar", "FOOBar"], fileName)).toEqual(["ab", "ab_2", "foo_bar", "foo_bar_2"]);
  });

  it.each(["END", "Acme::BEGIN"])("refuse the module %s, which is a keyword", async (module) => {
    const surface = await surfaceOf("world w { export f: func(); }");
    expect(optionFaults(rubyOptions({ module }, surface))).toMatchObject([{ code: "config-value" }]);
  });

  it("write versions as RubyGems does", () => {
    expect(["1.4.0", "1.0.0-rc.1", "2.0.0-beta-2+build.5"].map(gemVersion)).toEqual([
      "1.4.0",
      "1.0.0.pre.rc.1",
      "2.0.0.pre.beta.2",
    ]);
  });

  it.each(["String", "Process::Billing", "Wasmtime::Billing"])("refuse the module %s, which is there already", async (module) => {
    const surface = await surfaceOf("world w { export f: func(); }");
    const [fault, ...others] = optionFaults(rubyOptions({ module }, surface));
    expect(fault).toMatchObject({ code: "config-value", help: expect.stringMatching(/Packages`$/) });
    expect(others).toEqual([]);
    expect(optionFaults(rubyOptions({ module: `Acme::${module}` }, surface))).toEqual([]);
  });
});
