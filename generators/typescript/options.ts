import type { TargetConfig } from "../core/backend.js";
import type { Surface } from "../core/surface/surface.js";

export interface TypeScriptOptions {
  /** The npm package's name. */
  readonly package: string;
}

export function typescriptOptions(target: TargetConfig, { world }: Surface): TypeScriptOptions {
  const { namespace, name } = world.package;
  return { package: target.package ?? `@${namespace.kebab}/${name.kebab}`.toLowerCase() };
}
