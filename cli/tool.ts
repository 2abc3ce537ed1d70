/** The tool's own files, found the same way from the sources and from the build in `dist/`. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = nearestPackage(path.dirname(fileURLToPath(import.meta.url)));

function nearestPackage(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : nearestPackage(path.dirname(folder));
}

export function readToolJson(name: "package.json" | "schema.json"): unknown {
  return JSON.parse(readFileSync(path.join(root, name), "utf8"));
}

export function toolVersion(): string {
  return (readToolJson("package.json") as { readonly version: string }).version;
}
