import { asIndex, type CoreInstanceIndex } from "../ids.js";
import type { InstantiateStep } from "./link-plan.js";

interface Entry {
  readonly instance: CoreInstanceIndex;
  readonly step: InstantiateStep;
}

/**
 * The steps of a plan while it is made. Core instances of the components have the numbers of the evaluated ones until the end, since it is not
 * known before how many printed instances come between them.
 */
export class StepList {
  readonly #steps: Entry[] = [];
  readonly #deferred: Entry[] = [];
  #isDeferring = false;
  #next: number;
  readonly #first: number;

  /** @param coreInstances how many core instances the components have */
  constructor(coreInstances: number) {
    this.#first = coreInstances;
    this.#next = coreInstances;
  }

  /** A number for a printed instance, whose step follows. */
  newInstance(): CoreInstanceIndex {
    return asIndex(this.#next++);
  }

  add(instance: CoreInstanceIndex, step: InstantiateStep): void {
    (this.#isDeferring ? this.#deferred : this.#steps).push({ instance, step });
  }

  addFirst(instance: CoreInstanceIndex, step: InstantiateStep): void {
    this.#steps.unshift({ instance, step });
  }

  /** What is added from now on is carried out only when it is asked for. */
  defer(): void {
    this.#isDeferring = true;
  }

  get inOrder(): readonly InstantiateStep[] {
    return this.#steps.map(({ step }) => step);
  }

  get deferred(): readonly InstantiateStep[] {
    return this.#deferred.map(({ step }) => step);
  }

  /** Puts the final numbers into everything that refers to core instances: step i makes instance i, and the deferred ones go on from there. */
  renumber<T>(data: T): T {
    if (this.#next === this.#first && this.#deferred.length === 0) return data;
    const numbers = new Map([...this.#steps, ...this.#deferred].map(({ instance }, index) => [instance, index]));
    return renumbered(data, numbers) as T;
  }
}

function renumbered(data: unknown, numbers: ReadonlyMap<number, number>): unknown {
  if (Array.isArray(data)) return data.map((item) => renumbered(item, numbers));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [
    key,
    key === "instance" ? numbers.get(value) : renumbered(value, numbers),
  ]);
  return Object.fromEntries(entries);
}
