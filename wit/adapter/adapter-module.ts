import type { Body } from "../core-wasm/body.js";
import {
  type DefinedFunc,
  type Func,
  type FuncType,
  type Global,
  type Memory,
  ModuleBuilder,
} from "../core-wasm/module-builder.js";
import type { ComponentIndex, CoreInstanceIndex, HostFunctionIndex } from "../ids.js";
import type { AdapterHostFunction, CoreExportRef, StepImport } from "../plan/link-plan.js";
import { hostTypes } from "./host-types.js";
import { type TextName, textTypes, writeText } from "./text-module.js";
import { type WindowName, windowInstructions, windowTypes } from "./window-module.js";

/** What stands around printed modules: other core instances, by number, and functions of the host. */
export interface Surroundings {
  /** Whether modules may have several memories: else windows stand between. */
  readonly multiMemory: boolean;
  hostFunction(func: AdapterHostFunction): HostFunctionIndex;
  /** The instance of the window module over a memory. */
  window(memory: CoreExportRef): CoreInstanceIndex;
  /** The instance of the text module over a memory. */
  text(memory: CoreExportRef): CoreInstanceIndex;
  /** Where a flag of a component instance is. */
  flag(kind: FlagKind, component: ComponentIndex): CoreExportRef;
}

/** `may-leave` is 0 while values are lowered into the instance and in post-return; `entered` is 1 while a call is in it or in what it encloses. */
export type FlagKind = "may-leave" | "entered";

type Origin = StepImport["from"];

export interface PrintedModule {
  readonly bytes: Uint8Array;
  readonly imports: readonly StepImport[];
}

/** A module of adapters while it is written: finds what it imports and the functions that its functions share, each once. */
export class AdapterModule {
  readonly #module = new ModuleBuilder();
  readonly #surroundings: Surroundings;
  readonly #funcImports: StepImport[] = [];
  readonly #globalImports: StepImport[] = [];
  readonly #tableImports: StepImport[] = [];
  readonly #memoryImports: StepImport[] = [];
  readonly #funcs = new Map<string, Func>();
  readonly #globals = new Map<string, Global>();
  readonly #memories = new Map<string, Memory>();
  /** Names of the instances that are imported from; they do not tell which ones, so that equal modules have equal bytes. */
  readonly #slots = new Map<CoreInstanceIndex, string>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  importFunc(from: Origin, type: FuncType, name = "name" in from ? from.name : `function ${from.host}`): Func {
    return memoized(this.#funcs, JSON.stringify(from), () => {
      const module = "host" in from ? "host" : this.#slot(from.instance);
      this.#funcImports.push({ module, name, kind: "func", from });
      return this.#module.importFunc(module, name, type);
    });
  }

  hostFunction(func: AdapterHostFunction): Func {
    const host = this.#surroundings.hostFunction(func);
    return this.importFunc({ host }, hostTypes[func.kind], `${func.kind} ${this.#funcImports.length}`);
  }

  /** Does to a memory what a window does, with what is on the stack. */
  access(body: Body, memory: CoreExportRef, name: WindowName): Body {
    if (!this.#surroundings.multiMemory) {
      return body.call(this.importFunc({ instance: this.#surroundings.window(memory), name }, windowTypes[name]));
    }
    const imported = this.#memory(memory);
    return name === "pages" ? body.memorySize(imported) : body.memory(windowInstructions[name], 0, imported);
  }

  /** Copies bytes from memory to memory: to, from and length are on the stack. */
  copy(body: Body, to: CoreExportRef, from: CoreExportRef): Body {
    if (this.#surroundings.multiMemory) return body.memoryCopy(this.#memory(to), this.#memory(from));
    return body.call(this.hostFunction({ kind: "copy", from, to }));
  }

  text(memory: CoreExportRef, name: TextName): Func {
    if (this.#surroundings.multiMemory) {
      const imported = this.#memory(memory);
      return this.helper(`text ${name} ${JSON.stringify(memory)}`, textTypes[name], (body) => writeText[name](body, imported));
    }
    return this.importFunc({ instance: this.#surroundings.text(memory), name }, textTypes[name]);
  }

  flag(kind: FlagKind, component: ComponentIndex): Global {
    const from = this.#surroundings.flag(kind, component);
    return memoized(this.#globals, from.name, () => {
      const name = `${kind} ${this.#globals.size}`;
      this.#globalImports.push({ module: "flags", name, kind: "global", from });
      return this.#module.importGlobal("flags", name);
    });
  }

  /** A function that others of the module share; `key` says what it does. */
  helper(key: string, type: FuncType, write: (body: Body) => void): DefinedFunc {
    const known = this.#funcs.get(key);
    if (known?.kind === "defined") return known;
    const made = this.#module.func(type);
    this.#funcs.set(key, made);
    write(made.body);
    return made;
  }

  /** Adds an exported function; gives its name, to which a number is added if another function has it. */
  export(name: string, type: FuncType, write: (body: Body) => void): string {
    const taken = this.#module.exports.filter((it) => it.name === name || it.name.startsWith(`${name} (`)).length;
    const unique = taken === 0 ? name : `${name} (${taken + 1})`;
    const func = this.#module.func(type);
    this.#module.exportFunc(unique, func);
    write(func.body);
    return unique;
  }

  /** Adds a function that the module keeps for itself. */
  func(type: FuncType, write: (body: Body) => void): Func {
    const func = this.#module.func(type);
    write(func.body);
    return func;
  }

  /** A variable of the module's own. */
  global(initial: number): Global {
    return this.#module.global(initial);
  }

  /** A table of its own, which it exports. */
  exportTable(name: string, size: number): void {
    this.#module.table = { kind: "defined", size };
    this.#module.exports.push({ kind: "table", name });
  }

  /** Has the instantiation fill another instance's table. */
  fillTable(table: CoreExportRef, functions: readonly Func[]): void {
    const names = { module: "stubs", name: table.name };
    this.#module.table = { kind: "imported", ...names, size: functions.length };
    this.#module.elements = functions;
    this.#tableImports.push({ ...names, kind: "table", from: table });
  }

  print(): PrintedModule {
    const others = [...this.#globalImports, ...this.#memoryImports, ...this.#tableImports];
    return { bytes: this.#module.print(), imports: [...this.#funcImports, ...others] };
  }

  #memory(from: CoreExportRef): Memory {
    return memoized(this.#memories, JSON.stringify(from), () => {
      const name = `memory ${this.#memories.size}`;
      this.#memoryImports.push({ module: "memories", name, kind: "memory", from });
      return this.#module.importMemory("memories", name);
    });
  }

  #slot(instance: CoreInstanceIndex): string {
    return memoized(this.#slots, instance, () => String(this.#slots.size));
  }
}

function memoized<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
