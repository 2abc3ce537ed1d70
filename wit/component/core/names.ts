import { malformed } from "../decode-error.js";
import type { CoreExport, CoreImport } from "../decoded-component.js";

/** Core WebAssembly lets two imports have one name; components do not, because arguments are found by name. */
export function checkCoreNames(imports: readonly CoreImport[], exports: readonly CoreExport[], at: number): void {
  checkUnique(
    imports.map(({ module, name }) => JSON.stringify([module, name])),
    (i) => malformed(at, `a core module imports \`${imports[i]?.module}\` \`${imports[i]?.name}\` twice`),
  );
  checkUnique(
    exports.map(({ name }) => name),
    (i) => malformed(at, `a core module exports \`${exports[i]?.name}\` twice`),
  );
}

function checkUnique(names: readonly string[], refuse: (index: number) => never): void {
  const seen = new Set<string>();
  names.forEach((name, i) => {
    if (seen.has(name)) refuse(i);
    seen.add(name);
  });
}
