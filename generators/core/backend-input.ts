/** What every back end makes a package of. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import type { Surface } from "./surface/surface.js";
import type { WasiReach } from "./wasi-reach.js";

/** What the vendor says about the SDK, each text on one line; all of it may be absent but the version. */
export interface SdkMetadata {
  readonly version: string;
  readonly name?: string;
  readonly description?: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string;
  /** The URL of the issue tracker. */
  readonly issues?: string;
  readonly changelog?: string;
  readonly documentation?: string;
  readonly author?: string;
  readonly keywords?: readonly string[];
}

export interface Artifact {
  readonly bytes: Uint8Array;
  /** `<world>.wasm`: its name inside every package. */
  readonly fileName: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

export interface BackendInput {
  readonly surface: Surface;
  readonly plan: LinkPlan;
  /** The printed modules that the plan refers to, if there are any: only for a back end that links them. */
  readonly adapters?: Uint8Array;
  /** The component that stands behind `wasi:*`, where the plan refers to it. */
  readonly layer?: Uint8Array;
  readonly artifact: Artifact;
  readonly sdk: SdkMetadata;
  readonly stateless: boolean;
  /** What the artifact imports and so can touch, as component import names; the README lists it. */
  readonly reach: readonly string[];
  /** What of it comes through WASI. */
  readonly wasi: readonly WasiReach[];
}
