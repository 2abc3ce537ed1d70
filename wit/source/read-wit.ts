import { type Diagnostic, diagnostic, failed, hasErrors, type Outcome, succeed } from "../diagnostic.js";
import { checkNames } from "./check-names.js";
import { chooseWorld } from "./choose-world.js";
import { collectItems } from "./collect-items.js";
import { encodeWorld } from "./encode-world.js";
import { joinPackages, worldSpecifier } from "./join-packages.js";
import { locateProblem } from "./locate-problem.js";
import { collectPackages, groupFiles, type SourcePackages } from "./packages.js";
import { parseDocument } from "./parse-document.js";
import type { Document } from "./syntax-tree.js";
import type { SourceFile } from "./token.js";
import type { WitSource } from "./wit-source.js";

/**
 * Reads the files of a WIT folder, or a single file. Files of the folder itself are the root package, those below `deps` are other packages.
 * `world` is a name, `ns:pkg/name`, or undefined for the only world of the root package. All problems come with file, line and column.
 */
export async function readWit(files: readonly SourceFile[], world?: string): Promise<Outcome<WitSource>> {
  const packages = readPackages(files);
  if (!packages.ok) return packages;
  const chosen = chooseWorld(packages.value, world);
  const problems = [...inOrder(checkNames(packages.value)), ...chosen.diagnostics];
  if (!chosen.ok || hasErrors(problems)) return failed(...problems);
  const encoded = await encodeWorld(joinPackages(packages.value), worldSpecifier(chosen.value));
  if (typeof encoded === "string") return failed(locateProblem(packages.value, chosen.value, encoded));
  return succeed({ encoded, world: chosen.value.world.name.name, items: collectItems(packages.value, chosen.value) }, problems);
}

function readPackages(files: readonly SourceFile[]): Outcome<SourcePackages> {
  if (files.length === 0) return failed(diagnostic("no-wit-files", "there is no WIT text"));
  const diagnostics: Diagnostic[] = [];
  const { root, deps } = groupFiles(files.map(withoutByteOrderMark));
  const groups = [root, ...deps].map((group) => readGroup(group, diagnostics));
  if (hasErrors(diagnostics)) return failed(...diagnostics);
  return collectPackages(groups);
}

function readGroup(group: readonly SourceFile[], diagnostics: Diagnostic[]): readonly Document[] {
  return group.flatMap((file) => {
    const document = parseDocument(file);
    diagnostics.push(...document.diagnostics);
    return document.ok ? [document.value] : [];
  });
}

/** As a reader of the files meets them. */
function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ place }: Diagnostic) => [place?.line ?? 0, place?.column ?? 0] as const;
  const files = [...new Set(problems.map((problem) => problem.place?.file))];
  return files.flatMap((file) =>
    problems.filter((problem) => problem.place?.file === file).sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1]),
  );
}

function withoutByteOrderMark({ path, text }: SourceFile): SourceFile {
  return { path, text: text.replace(/^\uFEFF/, "") };
}
