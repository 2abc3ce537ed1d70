/**
 * The import lines of a printed module, computed from the names that its text uses: no package needs all that the runtime offers, and an unused
 * import is a fault to every linter.
 */

import { bracketed, LINE_LENGTH } from "./layout.js";
import { runtimeModules } from "./runtime-names.js";

/** A template's line that stands for the imports from the package itself. */
const MARK = "# imports of the package\n";

/** Names of the standard library that only some modules need, by the line that imports them. */
const optional: readonly (readonly [line: string, use: RegExp])[] = [
  ["from collections.abc import Callable\n", /\bCallable\[/],
  ["from functools import lru_cache\n", /\blru_cache\(/],
  ["from struct import Struct\n", /\bStruct\(/],
  ["from typing import Any\n", /\bAny\b/],
];

/** `froms` are import lines from the package's own modules, which the view has computed. */
export function withImports(text: string, froms: readonly string[]): string {
  const [head = "", ...rest] = text.split(MARK);
  if (rest.length === 0) return text;
  const body = rest.join(MARK);
  const lines = [...froms, ...moduleAliases(body), ...runtimeLines(body)].sort(byModule);
  const standard = optional.reduce((kept, [line, use]) => (use.test(body) ? kept : kept.replace(line, "")), head);
  return collapsed(`${standard}${lines.map((line) => `${line}\n`).join("")}`) + body;
}

function moduleAliases(body: string): readonly string[] {
  return [
    ...(/\b_e\.[A-Z]/.test(body) ? ["from . import _errors as _e"] : []),
    ...(/\b_t\.[A-Z]/.test(body) ? ["from . import _types as _t"] : []),
    ...(/\b_abi\./.test(body) ? ["from . import _abi"] : []),
  ];
}

function runtimeLines(body: string): readonly string[] {
  return Object.entries(runtimeModules).flatMap(([module, names]) => {
    const used = names.filter((name) => isUsed(body, name));
    if (used.length === 0) return [];
    const line = `from ._runtime.${module} import ${used.join(", ")}`;
    return [line.length <= LINE_LENGTH ? line : bracketed(`from ._runtime.${module} import (`, used, ")")];
  });
}

/** A scalar's narrowing is called; `u32` alone is a view on slots. */
function isUsed(body: string, name: string): boolean {
  const end = /^[su]\d+$/.test(name) ? "\\(" : "\\b";
  return new RegExp(`(?<![\\w."'\`])${name}${end}`).test(withoutDocstrings(body));
}

function withoutDocstrings(body: string): string {
  return body.replaceAll(/"""[\s\S]*?"""/g, "");
}

/** As isort has it: the package itself first, then its modules by name. */
function byModule(a: string, b: string): number {
  const key = (line: string) => line.replace(/^from (\S+) import (?:_(\w+))?[\s\S]*$/, "$1 $2");
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** Parts of a head that are left out leave blank lines behind. */
function collapsed(head: string): string {
  return head.replaceAll(/\n{3,}/g, "\n\n");
}
