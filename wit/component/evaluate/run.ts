import { asIndex, type CoreInstanceIndex } from "../../ids.js";
import { unsupported } from "../../refusal.js";
import type { ComponentInstance, CoreInstance, LoweredFunc } from "../evaluated-component.js";

/**
 * A binary of a few hundred bytes can ask for 2^30 instances (each component instantiates the previous one twice). The largest
 * component met in practice has 43 instances and about 5,000 definitions.
 */
const MAX_STEPS = 200_000;
const MAX_COMPONENT_INSTANCES = 10_000;
const MAX_CORE_INSTANCES = 10_000;
const MAX_DEPTH = 100;

/** What one evaluation has produced so far, and how much work it may still do. */
export class Run {
  readonly coreInstances: CoreInstance[] = [];
  readonly lowered: LoweredFunc[] = [];
  readonly instances: ComponentInstance[] = [];
  readonly #firstCoreInstance: number;
  #steps = 0;
  #depth = 0;

  /** @param firstCoreInstance the number that the first core instance gets */
  constructor(firstCoreInstance = 0) {
    this.#firstCoreInstance = firstCoreInstance;
  }

  /** Accounts for one definition, declaration or argument. */
  step(at: number): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) tooLarge(at, `more than ${MAX_STEPS} definitions`);
  }

  newInstance(parent: ComponentInstance | undefined, at: number): ComponentInstance {
    const index = this.instances.length;
    if (index >= MAX_COMPONENT_INSTANCES) tooLarge(at, `more than ${MAX_COMPONENT_INSTANCES} component instances`);
    const instance = { index, ...(parent === undefined ? {} : { parent }) };
    this.instances.push(instance);
    return instance;
  }

  addCoreInstance(instance: Omit<CoreInstance, "index">): CoreInstance {
    const count = this.coreInstances.length;
    if (count >= MAX_CORE_INSTANCES) tooLarge(instance.at, `more than ${MAX_CORE_INSTANCES} core instances`);
    const added = { ...instance, index: asIndex<CoreInstanceIndex>(this.#firstCoreInstance + count) };
    this.coreInstances.push(added);
    return added;
  }

  /** Runs `body` one level deeper, so that nesting cannot exhaust the stack. */
  nested<T>(at: number, body: () => T): T {
    if (this.#depth >= MAX_DEPTH) tooLarge(at, `nesting deeper than ${MAX_DEPTH}`);
    this.#depth += 1;
    try {
      return body();
    } finally {
      this.#depth -= 1;
    }
  }
}

function tooLarge(at: number, what: string): never {
  return unsupported(at, `instantiating the component takes ${what}`, "build a smaller component");
}
