/** Calls of every function of a world with some value of each type, for components that trap whenever they are called. */

import { functionsOf } from "../../../wit/fixtures/functions.js";
import type { Func, TypeDefinition, ValueType, World } from "../../../wit/world/world.js";

/** As text of a fixture file. Functions that need a handle of the component's own are left out: it cannot give one. */
export function callEverything(world: World): string {
  const callable = functionsOf(world, "export").flatMap(({ function: func }) => call(world, func));
  return JSON.stringify({ steps: [{ new: true }, ...callable.flatMap((step, i) => (i === 0 ? [step] : [{ new: true }, step]))] });
}

function call(world: World, { id, params }: Func) {
  const args = params.map(({ type }) => someValue(world, type));
  return args.includes(undefined) ? [] : [{ call: id, args, traps: true }];
}

/** A value that is not the simplest one: lists have items, options something. Undefined where there is none. */
function someValue(world: World, type: ValueType): unknown {
  const some = (inner: ValueType) => someValue(world, inner);
  switch (type.kind) {
    case "bool":
      return true;
    case "char":
      return "é";
    case "string":
      return "naïve €";
    case "f32":
    case "f64":
      return -1.5;
    case "s64":
    case "u64":
      return "100";
    case "list":
      return whole([some(type.element), some(type.element)]);
    case "fixed-list":
      return whole(Array.from({ length: type.length }, () => some(type.element)));
    case "map":
      return whole([some(type.key), some(type.value)]) && [[some(type.key), some(type.value)]];
    case "tuple":
      return whole(type.items.map(some));
    case "option":
      return holding("some", some(type.payload));
    case "result":
      return holding("ok", type.ok === undefined ? null : some(type.ok));
    case "named":
      return someNamed(world, world.types[type.type]?.definition);
    case "own":
    case "borrow":
      return isImported(world, type.resource) ? { handle: `h${type.resource}` } : undefined;
    case "stream":
    case "future":
    case "error-context":
      return undefined;
    default:
      return 100;
  }
}

function someNamed(world: World, definition: TypeDefinition | undefined): unknown {
  switch (definition?.kind) {
    case "alias":
      return someValue(world, definition.type);
    case "enum":
      return definition.cases.at(-1)?.name.kebab;
    case "flags":
      return definition.flags.map(({ name }) => name.kebab);
    case "record": {
      const fields = definition.fields.map(({ name, type }) => [name.kebab, someValue(world, type)] as const);
      return whole(fields.map(([, value]) => value)) && Object.fromEntries(fields);
    }
    case "variant": {
      const last = definition.cases.at(-1);
      return last && holding(last.name.kebab, last.type === undefined ? null : someValue(world, last.type));
    }
    default:
      return undefined;
  }
}

function holding(key: string, value: unknown): unknown {
  return value === undefined ? undefined : { [key]: value };
}

function whole(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.includes(undefined) ? undefined : items;
}

function isImported(world: World, resource: number): boolean {
  const owner = world.types[resource]?.owner;
  if (owner === undefined) return false;
  return (owner.kind === "world" ? owner.direction : world.interfaces[owner.interface]?.direction) === "import";
}
