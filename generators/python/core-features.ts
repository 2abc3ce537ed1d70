import type { CoreFeature } from "../../wit/component/decoded-component.js";

/** What the oldest supported release of wasmtime-py runs with the configuration of the runtime (`engine.py`). */
export const pythonCoreFeatures: ReadonlySet<CoreFeature> = new Set<CoreFeature>([
  "sign-extension",
  "saturating-float-to-int",
  "multi-value",
  "bulk-memory",
  "reference-types",
  "mutable-global",
  "simd",
  "extended-const",
  "tail-call",
  "multi-memory",
  "relaxed-simd",
  "function-references",
]);
