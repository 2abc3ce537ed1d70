import type { Surface } from "../core/surface/surface.js";
import type { TypeScriptTarget } from "./target-options.js";

export interface TypeScriptOptions {
  /** The npm package's name. */
  readonly package: string;
}

export function typescriptOptions(target: TypeScriptTarget, { world }: Surface): TypeScriptOptions {
  const { namespace, name } = world.package;
  return { package: target.package ?? `@${namespace.kebab}/${name.kebab}`.toLowerCase() };
}
