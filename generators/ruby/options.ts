import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import type { WitName } from "../../wit/name.js";
import { snake } from "../core/names/casing.js";
import { rubyKeywords } from "../core/names/reserved/keywords.js";
import { rubyCoreConstants } from "../core/names/reserved/ruby-core-constants.js";
import type { Surface } from "../core/surface/surface.js";
import { fileName } from "./files.js";
import { rubyNames } from "./names.js";
import type { RubyTarget } from "./target-options.js";

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
export function rubyOptions(target: RubyTarget, surface: Surface): RubyOptions {
  const { namespace, name } = surface.world.package;
  const modules = target.module?.split("::").filter((part) => part !== "") ?? defaultModules(surface);
  return {
    gem: target.gem ?? `${snake(namespace)}-${snake(name)}`,
    modules,
    path: modules.map(fileName).join("/"),
  };
}

function defaultModules({ world }: Surface): readonly string[] {
  const constant = (name: WitName) => rubyNames.spell(name, "type");
  return [outermost(constant(world.package.namespace)), constant(world.package.name)];
}

/** A module that the vendor chose and every Ruby program has already. */
export function optionFaults({ modules }: RubyOptions): readonly Diagnostic[] {
  const keyword = modules.find((name) => rubyKeywords.has(name));
  if (keyword !== undefined)
    return [diagnostic("config-value", `\`${keyword}\` is a keyword, and cannot be the module of a gem`)];
  const [outer = ""] = modules;
  if (outermost(outer) === outer) return [];
  const help = `choose another, e.g. \`${outermost(outer)}\``;
  return [diagnostic("config-value", `\`${outer}\` cannot be the module of a gem: it is Ruby's own, or a library's`, { help })];
}

/** `namespace` may be called like a class that every Ruby program has. */
function outermost(name: string): string {
  return rubyCoreConstants.has(name) || loaded.has(name) ? `${name}Packages` : name;
}
