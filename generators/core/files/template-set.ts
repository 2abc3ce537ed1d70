/**
 * Handlebars, cut down to a form: `{{field}}`, `#each` over an array, `#if` on a boolean or on a text that may be undefined, `else`, partials, `@first` and
 * `@last`. What a template needs beyond that is a field of the view. A key that the view lacks throws, and so does any other condition.
 */

import { readFileSync } from "node:fs";
import path from "node:path";
import Handlebars from "handlebars";
import { folderFiles } from "./folder-files.js";
import { templatesFolder } from "./package-root.js";
import { strictView } from "./strict-view.js";

export interface TemplateSet {
  /** `template` is the path below the set's folder without `.hbs`, e.g. `README.md`. Throws for a template or a key that does not exist. */
  readonly render: (template: string, view: object) => string;
}

export const compileOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  // Handlebars adds its own helpers to this list unless they are denied one by one.
  knownHelpers: {
    if: true,
    each: true,
    unless: false,
    with: false,
    lookup: false,
    log: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
} as const;

const sets = new Map<string, TemplateSet>();

/** The templates of `templates/<folder>`, e.g. `go/package`; those in its `_partials` by their bare names. Read and compiled once. */
export function templateSet(folder: string): TemplateSet {
  const known = sets.get(folder) ?? readTemplates(path.join(templatesFolder, folder));
  sets.set(folder, known);
  return known;
}

export function readTemplates(folder: string): TemplateSet {
  const engine = Handlebars.create();
  engine.registerHelper("if", strictIf);
  engine.registerHelper("blockHelperMissing", noSection);
  engine.registerHelper("each", strictEach(engine.helpers.each as Handlebars.HelperDelegate));
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  for (const file of folderFiles(folder).filter((name) => name.endsWith(".hbs"))) {
    const source = readFileSync(path.join(folder, file), "utf8");
    const name = file.replace(/\.hbs$/, "");
    if (name.startsWith("_partials/"))
      engine.registerPartial(name.slice("_partials/".length), engine.compile(source, compileOptions));
    else templates.set(name, engine.compile(source, compileOptions));
  }
  return {
    render: (template, view) => {
      const compiled = templates.get(template);
      if (compiled === undefined)
        throw new Error(`there is no template ${template}.hbs in ${path.basename(path.dirname(folder))}`);
      return compiled(strictView(view));
    },
  };
}

/** `{{#name}}` without a helper: Mustache's sections, which guess from the value what is meant. */
function noSection(): never {
  throw new Error("a block is #if or #each");
}

/** Handlebars' own `if` takes anything, and takes an empty text, an empty list and 0 as false. */
function strictIf(this: unknown, condition: unknown, { fn, inverse }: Handlebars.HelperOptions): string {
  if (!["boolean", "string", "undefined"].includes(typeof condition))
    throw new Error(`#if needs a boolean or a text that may be missing, not ${typeof condition}`);
  return condition === undefined || condition === false ? inverse(this) : fn(this);
}

function strictEach(each: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
    if (!Array.isArray(list)) throw new Error(`#each needs an array, not ${typeof list}`);
    return each.call(this, list, options);
  };
}
