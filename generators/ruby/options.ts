import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import type { TargetConfig } from "../core/backend.js";
import { pascal, snake } from "../core/casing.js";
import { rubyCoreConstants } from "../core/reserved/ruby-core-constants.js";
import type { Surface } from "../core/surface.js";

export interface RubyOptions {
  /** E.g. `acme-billing`. */
  readonly gem: string;
  /** The package's module, outermost first: `["Acme", "Billing"]`. */
  readonly modules: readonly string[];
  /** As `require` takes it: `acme/billing`. */
  readonly path: string;
}

/** Constants of what a gem requires itself: classes where a module is wanted, or modules that are not the vendor's to open. */
const loaded: ReadonlySet<string> = new Set(["Wasmtime", "JSON", "Digest", "FileUtils", "Etc", "OpenSSL", "Minitest"]);

/** By RubyGems' convention a dash in a gem's name stands for a module, an underscore parts words. */
export function rubyOptions(target: TargetConfig, surface: Surface): RubyOptions {
  const { namespace, name } = surface.world.package;
  const modules = target.module?.split("::").filter((part) => part !== "") ?? [outermost(pascal(namespace)), pascal(name)];
  return {
    gem: target.gem ?? `${snake(namespace)}-${snake(name)}`,
    modules,
    path: modules.map(fileName).join("/"),
  };
}

/** A module that the vendor chose and every Ruby program has already. */
export function optionFaults({ modules: [outer = ""] }: RubyOptions): readonly Diagnostic[] {
  if (outermost(outer) === outer) return [];
  const help = `choose another, e.g. \`${outermost(outer)}\``;
  return [diagnostic("config-value", `\`${outer}\` cannot be the module of a gem: it is Ruby's own, or a library's`, { help })];
}

/** `namespace` may be called like a class that every Ruby program has. */
function outermost(name: string): string {
  return rubyCoreConstants.has(name) || loaded.has(name) ? `${name}Packages` : name;
}

/** The file that defines a constant: `line_item` for `LineItem`, `http_url` for `HTTPUrl`. */
export function fileName(constant: string): string {
  return constant
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
