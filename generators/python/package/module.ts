/** A module of the package: its definitions, and the import lines that follow from what they use, as isort has them. */

import { isNothing, print } from "../../core/code/code.js";
import { bracketed } from "../code/layout.js";
import { block, imported, type PythonCode, type PythonUse, py, pyCode } from "../code/python.js";

export interface ModuleParts {
  /** Without the dot, e.g. `_types`: what it defines itself is not imported. */
  readonly own: string;
  /** Lines of the docstring. */
  readonly docs: readonly string[];
  /** Lines between docstring and imports. */
  readonly pragma?: readonly string[];
  /** Modules that import this one: what is used of them are types, which are imported for a type checker alone. */
  readonly typesOf?: readonly string[];
  /** What stands behind the imports, with one empty line between. */
  readonly constants: PythonCode;
  /** Functions and classes. */
  readonly definitions: readonly PythonCode[];
}

export function moduleText({ own, docs, pragma = [], typesOf = [], constants, definitions }: ModuleParts): string {
  const { uses } = pyCode(constants, ...definitions);
  const isType = (use: PythonUse) => typesOf.some((module) => use.startsWith(`.${module}:`));
  const types = importLines(new Set([...uses].filter(isType)), own).own;
  const guarded = isNothing(types) ? types : block(py`if ${imported("", "typing", "_typing")}.TYPE_CHECKING`, types);
  const imports = importLines(new Set([...[...uses].filter((use) => !isType(use)), ...guarded.uses]), own);
  const sections = [
    pyCode(...docs),
    pyCode(...pragma),
    pyCode("from __future__ import annotations"),
    imports.standard,
    imports.own,
    guarded,
    constants,
  ].filter((section) => !isNothing(section));
  const head = sections.flatMap((section, i) => (i === 0 ? [section] : ["", section]));
  return `${pythonText(pyCode(...head, ...definitions.flatMap((definition) => ["", "", definition])))}\n`;
}

export function pythonText(code: PythonCode): string {
  return print(code, "    ");
}

export interface ImportLines {
  readonly standard: PythonCode;
  /** Of the package. */
  readonly own: PythonCode;
}

export function importLines(uses: ReadonlySet<PythonUse>, own: string): ImportLines {
  const names = [...uses].flatMap((use) => {
    const [module = "", name = ""] = use.split(":");
    return module === "local" || module === `.${own}` ? [] : [{ module, name }];
  });
  const standard = names.filter(({ module }) => !module.startsWith("."));
  const whole = standard.filter(({ module }) => module === "").map(({ name }) => name);
  return {
    standard: pyCode(
      ...whole.sort().map((name) => `import ${name}`),
      ...fromLines(standard.filter(({ module }) => module !== "")),
    ),
    own: pyCode(...fromLines(names.filter(({ module }) => module.startsWith(".")))),
  };
}

interface ImportedName {
  readonly module: string;
  /** With ` as <other>` behind where it is named otherwise. */
  readonly name: string;
}

/** One line a module, and one for each name that is named otherwise. */
export function fromLines(names: readonly ImportedName[]): readonly PythonCode[] {
  const modules = new Set(names.map(({ module }) => module));
  const lines = [...modules].flatMap((module) => {
    const all = names.filter((it) => it.module === module).map(({ name }) => name);
    const plain = all.filter((name) => !name.includes(" as ")).sort(byCase);
    const renamed = all.filter((name) => name.includes(" as "));
    return [...(plain.length === 0 ? [] : [plain]), ...renamed.map((name) => [name])].map((line) => ({ module, line }));
  });
  return lines
    .sort((a, b) => (a.module < b.module ? -1 : a.module > b.module ? 1 : byCase(importedName(a.line), importedName(b.line))))
    .map(({ module, line }) => {
      const short = `from ${module} import ${line.join(", ")}`;
      return short.length <= 120 ? pyCode(short) : bracketed(`from ${module} import (`, line, ")");
    });
}

function importedName([first = ""]: readonly string[]): string {
  return first.split(" as ")[0] ?? "";
}

/** As isort orders names: constants, classes, then the rest; within each without regard to case, unless there is nothing else to tell them apart. */
export function byCase(a: string, b: string): number {
  const rank = (name: string) => (/^[A-Z0-9_]+$/.test(name) && name.length > 1 ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  return rank(a) - rank(b) || natural(a.toLowerCase(), b.toLowerCase()) || natural(a, b);
}

/** `Int8` stands before `Int16`. */
function natural(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.replaceAll(/\d+/g, (digits) => digits.padStart(12, "0")));
  return (left ?? "") < (right ?? "") ? -1 : left === right ? 0 : 1;
}
