/** Python text that knows what it uses: names to import, and local variables that have to be made first. */

import { atom, type Block, type Code, code, type Expression, joined, name } from "../../core/code/code.js";
import { type AbiName, abiModules, type PublicName, publicModules } from "./runtime-names.js";

/**
 * `<module>:<name>`, with ` as <other>` behind where a module names it otherwise: `._runtime.checks:as_char`, `._types:Item as _Item`. A module that is
 * imported itself stands behind the colon alone: `:typing as _typing`. Locals have `local` for their module.
 */
export type PythonUse = `${string}:${string}`;

export type Python = Expression<PythonUse>;
export type PythonCode = Code<PythonUse>;
export type PythonBlock = Block<PythonUse>;

export const py = atom<PythonUse>;
export const pyCode = code<PythonUse>;

export function imported(module: string, what: string, as?: string): Python {
  return name<PythonUse>(as ?? what, as === undefined ? `${module}:${what}` : `${module}:${what} as ${as}`);
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

/** A variable that the printed function makes where something needs it. */
export function local(what: string): Python {
  return name<PythonUse>(what, `local:${what}`);
}

export const memory = local("memory");
export const call = local("call");
export const any = imported("typing", "Any");

export function usesLocal({ uses }: Pick<PythonCode, "uses">, what: string): boolean {
  return uses.has(`local:${what}`);
}

/** E.g. `if bad:`, the body one step in. */
export function block(head: string | Python, ...body: readonly PythonBlock[]): PythonCode {
  return pyCode(py`${head}:`, body);
}

/** With commas between. */
export const list = joined<PythonUse>;
