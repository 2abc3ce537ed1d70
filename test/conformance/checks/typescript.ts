import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";
import type { StrictCheck } from "./strict-check.js";

/** As a customer with the strictest settings compiles against the package; no `skipLibCheck`, since it is the library that is checked. */
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
};

export const checkTypeScript: StrictCheck = async (packages) => {
  const files = packages.flatMap(({ folder }) => declarationsIn(folder));
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
  const complaints = new Map<string, string>();
  for (const diagnostic of diagnostics) {
    const owner = packages.find(({ folder }) => diagnostic.file?.fileName.startsWith(`${folder.replaceAll(sep, "/")}/`));
    const text = ts.formatDiagnostic(diagnostic, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => owner?.folder ?? "",
      getNewLine: () => "\n",
    });
    const name = owner?.name ?? packages[0]?.name ?? "";
    complaints.set(name, (complaints.get(name) ?? "") + text);
  }
  return complaints;
};

function declarationsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".d.ts")).map((name) => join(folder, name));
}
