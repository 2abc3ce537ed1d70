/**
 * The import lines of a printed module, computed from the names that its text uses: no package needs all that the runtime offers, and an unused
 * import is a fault to every linter.
 */

import { byCase, importLine } from "./header-view.js";
import { abiNames, publicModuleNames } from "./runtime-names.js";

/** A template's line that stands for the imports from the package itself. */
const MARK = "# imports of the package\n";

export interface ModuleSource {
  /** Import lines from the package's own modules, which the view has computed. */
  readonly froms: readonly string[];
  /** `_abi.py` imports types of the API with an underscore, the public modules classes of the runtime. */
  readonly isAbi: boolean;
  readonly modules: ReadonlyMap<string, string>;
}

export function withImports(text: string, { froms, isAbi, modules }: ModuleSource): string {
  const [head = "", ...rest] = text.split(MARK);
  if (rest.length === 0) return text;
  const body = rest.join(MARK);
  const code = body.replaceAll(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g, '""');
  const own = isAbi
    ? [...apiLines(code, modules), ...runtimeLines(code, abiNames)]
    : [...froms, ...runtimeLines(code, publicModuleNames)];
  const lines = [...own, ...(/\b_abi\./.test(code) ? ["from . import _abi"] : [])].sort(byModule);
  const standard = head.replaceAll(/^from (?!__future__)\S+ import (\w+)\n/gm, (line, name) => (isUsed(code, name) ? line : ""));
  return collapsed(`${standard}${lines.map((line) => `${line}\n`).join("")}`) + body;
}

/** One statement for each alias, as isort has them. */
function apiLines(code: string, modules: ReadonlyMap<string, string>): readonly string[] {
  const used = new Set([...code.matchAll(/(?<![\w.])_([A-Z]\w*)\b/g)].map(([, name = ""]) => name));
  return [...used].flatMap((name) => {
    const module = modules.get(name);
    return module === "_types" || module === "_errors" ? [`from .${module} import ${name} as _${name}`] : [];
  });
}

function runtimeLines(code: string, modules: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(modules).flatMap(([module, names]) => {
    const used = names.filter((name) => isUsed(code, name.split(" as ").at(-1) ?? name));
    const plain = used.filter((name) => !name.includes(" as "));
    const aliased = used.filter((name) => name.includes(" as "));
    return [...(plain.length === 0 ? [] : [plain]), ...aliased.map((name) => [name])].map((line) =>
      importLine(`_runtime.${module}`, line),
    );
  });
}

/** `u32(` narrows, `u32` is a view on slots; `new` may be the vendor's word. */
function isUsed(code: string, name: string): boolean {
  const end = /^([su]\d+|new)$/.test(name) ? "\\(" : "\\b";
  return new RegExp(`(?<![\\w.])${name}${end}(?!=)`).test(code);
}

/** As isort has it: the package itself first, then its modules by name. */
function byModule(a: string, b: string): number {
  const module = (line: string) => line.split(" ")[1] ?? "";
  const name = (line: string) => line.split(" ")[3] ?? "";
  if (module(a) !== module(b)) return module(a) < module(b) ? -1 : 1;
  return byCase(name(a), name(b));
}

/** Parts of a head that are left out leave blank lines behind. */
function collapsed(head: string): string {
  return head.replaceAll(/\n{3,}/g, "\n\n");
}
