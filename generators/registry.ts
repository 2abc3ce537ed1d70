/**
 * The languages that have a back end. A language is one line here (`go: opaqueBackend(go),`) and a folder in `generators/` and
 * `templates/`. Once all have one, the type is `Record<LanguageId, Backend<unknown>>`.
 */

import type { Backend, LanguageId } from "./core/backend.js";
import { opaqueBackend } from "./core/opaque-backend.js";
import { go } from "./go/backend.js";
import { python } from "./python/backend.js";
import { ruby } from "./ruby/backend.js";
import { typescript } from "./typescript/backend.js";

export const backends: Readonly<Partial<Record<LanguageId, Backend<unknown>>>> = {
  typescript: opaqueBackend(typescript),
  go: opaqueBackend(go),
  python: opaqueBackend(python),
  ruby: opaqueBackend(ruby),
};
