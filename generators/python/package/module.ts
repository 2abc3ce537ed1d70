/** A module of the package: its definitions, behind the imports that follow from what they use. */

import { isNothing, NOTHING, print } from "../../core/code/code.js";
import { block, importedModule, type PythonCode, type PythonUse, py, pyCode } from "../code/python.js";
import { type FromUse, importLines } from "./import-lines.js";

export interface ModuleParts {
  /** Relatively, e.g. `._types`: what it defines itself is not imported. */
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
  const types = [...uses].filter((use) => use.kind === "from" && typesOf.includes(use.module));
  const guarded =
    types.length === 0 ? NOTHING : block(py`if ${importedModule("typing", "_typing")}.TYPE_CHECKING`, importLines(types));
  const others = [...new Set([...uses, ...guarded.uses])].filter((use) => !types.includes(use));
  const sections = [
    pyCode(...docs),
    pyCode(...pragma),
    pyCode("from __future__ import annotations"),
    importLines(others.filter((use) => !isOfPackage(use))),
    importLines(others.filter((use) => isOfPackage(use) && use.module !== own)),
    guarded,
    constants,
  ].filter((section) => !isNothing(section));
  const head = sections.flatMap((section, i) => (i === 0 ? [section] : ["", section]));
  return `${pythonText(pyCode(...head, ...definitions.flatMap((definition) => ["", "", definition])))}\n`;
}

/** Its modules are named relatively. */
function isOfPackage(use: PythonUse): use is FromUse {
  return use.kind === "from" && use.module.startsWith(".");
}

export function pythonText(code: PythonCode): string {
  return print(code, "    ");
}
