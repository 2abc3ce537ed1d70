import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import { portableStem } from "../core/names/reserved/device-names.js";
import { pythonKeywords } from "../core/names/reserved/keywords.js";
import type { Surface } from "../core/surface/surface.js";
import type { PythonTarget } from "./target-options.js";

export interface PythonOptions {
  /** As `pip install` takes it: `acme-billing`. */
  readonly distribution: string;
  /** As `import` takes it: `acme_billing`. */
  readonly package: string;
}

export function pythonOptions(target: PythonTarget, surface: Surface): PythonOptions {
  const { namespace, name } = surface.world.package;
  const distribution = target.distribution ?? `${namespace.kebab}-${name.kebab}`.toLowerCase();
  return { distribution, package: target.package ?? importName(distribution) };
}

function importName(distribution: string): string {
  return distribution.replaceAll(/[-.]/g, "_");
}

/** What pip or Python would not take: names as the Core Metadata of packages has them, and identifiers. */
export function optionFaults(options: PythonOptions): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(options.distribution)) {
    const help = "use letters, digits and `-`, with a letter or digit at both ends";
    faults.push(diagnostic("config-value", `\`${options.distribution}\` cannot be the name of a Python distribution`, { help }));
  }
  const isModule = /^[A-Za-z_][A-Za-z0-9_]*$/.test(options.package) && portableStem(options.package) === options.package;
  if (!isModule || pythonKeywords.has(options.package)) {
    const help = `give the name that Python imports${proposal(options.package)}; what pip installs is the distribution`;
    faults.push(diagnostic("config-value", `\`${options.package}\` cannot be the name of a Python package`, { help }));
  }
  return faults;
}

function proposal(name: string): string {
  const written = importName(name);
  return written === name || !/^[A-Za-z]\w*$/.test(written) ? "" : `, e.g. \`${written}\``;
}
