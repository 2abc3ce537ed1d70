/** Python text that knows what it uses: names to import, and local variables that have to be made first. */

import { atom, type Block, type Code, code, type Expression, joined, name } from "../../core/code/code.js";
import { type AbiName, abiModules, type PublicName, publicModules } from "./runtime-names.js";

export type PythonUse =
  /** `import typing as _typing` */
  | { readonly kind: "module"; readonly name: string; readonly as: string | undefined }
  /** `from ._types import Item as _Item` */
  | { readonly kind: "from"; readonly module: string; readonly name: string; readonly as: string | undefined }
  /** A variable that a function has to make first. */
  | { readonly kind: "local"; readonly name: string };

/** Equal uses are one object, so that sets hold them once. */
const known = new Map<string, PythonUse>();

function interned(use: PythonUse): PythonUse {
  const key = JSON.stringify(use);
  const found = known.get(key) ?? use;
  known.set(key, found);
  return found;
}

export type Python = Expression<PythonUse>;
export type PythonCode = Code<PythonUse>;
export type PythonBlock = Block<PythonUse>;

export const py = atom<PythonUse>;
export const pyCode = code<PythonUse>;

export function imported(module: string, what: string, as?: string): Python {
  return name(as ?? what, interned({ kind: "from", module, name: what, as }));
}

export function importedModule(what: string, as?: string): Python {
  return name(as ?? what, interned({ kind: "module", name: what, as }));
}

/** What `_abi.py` has of the runtime. */
export function runtime(what: AbiName): Python {
  return imported(`._runtime.${abiModules[what]}`, what);
}

/**
 * What a public module has of the runtime: with an underscore, so that no name of the API, be it a type or a parameter, can meet it.
 */
export function runtimeClass(what: PublicName): Python {
  return imported(`._runtime.${publicModules[what]}`, what, `_${what}`);
}

export function local(what: string): Python {
  return name(what, interned({ kind: "local", name: what }));
}

export const memory = local("memory");
export const call = local("call");
export const any = imported("typing", "Any");

export function usesLocal({ uses }: Pick<PythonCode, "uses">, what: string): boolean {
  return uses.has(interned({ kind: "local", name: what }));
}

/** E.g. `if bad:`, the body one step in. */
export function block(head: string | Python, ...body: readonly PythonBlock[]): PythonCode {
  return pyCode(py`${head}:`, body);
}

/** With commas between. */
export const list = joined<PythonUse>;
