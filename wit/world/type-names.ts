import type { NamedType, Resource, TypeValue } from "../component/evaluated-component.js";
import type { TypeIndex, TypeOwner } from "./world.js";

/** What a nominal type of the component is called in the World. */
export interface TypeName {
  readonly index: TypeIndex;
  /** Where it is called so: not where it is defined, for one that came in by `use`. */
  readonly owner: TypeOwner;
}

type Nominal = NamedType | Resource;

/** The names given to a type one upon the other, outermost first, down to a resource or to a type without a name. */
function nominalChain(type: TypeValue): readonly Nominal[] {
  const chain: Nominal[] = [];
  let at = type;
  for (; at.kind === "named"; at = at.target) chain.push(at);
  return at.kind === "resource" ? [...chain, at] : chain;
}

export function sameOwner(a: TypeOwner, b: TypeOwner): boolean {
  if (a.kind === "interface") return b.kind === "interface" && a.interface === b.interface;
  return b.kind === "world" && a.direction === b.direction;
}

/** Which World type each nominal type of the component is. */
export class TypeNames {
  readonly #names = new Map<Nominal, TypeName>();

  find(type: TypeValue): TypeName | undefined {
    let at = type;
    while (at.kind === "named" || at.kind === "resource") {
      const known = this.#names.get(at);
      if (known !== undefined || at.kind === "resource") return known;
      at = at.target;
    }
    return undefined;
  }

  /** Names the type and all it was called before, except for what has a World name already. */
  add(type: TypeValue, name: TypeName): void {
    for (const nominal of nominalChain(type)) {
      if (this.#names.has(nominal)) return;
      this.#names.set(nominal, name);
    }
  }
}
