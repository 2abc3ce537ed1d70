import { printTypeDef } from "./print-wit.js";
import type { Func, SourcePlace, TypeDef, TypeDefinition, TypeIndex, ValueType, World } from "./world.js";
import { valueParts } from "./world-functions.js";

/** Why two types differ. The texts are those of the innermost named types around the difference, if there are any. */
export interface Difference {
  readonly named?: { readonly wit: string; readonly component: string; readonly place?: SourcePlace };
}

const differs: Difference = {};

/**
 * Compares types of the WIT world with types of the component's. Only structure counts: encoders inline, rename and move types. Resources
 * correspond one to one, by name where both name them, else as they are met.
 */
export class TypeComparison {
  readonly #wit: World;
  readonly #component: World;
  readonly #resources = new Map<TypeIndex, TypeIndex>();
  readonly #taken = new Set<TypeIndex>();
  readonly #definitions = new Map<string, Difference | undefined>();

  constructor(wit: World, component: World) {
    this.#wit = wit;
    this.#component = component;
  }

  /**
   * Says that two resources are one because both sides name them so. Two resources of the WIT may become one: encoders merge imports of
   * compatible versions (`a:b/c@1.0.0` and `a:b/c@1.1.0`).
   */
  nameResource(wit: TypeIndex, component: TypeIndex): void {
    this.#resources.set(wit, component);
    this.#taken.add(component);
  }

  /** Whether a resource of the one is the given resource of the other. */
  #pairResources(wit: TypeIndex, component: TypeIndex): boolean {
    const paired = this.#resources.get(wit);
    if (paired !== undefined) return paired === component;
    if (this.#taken.has(component)) return false;
    this.#resources.set(wit, component);
    this.#taken.add(component);
    return true;
  }

  functions(wit: Func, component: Func): Difference | undefined {
    if (wit.async !== component.async || wit.params.length !== component.params.length) return differs;
    if (wit.params.some((param, i) => param.name.kebab !== component.params[i]?.name.kebab)) return differs;
    return (
      first(wit.params, (param, i) => this.#optional(param.type, component.params[i]?.type)) ??
      this.#optional(wit.result, component.result)
    );
  }

  #optional(wit: ValueType | undefined, component: ValueType | undefined): Difference | undefined {
    if (wit === undefined || component === undefined) return wit === component ? undefined : differs;
    return this.#values(wit, component);
  }

  #values(wit: ValueType, component: ValueType): Difference | undefined {
    const left = resolved(this.#wit, wit);
    const right = resolved(this.#component, component);
    if (left.kind === "named" || right.kind === "named") {
      return left.kind === "named" && right.kind === "named" ? this.#named(left.type, right.type) : differs;
    }
    if (left.kind === "own" || left.kind === "borrow") {
      const same = right.kind === left.kind && this.#pairResources(left.resource, right.resource);
      return same ? undefined : differs;
    }
    if (left.kind !== right.kind || (left.kind === "fixed-list" && right.kind === "fixed-list" && left.length !== right.length)) {
      return differs;
    }
    const rightParts = valueParts(right);
    const leftParts = valueParts(left);
    if (leftParts.length !== rightParts.length) return differs;
    return first(leftParts, (part, i) => this.#optional(part, rightParts[i]));
  }

  #named(wit: TypeIndex, component: TypeIndex): Difference | undefined {
    const key = `${wit} ${component}`;
    if (this.#definitions.has(key)) return this.#definitions.get(key);
    const left = typeAt(this.#wit, wit);
    const right = typeAt(this.#component, component);
    const difference = this.#typeDefinitions(left.definition, right.definition);
    const described = difference === undefined ? undefined : difference.named ? difference : this.#describe(left, right);
    this.#definitions.set(key, described);
    return described;
  }

  #describe(wit: TypeDef, component: TypeDef): Difference {
    const texts = { wit: printTypeDef(this.#wit, wit), component: printTypeDef(this.#component, component) };
    return { named: wit.place === undefined ? texts : { ...texts, place: wit.place } };
  }

  #typeDefinitions(wit: TypeDefinition, component: TypeDefinition): Difference | undefined {
    const left = membersOf(wit);
    const right = membersOf(component);
    if (wit.kind !== component.kind || left.length !== right.length) return differs;
    if (left.some((member, i) => member.name.kebab !== right[i]?.name.kebab)) return differs;
    return first(left, (member, i) => this.#optional(member.type, right[i]?.type));
  }
}

function first<T>(items: readonly T[], compare: (item: T, index: number) => Difference | undefined): Difference | undefined {
  for (const [index, item] of items.entries()) {
    const difference = compare(item, index);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Follows aliases to a definition or to a type without a name. */
function resolved(world: World, type: ValueType): ValueType {
  let at = type;
  while (at.kind === "named") {
    const { definition } = typeAt(world, at.type);
    if (definition.kind !== "alias") return at;
    at = definition.type;
  }
  return at;
}

function typeAt(world: World, index: TypeIndex): TypeDef {
  const type = world.types[index];
  if (type === undefined) throw new Error(`the world has no type ${index}`);
  return type;
}

type Member = { readonly name: { readonly kebab: string }; readonly type?: ValueType };

function membersOf(definition: TypeDefinition): readonly Member[] {
  switch (definition.kind) {
    case "record":
      return definition.fields;
    case "variant":
    case "enum":
      return definition.cases;
    case "flags":
      return definition.flags;
    default:
      return [];
  }
}
