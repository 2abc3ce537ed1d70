import type { CoreFeature } from "../../wit/component/decoded-component.js";

/** What release 46 of the wasmtime gem runs with the configuration of the runtime (`engine.rb`). It can neither export nor import a tag. */
export const rubyCoreFeatures: ReadonlySet<CoreFeature> = new Set<CoreFeature>([
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
