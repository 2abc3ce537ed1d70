/** A Go file as its parts, and the import declaration that follows from what they use. */

import { print } from "../../core/code/code.js";
import { type GoCode, type GoPackage, goCode, type RuntimePackage } from "../code/go.js";

/** Fixed text of `templates/go/package`, and what it uses. */
const fixedUses = {
  "artifact.go": ["component", "embed"],
  "options.go": ["component", "time"],
  "wasi.go": ["component", "embed", "io", "maps", "slices", "time", "wasi"],
  "http.go": ["component", "slices", "wasi", "wasihttp"],
  "errors.go": ["component"],
  "result.go": [],
  "pointer.go": [],
  "abi.go": [],
} as const satisfies Readonly<Record<string, readonly GoPackage[]>>;

export type FixedTemplate = keyof typeof fixedUses;

export type SourcePart =
  | { readonly kind: "printed"; readonly text: string }
  | { readonly kind: "fixed"; readonly template: FixedTemplate; readonly fields: Readonly<Record<string, string | boolean>> };

export interface SourceView {
  readonly path: string;
  /** The package clause and the imports. */
  readonly head: string;
  /** One after the other, with an empty line between. */
  readonly parts: readonly SourcePart[];
}

type FixedPart = SourcePart & { readonly kind: "fixed" };

export function fixed(template: FixedTemplate, fields: FixedPart["fields"] = {}): FixedPart {
  return { kind: "fixed", template, fields };
}

const runtimePackages = ["component", "wasi", "wasihttp"] as const satisfies readonly RuntimePackage[];

/** What is empty is left out. */
export function sourceView(
  path: string,
  { package: name, module }: { readonly package: string; readonly module: string },
  parts: readonly (GoCode | FixedPart)[],
): SourceView {
  const filled = parts.filter((part) => !("lines" in part) || part.lines.length > 0);
  const uses = filled.flatMap((part): readonly GoPackage[] => ("lines" in part ? [...part.uses] : fixedUses[part.template]));
  const own = runtimePackages.filter((path) => uses.includes(path)).map((path) => `"${module}/internal/${path}"`);
  const head = goCode(`package ${name}`, importDeclaration(new Set(uses), own));
  return {
    path,
    head: goText(head),
    parts: filled.map((part) => ("lines" in part ? { kind: "printed", text: goText(part) } : part)),
  };
}

export function goText(code: GoCode): string {
  return print(code, "\t");
}

/** With an empty line above; packages of the standard library first, sorted. */
export function importDeclaration(uses: ReadonlySet<GoPackage>, own: readonly string[]): GoCode {
  const standard = [...uses]
    .filter((path) => !runtimePackages.some((own) => own === path))
    .sort()
    .map((path) => (path === "embed" ? '_ "embed"' : `"${path}"`));
  const groups = [standard, own].filter((group) => group.length > 0);
  if (groups.length === 0) return goCode();
  return goCode(
    "",
    "import (",
    groups.flatMap((group, i) => (i === 0 ? group : ["", ...group])),
    ")",
  );
}

/** A path that does not end in the package's name gets the name in front, as goimports does. */
export function rootImport(module: string, root: string): string {
  return module.replace(/\/v\d+$/, "").endsWith(`/${root}`) ? `"${module}"` : `${root} "${module}"`;
}
