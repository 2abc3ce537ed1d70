import { asIndex, type CoreInstanceIndex } from "../ids.js";
import type { InstantiateStep } from "./link-plan.js";

/**
 * The steps of a plan while it is made. Core instances of the component have the numbers of the evaluated component until the end, since it is not
 * known before how many printed instances come between them.
 */
export class StepList {
  readonly #steps: { readonly instance: CoreInstanceIndex; readonly step: InstantiateStep }[] = [];
  #next: number;
  readonly #first: number;

  /** @param coreInstances how many core instances the component has */
  constructor(coreInstances: number) {
    this.#first = coreInstances;
    this.#next = coreInstances;
  }

  /** A number for a printed instance, whose step follows. */
  newInstance(): CoreInstanceIndex {
    return asIndex(this.#next++);
  }

  add(instance: CoreInstanceIndex, step: InstantiateStep): void {
    this.#steps.push({ instance, step });
  }

  addFirst(instance: CoreInstanceIndex, step: InstantiateStep): void {
    this.#steps.unshift({ instance, step });
  }

  get inOrder(): readonly InstantiateStep[] {
    return this.#steps.map(({ step }) => step);
  }

  /** Puts the final numbers into everything that refers to core instances: step i makes instance i. */
  renumber<T>(data: T): T {
    if (this.#next === this.#first) return data;
    const numbers = new Map(this.#steps.map(({ instance }, index) => [instance, index]));
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
