import { AdapterModule, type FlagKind, type PrintedModule, type Surroundings } from "../adapter/adapter-module.js";
import { printExchange } from "../adapter/exchange-module.js";
import { printFlags } from "../adapter/flags.js";
import { hostTypes } from "../adapter/host-types.js";
import { printPassageMemory } from "../adapter/passage.js";
import { type Stub, StubModule } from "../adapter/stubs.js";
import { printText } from "../adapter/text-module.js";
import { printWindow } from "../adapter/window-module.js";
import type { ComponentIndex, CoreInstanceIndex, HostFunctionIndex } from "../ids.js";
import type { AdapterHostFunction, CoreExportRef, InstantiateStep, StepImport } from "./link-plan.js";
import type { PlanTables } from "./plan-tables.js";
import type { StepList } from "./step-list.js";

/**
 * The instances of printed modules. What one core instance imports is printed into one module, the open one, whose step comes just before that of
 * the core instance: all that it refers to is there by then.
 */
export class PrintedInstances implements Surroundings {
  readonly #tables: PlanTables;
  readonly #steps: StepList;
  readonly multiMemory: boolean;
  readonly #overMemories = new Map<string, CoreInstanceIndex>();
  readonly #flags = new Map<string, number>();
  #stateInstance: CoreInstanceIndex | undefined;
  #passageMemory: CoreInstanceIndex | undefined;
  #stubs: { readonly module: StubModule; readonly instance: CoreInstanceIndex } | undefined;
  #hasExchange = false;
  #open: { readonly module: AdapterModule; readonly instance: CoreInstanceIndex } | undefined;

  /** @param multiMemory whether the runtime's engine has modules of several memories */
  constructor(tables: PlanTables, steps: StepList, multiMemory: boolean) {
    this.multiMemory = multiMemory;
    this.#tables = tables;
    this.#steps = steps;
  }

  hostFunction(func: AdapterHostFunction): HostFunctionIndex {
    return this.#tables.hostFunction({ ...func, ...hostTypes[func.kind] });
  }

  window(memory: CoreExportRef): CoreInstanceIndex {
    return this.#overMemory("window", memory, printWindow);
  }

  text(memory: CoreExportRef): CoreInstanceIndex {
    return this.#overMemory("text", memory, printText);
  }

  flag(kind: FlagKind, component: ComponentIndex): CoreExportRef {
    const name = `${kind} ${component}`;
    this.#flags.set(name, kind === "may-leave" ? 1 : 0);
    return { instance: this.#state, name };
  }

  /** The memory of calls that pass from the host to the host. */
  get passageMemory(): CoreInstanceIndex {
    this.#passageMemory ??= this.#add(printPassageMemory(), []);
    return this.#passageMemory;
  }

  /** The memory of calls between the host and the component. */
  get exchange(): CoreInstanceIndex {
    this.#hasExchange = true;
    return this.#state;
  }

  /** What everything printed shares. */
  get #state(): CoreInstanceIndex {
    this.#stateInstance ??= this.#steps.newInstance();
    return this.#stateInstance;
  }

  /** Adds a function to the open module; `write` gives its name there. */
  print(write: (module: AdapterModule) => string): CoreExportRef {
    this.#open ??= { module: new AdapterModule(this), instance: this.#steps.newInstance() };
    const { module, instance } = this.#open;
    return { instance, name: write(module) };
  }

  /** Adds a stub for a function of the layer. */
  stub(stub: Stub): CoreExportRef {
    this.#stubs ??= { module: new StubModule(this), instance: this.#steps.newInstance() };
    const { module, instance } = this.#stubs;
    return { instance, name: module.add(stub) };
  }

  get hasStubs(): boolean {
    return this.#stubs !== undefined;
  }

  /** Prints what the stubs stand for, once all that it refers to is there. */
  fillStubs(): void {
    if (this.#stubs === undefined) return;
    const module = new AdapterModule(this);
    this.#stubs.module.fill(module, this.#stubs.instance);
    this.#addPrinted(this.#steps.newInstance(), module.print());
  }

  /** Makes what `body` prints importable for the open module. */
  apart<T>(body: () => T): T {
    const open = this.#open;
    this.#open = undefined;
    const made = body();
    this.seal();
    this.#open = open;
    return made;
  }

  /** Makes the instance of the open module. */
  seal(): void {
    if (this.#open === undefined) return;
    const { module, instance } = this.#open;
    this.#open = undefined;
    this.#addPrinted(instance, module.print());
  }

  /** Everything is printed, and so it is known which stubs and flags there are. */
  finish(): void {
    if (this.#stubs !== undefined) this.#steps.addFirst(this.#stubs.instance, this.#step(this.#stubs.module.print()));
    if (this.#stateInstance === undefined) return;
    const flags = [...this.#flags].map(([name, initial]) => ({ name, initial }));
    const bytes = this.#hasExchange ? printExchange(flags) : printFlags(flags);
    this.#steps.addFirst(this.#stateInstance, this.#step({ bytes, imports: [] }));
  }

  #overMemory(kind: "window" | "text", memory: CoreExportRef, print: () => Uint8Array): CoreInstanceIndex {
    const key = JSON.stringify([kind, memory]);
    const known = this.#overMemories.get(key);
    if (known !== undefined) return known;
    const made = this.#add(print(), [{ module: "0", name: "memory", kind: "memory", from: memory }]);
    this.#overMemories.set(key, made);
    return made;
  }

  #add(bytes: Uint8Array, imports: readonly StepImport[]): CoreInstanceIndex {
    const instance = this.#steps.newInstance();
    this.#addPrinted(instance, { bytes, imports });
    return instance;
  }

  #addPrinted(instance: CoreInstanceIndex, printed: PrintedModule): void {
    this.#steps.add(instance, this.#step(printed));
  }

  #step({ bytes, imports }: PrintedModule): InstantiateStep {
    return { module: this.#tables.printedModule(bytes), imports };
  }
}
