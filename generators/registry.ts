/** The languages that have a back end. A language is one line here, and a folder in `generators/` and `templates/`. */

import type { Backend, LanguageId } from "./core/backend.js";

export const backends: Readonly<Partial<Record<LanguageId, Backend<unknown>>>> = {};
