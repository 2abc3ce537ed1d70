import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The tool's own folder, with `templates/` and `schema.json`: this file runs from the sources and from `dist/`. */
export const packageRoot = nearestPackage(path.dirname(fileURLToPath(import.meta.url)));

export const templatesFolder = path.join(packageRoot, "templates");

function nearestPackage(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : nearestPackage(path.dirname(folder));
}
