import type { CoreFeature } from "../decoded-component.js";

/** Collects the core features that a module uses, while it is read. */
export type FeatureSet = Set<CoreFeature>;
