import { Body } from "./body.js";
import type { NumType } from "./instruction.js";
import { printModule } from "./print-module.js";

export interface FuncType {
  readonly params: readonly NumType[];
  readonly results: readonly NumType[];
}

export type Func = ImportedFunc | DefinedFunc;

export interface ImportedFunc {
  readonly kind: "imported";
  readonly module: string;
  readonly name: string;
  readonly type: FuncType;
}

export interface DefinedFunc {
  readonly kind: "defined";
  readonly type: FuncType;
  readonly body: Body;
}

/** A mutable i32. */
export type Global =
  | { readonly kind: "imported"; readonly module: string; readonly name: string }
  | { readonly kind: "defined"; readonly initial: number };

/** A memory, of which only the least size in pages is said. */
export type Memory =
  | { readonly kind: "imported"; readonly module: string; readonly name: string; readonly pages: number }
  | { readonly kind: "defined"; readonly pages: number };

/** Its one table, of functions; its size is fixed. */
export type Table =
  | { readonly kind: "imported"; readonly module: string; readonly name: string; readonly size: number }
  | { readonly kind: "defined"; readonly size: number };

export type Exported =
  | { readonly kind: "func"; readonly name: string; readonly func: Func }
  | { readonly kind: "global"; readonly name: string; readonly global: Global }
  | { readonly kind: "memory" | "table"; readonly name: string };

/** What a module holds, in the order in which it was asked for. */
export class ModuleBuilder {
  readonly importedFuncs: ImportedFunc[] = [];
  readonly funcs: DefinedFunc[] = [];
  readonly globals: Global[] = [];
  readonly exports: Exported[] = [];
  /** Of several all are imported, and not every engine has modules of several. */
  readonly memories: Memory[] = [];
  table: Table | undefined;
  /** What instantiation puts into the table, from its start on. */
  elements: readonly Func[] = [];

  importFunc(module: string, name: string, type: FuncType): ImportedFunc {
    const func: ImportedFunc = { kind: "imported", module, name, type };
    this.importedFuncs.push(func);
    return func;
  }

  importGlobal(module: string, name: string): Global {
    return this.#global({ kind: "imported", module, name });
  }

  global(initial: number): Global {
    return this.#global({ kind: "defined", initial });
  }

  importMemory(module: string, name: string): Memory {
    const memory: Memory = { kind: "imported", module, name, pages: 0 };
    this.memories.push(memory);
    return memory;
  }

  /** A function whose body is still to be written, so that it may call itself and others that are written later. */
  func(type: FuncType): DefinedFunc {
    const func: DefinedFunc = { kind: "defined", type, body: new Body(type.params) };
    this.funcs.push(func);
    return func;
  }

  exportFunc(name: string, func: Func): void {
    this.exports.push({ kind: "func", name, func });
  }

  print(): Uint8Array {
    return printModule(this);
  }

  #global(global: Global): Global {
    this.globals.push(global);
    return global;
  }
}
