import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The tool's own folder, with `templates/` and `schema.json`: this file runs from the sources and from `dist/`. */
export const packageRoot = nearestPackage(path.dirname(fileURLToPath(import.meta.url)));

export const templatesFolder = path.join(packageRoot, "templates");

/** What the build makes of templates that do not ship as they stand. */
export const builtTemplates = path.join(packageRoot, "dist/templates");

function nearestPackage(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : nearestPackage(path.dirname(folder));
}
