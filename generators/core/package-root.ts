import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The tool's own `templates/` folder, found from the package's root: this file runs from the sources and from `dist/`. */
export const templatesFolder = path.join(nearestPackage(path.dirname(fileURLToPath(import.meta.url))), "templates");

function nearestPackage(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : nearestPackage(path.dirname(folder));
}
