import { malformed } from "../../refusal.js";
import type { CoreExport, CoreImport } from "../decoded-component.js";
import { quote } from "../shown.js";

/** Core WebAssembly lets two imports have one name; components do not, because arguments are found by name. */
export function checkCoreNames(imports: readonly CoreImport[], exports: readonly CoreExport[], at: number): void {
  const importName = ({ module, name }: CoreImport) => JSON.stringify([module, name]);
  checkUnique(imports, importName, ({ module, name }) =>
    malformed(at, `a core module imports ${quote(module)} ${quote(name)} twice`),
  );
  checkUnique(
    exports,
    ({ name }) => name,
    ({ name }) => malformed(at, `a core module exports ${quote(name)} twice`),
  );
}

function checkUnique<T>(items: readonly T[], keyOf: (item: T) => string, refuse: (item: T) => never): void {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) refuse(item);
    seen.add(key);
  }
}
