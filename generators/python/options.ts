import type { TargetConfig } from "../core/backend.js";
import type { Surface } from "../core/surface.js";

export interface PythonOptions {
  /** As `pip install` takes it: `acme-billing`. */
  readonly distribution: string;
  /** As `import` takes it: `acme_billing`. */
  readonly package: string;
}

export function pythonOptions(target: TargetConfig, surface: Surface): PythonOptions {
  const { namespace, name } = surface.world.package;
  const distribution = target.distribution ?? `${namespace.kebab}-${name.kebab}`.toLowerCase();
  return { distribution, package: target.package ?? distribution.replaceAll(/[-.]/g, "_") };
}
