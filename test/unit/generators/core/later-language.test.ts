import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { kebab, pascal, snake } from "../../../../generators/core/names/casing.js";
import { type NamePolicies, type NamePolicy, namePolicy } from "../../../../generators/core/names/policy.js";
import { buildSurface } from "../../../../generators/core/surface/build-surface.js";
import type { Surface } from "../../../../generators/core/surface/surface.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import type { World } from "../../../../wit/world/world.js";
import { worldOf } from "./surface-of.js";

/** A language that came after the first locks, and has much that the others want to use. */
const later: NamePolicy = namePolicy({
  casing: {
    type: pascal,
    "enum-case": pascal,
    flag: snake,
    "variant-case": pascal,
    literal: kebab,
    field: snake,
    parameter: snake,
    option: snake,
    function: snake,
    static: snake,
    factory: pascal,
    member: snake,
  },
  reserved: { field: new Set(["id"]), parameter: new Set(["item"]) },
  capitalMatters: true,
  flattens: new Set(["enum-case"]),
  generated: { client: new Set(["close"]), resource: new Set(["add", "close"]), service: new Set() },
  decidesAlone: true,
  rootNames: new Set(["Builder"]),
  globals: new Set(["Item", "Result", "OrdersItem", "AddCart"]),
});

const names = (surface: Surface) =>
  Object.entries(surface.names).map(([key, { rust: _, ...four }]: [string, LaterNames]) => [key, four]);
type LaterNames = Surface["names"][string] & { readonly rust?: string };

async function surfaces(world: World): Promise<readonly [Surface, Surface]> {
  const five = { ...namePolicies, rust: later } as NamePolicies;
  const [four, all] = [namePolicies, five].map((policies) => buildSurface(world, policies, { rename: {}, initialisms: [] }));
  if (!four?.ok || !all?.ok) return expect.fail(JSON.stringify([four, all].flatMap((it) => it?.diagnostics)));
  return [four.value, all.value];
}

it("decides its own names, and moves none of the others", async () => {
  const wit = `package acme:shop; interface orders {
    record item { id: u32 }  record builder { a: u8 }
    resource cart { add: func(item: item); }
  } world w { export orders; }`;
  const [four, five] = await surfaces(await worldOf(wit));
  expect(names(five)).toEqual(names(four));
  const rust = (key: string) => (five.names[`export ${key}`] as LaterNames).rust;
  expect(rust("type acme:shop/orders#item")).toBe("OrdersItemType");
  expect(rust("type acme:shop/orders#builder")).toBe("OrdersBuilder");
  expect(rust("field acme:shop/orders#item.id")).toBe("id_");
  expect(rust("method acme:shop/orders#[method]cart.add")).toBe("add_cart");
  expect(five.names["export method acme:shop/orders#[method]cart.add"]?.go).toBe("Add");
});

const shared = path.join(import.meta.dirname, "../../../../../shared/wit-names");

it.skipIf(!existsSync(shared))("moves none of the others in real worlds", async () => {
  const files = readdirSync(shared).map((name) => path.join(shared, name, "world.wit"));
  for (const file of files.filter((it) => existsSync(it))) {
    const [four, five] = await surfaces(await worldOf(readFileSync(file, "utf8")));
    expect(names(five)).toEqual(names(four));
  }
});
