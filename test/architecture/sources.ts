import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Node, Project, SyntaxKind } from "ts-morph";

export const root = path.join(import.meta.dirname, "../..");

/** What builds and package managers leave, and what the samples make. */
const leftovers =
  /(^|\/)(node_modules|dist|__pycache__|vendor|\.[^/]*)(\/|$)|^sample-api\/(composed\/)?(sdk|build|rates\/target)\//;

export interface Source {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The text files below a folder of the repository that have one of these endings. */
export function sources(folder: string, ...endings: readonly string[]): readonly Source[] {
  return filesBelow(folder)
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), "utf8") }));
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => !leftovers.test(file))
    .sort();
}

export function foldersIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export interface Import {
  readonly from: string;
  /** Relative to the repository where the import is relative, else the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Static and dynamic imports and re-exports, as the TypeScript compiler reads them. */
export function importsOf({ path: file, text }: Source): readonly Import[] {
  const source = project.createSourceFile(file, text, { overwrite: true });
  const declared = [...source.getImportDeclarations(), ...source.getExportDeclarations()].flatMap((declaration) => {
    const target = declaration.getModuleSpecifierValue();
    return target === undefined ? [] : [importFrom(file, target, declaration.isTypeOnly())];
  });
  const dynamic = source.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const [target] = call.getArguments();
    const isImport = call.getExpression().getKind() === SyntaxKind.ImportKeyword && Node.isStringLiteral(target);
    return isImport ? [importFrom(file, target.getLiteralValue(), false)] : [];
  });
  return [...declared, ...dynamic];
}

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, compilerOptions: { allowJs: true } });

function importFrom(from: string, target: string, typeOnly: boolean): Import {
  const to = target.startsWith(".") ? path.posix.join(path.posix.dirname(from), target) : target;
  return { from, to, typeOnly };
}
