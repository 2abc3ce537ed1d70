/** An npm package, with nothing left to decide. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import type { Lines } from "./code/lines.js";
import type { LinkerPart } from "./linker-parts.js";

export interface PackageView {
  readonly manifest: Manifest;
  readonly readme: ReadmeView;
  /** `index.js`. */
  readonly module: Lines;
  /** `index.d.ts`, without what every package's begins with. */
  readonly declarations: readonly Lines[];
  readonly plan: LinkPlan;
  readonly parts: readonly LinkerPart[];
  readonly artifactFile: string;
  /** The printed modules, for a plan that has some. */
  readonly adapters?: Uint8Array;
  /** The WASI layer, likewise. */
  readonly layer?: Uint8Array;
}

/** `package.json`. */
export type Manifest = Readonly<Record<string, unknown>>;

export interface ReadmeView {
  /** E.g. `Acme Billing`. */
  readonly title: string;
  readonly package: string;
  readonly hasDescription: boolean;
  readonly description: string;
  /** E.g. `Billing`. */
  readonly client: string;
  /** A program that runs as shown, as lines. */
  readonly example: readonly string[];
  /** What the artifact imports. */
  readonly reach: readonly string[];
  /** What of WASI it can reach, one sentence each. */
  readonly wasi: readonly string[];
  readonly hasWasi: boolean;
  readonly isClosed: boolean;
  readonly isStateless: boolean;
  /** Whether a stateless client recovers only later on a browser's main thread. */
  readonly needsWorker: boolean;
  readonly artifactFile: string;
  /** Whether core modules lie in the plan too. */
  readonly hasAdapters: boolean;
  readonly hasLayer: boolean;
  readonly sha256: string;
  readonly size: string;
  readonly hasLicense: boolean;
  readonly license: string;
  readonly sections: readonly ReadmeSection[];
}

/** A group of functions, e.g. those of one service. */
export interface ReadmeSection {
  /** E.g. `billing.invoices`. */
  readonly title: string;
  readonly entries: readonly ReadmeEntry[];
}

export interface ReadmeEntry {
  /** E.g. `create(customerId, lines, options?)`. */
  readonly call: string;
  readonly hasSummary: boolean;
  /** The first paragraph of its docs. */
  readonly summary: string;
}
