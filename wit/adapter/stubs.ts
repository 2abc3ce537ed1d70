/** Functions of the layer that the artifact imports: each is a stub, behind which nothing stands before the first one is called. */

import type { Func, FuncType, Global } from "../core-wasm/module-builder.js";
import type { ComponentIndex } from "../ids.js";
import type { CoreExportRef, StepImport } from "../plan/link-plan.js";
import { AdapterModule, type PrintedModule, type Surroundings } from "./adapter-module.js";
import { checkMayLeave } from "./checks.js";
import { type FusedCall, stubbedCall } from "./fused-call.js";

export interface Stub {
  readonly name: string;
  readonly type: FuncType;
  /** The component instance that calls it. */
  readonly component: ComponentIndex;
  /** Number of the function, for errors. */
  readonly blame: number;
  /** What it stands for: a call of the layer, or a function of the host. */
  readonly target: FusedCall | StepImport["from"];
}

const TABLE = "functions";

/** The module of all stubs, with the table through which they jump. */
export class StubModule {
  readonly #module: AdapterModule;
  readonly #stubs: Stub[] = [];
  readonly #isLoaded: Global;

  constructor(surroundings: Surroundings) {
    this.#module = new AdapterModule(surroundings);
    this.#isLoaded = this.#module.global(0);
  }

  /** Gives the stub's name there. A caller that may not call out traps before anything is loaded. */
  add(stub: Stub): string {
    const place = this.#stubs.push(stub) - 1;
    const { name, type, component, blame } = stub;
    return this.#module.export(name, type, (body) => {
      checkMayLeave({ module: this.#module, body, blame }, component);
      body
        .getGlobal(this.#isLoaded)
        .op("i32.eqz")
        .if(() => body.call(this.#module.hostFunction({ kind: "load" })).setGlobal(this.#isLoaded, 1));
      body
        .get(...body.params)
        .i32(place)
        .callIndirect(type);
    });
  }

  print(): PrintedModule {
    this.#module.exportTable(TABLE, this.#stubs.length);
    return this.#module.print();
  }

  /** Prints what the stubs stand for, and puts it into their table. @param instance the instance of this module */
  fill(module: AdapterModule, instance: CoreExportRef["instance"]): void {
    const targets = this.#stubs.map(({ target, type }): Func => {
      return "abi" in target ? stubbedCall(module, target) : module.importFunc(target, type);
    });
    module.fillTable({ instance, name: TABLE }, targets);
  }
}
