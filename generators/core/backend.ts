/** A back end: data in, files out. No base classes; a language is one value of this type, which `generators/registry.ts` loads. */

import type { CoreFeature } from "../../wit/component/decoded-component.js";
import type { Outcome } from "../../wit/diagnostic.js";
import type { Wanted } from "../../wit/plan/planning.js";
import type { BackendInput } from "./backend-input.js";
import type { FileSet } from "./files/file-set.js";
import type { LanguageId } from "./languages.js";
import type { NamePolicy } from "./names/policy.js";
import type { NativeSuite } from "./suite/native-suite.js";
import type { Surface } from "./surface/surface.js";
import type { TargetConfig } from "./target-option.js";

/** `Options` is what the back end makes of `Target`, its entry in the config. */
export interface Backend<Options, Target = TargetConfig> {
  readonly id: LanguageId;
  /** E.g. `TypeScript`. */
  readonly title: string;
  readonly names: NamePolicy;
  /** Core features that the oldest supported engine of the language runs. A module that needs another one is refused. */
  readonly coreFeatures: ReadonlySet<CoreFeature>;
  /** What its runtime wants of a link plan. */
  readonly plans?: Wanted;
  /** The target's options from the config, with defaults made from the world. */
  readonly options: (target: Target, surface: Surface) => Options;
  readonly generate: (input: BackendInput, options: Options) => Outcome<FileSet>;
  /** The view as plain data, for `inspect --stage view:<language>`. */
  readonly view: (input: BackendInput, options: Options) => unknown;
  /** `generators/<lang>/suite.ts`: fixtures as this language's own tests. */
  readonly suite: NativeSuite<Options>;
}
