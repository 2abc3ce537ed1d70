import { describe, expect, it } from "vitest";
import { unsupportedFeatures } from "../../../../generators/core/unsupported-features.js";
import type { CoreFeature, CoreModule } from "../../../../wit/component/decoded-component.js";
import type { CoreInstance } from "../../../../wit/component/evaluated-component.js";
import { asIndex } from "../../../../wit/ids.js";

const module = (start: number, ...features: CoreFeature[]): CoreModule => ({
  range: { start, end: start + 8 },
  imports: [],
  exports: [],
  features,
});
const instance = (index: number, of: CoreModule): CoreInstance => ({ index: asIndex(index), module: of, imports: [], at: 0 });

describe("unsupportedFeatures", () => {
  it("names module, feature and language, once for a module that is instantiated twice", () => {
    const [plain, modern] = [module(10, "bulk-memory"), module(99, "bulk-memory", "exceptions", "gc")];
    const coreInstances = [plain, modern, modern].map((of, index) => instance(index, of));
    const backend = { title: "Go", coreFeatures: new Set<CoreFeature>(["bulk-memory", "exceptions"]) };
    const found = unsupportedFeatures({ coreInstances }, backend, "shop.wasm");
    expect(found.map(({ code, message, place }) => ({ code, message, place }))).toEqual([
      {
        code: "unsupported-core-feature",
        message: "core module 1 needs gc, which the oldest supported engine for Go lacks",
        place: { file: "shop.wasm", offset: 99 },
      },
    ]);
  });
});
