/** What the JavaScript and the declarations of a package say to engines, the compiler and other tools. */

import ts from "typescript";
import type { PackageFile } from "../../generators/core/files/file-set.js";

/** Comments that eslint, Biome, coverage tools and engines obey. */
const directive =
  /^\/[/*]\s*(?:eslint|global|exported|biome-|istanbul|c8|v8|prettier|@ts-|[#@]\s*(?:source|__PURE__))|[/*][/*]#\s*source(?:MappingURL|URL)/;

export function typescriptCode(files: readonly PackageFile[]): Record<string, unknown> {
  const sources = files.filter(({ path }) => /\.(?:js|ts|json)$/.test(path) && path !== "plan.json");
  return Object.fromEntries(sources.map(({ path, contents }) => [path, codeOf(path, String(contents))]));
}

function codeOf(path: string, text: string): unknown {
  if (path.endsWith(".json")) return shape(JSON.parse(text));
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) as ts.SourceFile & Internal;
  return {
    code: ts.createPrinter({ removeComments: true }).printFile(source),
    mistakes: source.parseDiagnostics.map((it) => it.messageText),
    pragmas: [...source.pragmas.keys()],
    references: [source.referencedFiles, source.typeReferenceDirectives, source.libReferenceDirectives].map((it) => it.length),
    directives: [...(source.commentDirectives ?? []), ...comments(text).filter((comment) => directive.test(comment))].length,
  };
}

/** What the compiler knows of a file and does not declare. */
interface Internal {
  readonly parseDiagnostics: readonly ts.Diagnostic[];
  readonly pragmas: ReadonlyMap<string, unknown>;
  readonly commentDirectives?: readonly unknown[];
}

function comments(text: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.MultiLineCommentTrivia || kind === ts.SyntaxKind.SingleLineCommentTrivia) {
      found.push(scanner.getTokenText());
    }
  }
  return found;
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
}
