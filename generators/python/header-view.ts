/** The imports of a printed module, from what its annotations referred to. */

import type { Surface } from "../core/surface/surface.js";
import { bracketed, LINE_LENGTH } from "./layout.js";
import type { Uses } from "./types.js";
import type { HeaderView } from "./view.js";

/** Which module of the package defines a name of the API. */
export function modulesOf(surface: Surface): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const { names, resource, members, definition } of surface.types) {
    if (resource === undefined) modules.set(names.python, "_types");
    else {
      modules.set(names.python, resource.direction === "import" ? "_imports" : "_services");
      modules.set(resource.asyncType.python, resource.direction === "import" ? "_imports" : "_aio");
      if (resource.direction === "export") {
        modules.set(`_${names.python}Factory`, "_services");
        modules.set(`_${resource.asyncType.python}Factory`, "_aio");
      }
    }
    if (definition.definition.kind === "variant") for (const member of members) modules.set(member.names.python, "_types");
  }
  for (const { names } of surface.errors) modules.set(names.python, "_errors");
  for (const service of surface.services) {
    modules.set(service.type.python, "_services");
    modules.set(service.asyncType.python, "_aio");
  }
  for (const member of surface.imports) {
    if (member.kind !== "interface") continue;
    modules.set(member.type.python, "_imports");
    modules.set(member.asyncType.python, "_imports");
  }
  if (surface.imports.length > 0) for (const name of ["Imports", "AsyncImports"]) modules.set(name, "_imports");
  return modules;
}

export function headerView(uses: Uses, modules: ReadonlyMap<string, string>, own: string): HeaderView {
  return {
    usesAbc: uses.abc,
    usesTyping: uses.typing,
    usesBuiltins: uses.builtins,
    usesValues: uses.values.size > 0,
    values: [...uses.values].sort().join(", "),
    froms: fromLines(uses.names, modules, own),
  };
}

/** `from ._types import Item, Kind`, a line a module. */
export function fromLines(names: Iterable<string>, modules: ReadonlyMap<string, string>, own: string): readonly string[] {
  const byModule = new Map<string, string[]>();
  for (const name of names) {
    const module = modules.get(name);
    if (module !== undefined && module !== own) byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, imported]) => importLine(module, imported.sort(byCase)));
}

/** `from ._types import Item, Kind` */
export function importLine(module: string, names: readonly string[]): string {
  const line = `from .${module} import ${names.join(", ")}`;
  return line.length <= LINE_LENGTH ? line : bracketed(`from .${module} import (`, names, ")");
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
