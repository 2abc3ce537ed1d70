/** The printed adapters over V8. */

import { planned } from "../unit/wit/adapter/planned.js";
import { LinkedComponent } from "../unit/wit/adapter/reference-linker.js";
import type { Answer, Deed, Request } from "./answer.js";

export async function printedAnswers({ component, exchanges }: Request): Promise<readonly Answer[]> {
  const { linking, bytes, world } = planned(component);
  let parts: Parts | undefined;
  return exchanges.map((deed) => {
    if (deed.isFresh || parts === undefined) parts = new Parts(linking, bytes, world);
    const answer = parts.answer(deed);
    if ("trap" in answer) parts = undefined;
    return answer;
  });
}

class Parts {
  readonly #linked: LinkedComponent;
  #called = 0;

  constructor(...[linking, bytes, world]: ConstructorParameters<typeof LinkedComponent>) {
    this.#linked = new LinkedComponent(linking, bytes, world, { "call-out": () => void this.#called++ });
  }

  answer({ pokes, peeks }: Deed): Answer {
    for (const { part, at, bytes } of pokes) this.#linked.call(`poke-${part}`, [at, Buffer.from(bytes).toString("latin1")]);
    this.#called = 0;
    try {
      this.#linked.call("run", []);
    } catch (error) {
      // V8's own traps are the parts' (unreachable); what else is thrown is the linker's.
      return { trap: (error as Error).message };
    }
    const called = this.#called;
    const peeked = peeks.map(({ part, at, length }) =>
      Buffer.from(this.#linked.call(`peek-${part}`, [at, length]) as string, "latin1"),
    );
    return { peeked, called };
  }
}
