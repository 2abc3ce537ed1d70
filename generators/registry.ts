/** The languages. One is a line here and a folder in `generators/` and `templates/`. */

import type { Backend } from "./core/backend.js";
import type { LanguageId } from "./core/languages.js";
import { opaqueBackend } from "./core/opaque-backend.js";

type Loader = () => Promise<Backend<unknown>>;

const loaders: Readonly<Record<LanguageId, Loader>> = {
  typescript: async () => opaqueBackend((await import("./typescript/backend.js")).typescript),
  go: async () => opaqueBackend((await import("./go/backend.js")).go),
  python: async () => opaqueBackend((await import("./python/backend.js")).python),
  ruby: async () => opaqueBackend((await import("./ruby/backend.js")).ruby),
};

/** A back end loads when it is asked for: the printer of TypeScript alone takes as long to load as a package to make. */
export function loadBackend(language: LanguageId): Promise<Backend<unknown>> {
  return loaders[language]();
}
