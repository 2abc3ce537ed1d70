import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../generators/core/files/package-root.js";

export function readToolJson(name: "package.json" | "schema.json"): unknown {
  return JSON.parse(readFileSync(path.join(packageRoot, name), "utf8"));
}

export function toolVersion(): string {
  return (readToolJson("package.json") as { readonly version: string }).version;
}
