/** The import statements for what code uses, as isort has them. */

import { bracketed, LINE_LENGTH } from "../code/layout.js";
import { type PythonCode, type PythonUse, pyCode } from "../code/python.js";

export type FromUse = PythonUse & { readonly kind: "from" };

/** Modules first, then names of modules: a line a module, and one for each name that is named otherwise. */
export function importLines(uses: Iterable<PythonUse>): PythonCode {
  const all = [...uses];
  const modules = all.flatMap((use) => (use.kind === "module" ? [`import ${renamed(use)}`] : []));
  return pyCode(...modules.sort(), ...fromLines(all.flatMap((use) => (use.kind === "from" ? [use] : []))));
}

export function fromLines(uses: readonly FromUse[]): readonly PythonCode[] {
  const modules = new Set(uses.map(({ module }) => module));
  const lines = [...modules].flatMap((module) => {
    const own = uses.filter((use) => use.module === module).sort((a, b) => byCase(a.name, b.name));
    const plain = own.filter(({ as }) => as === undefined);
    return [...(plain.length === 0 ? [] : [plain]), ...own.filter(({ as }) => as !== undefined).map((use) => [use])];
  });
  const first = ([use]: readonly FromUse[]) => ({ module: use?.module ?? "", name: use?.name ?? "" });
  return lines.sort((a, b) => byModule(first(a), first(b))).map((line) => fromLine(first(line).module, line.map(renamed)));
}

function fromLine(module: string, names: readonly string[]): PythonCode {
  const line = `from ${module} import ${names.join(", ")}`;
  return line.length <= LINE_LENGTH ? pyCode(line) : bracketed(`from ${module} import (`, names, ")");
}

function renamed({ name, as }: Exclude<PythonUse, { readonly kind: "local" }>): string {
  return as === undefined ? name : `${name} as ${as}`;
}

interface Imported {
  readonly module: string;
  readonly name: string;
}

function byModule(a: Imported, b: Imported): number {
  return a.module === b.module ? byCase(a.name, b.name) : a.module < b.module ? -1 : 1;
}

/** As isort orders names: constants, classes, then the rest; within each without regard to case, unless there is nothing else to tell them apart. */
function byCase(a: string, b: string): number {
  const rank = (name: string) => (/^[A-Z0-9_]+$/.test(name) && name.length > 1 ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  return rank(a) - rank(b) || natural(a.toLowerCase(), b.toLowerCase()) || natural(a, b);
}

/** `Int8` stands before `Int16`. */
function natural(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.replaceAll(/\d+/g, (digits) => digits.padStart(12, "0")));
  return (left ?? "") < (right ?? "") ? -1 : left === right ? 0 : 1;
}
