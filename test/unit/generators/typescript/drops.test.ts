/** Destructors that drop what they hold, to any depth. */

import { beforeEach, expect, test } from "vitest";
import { importPackage } from "./generate-package.js";

const wit = `
package t:drops;
interface nodes {
  resource node { constructor(); }
  resource leaf { constructor(); }
  /// A list of nodes, the last of which drops so many leaves.
  chain: func(depth: u32, leaves: u32) -> node;
  /// Representations of the leaves that ended, in their order; the last sixteen.
  ended: func() -> list<u32>;
  count: func() -> u32;
}
world drops { export nodes; }
`;

const name = (func: string) => `(export "t:drops/nodes#${func}")`;
// A node's representation is the handle of its child, above 0x10000000 the number of leaves that it makes and drops.
const wat = `
(module
  (import "[export]t:drops/nodes" "[resource-new]node" (func $new (param i32) (result i32)))
  (import "[export]t:drops/nodes" "[resource-drop]node" (func $drop (param i32)))
  (import "[export]t:drops/nodes" "[resource-new]leaf" (func $newLeaf (param i32) (result i32)))
  (import "[export]t:drops/nodes" "[resource-drop]leaf" (func $dropLeaf (param i32)))
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (global $ended (mut i32) (i32.const 0))
  (func ${name("[constructor]node")} (result i32) (call $new (i32.const 0)))
  (func ${name("[constructor]leaf")} (result i32) (call $newLeaf (i32.const 0)))
  (func ${name("chain")} (param $depth i32) (param $leaves i32) (result i32) (local $node i32)
    (local.set $node (call $new (i32.or (i32.const 0x10000000) (local.get $leaves))))
    (loop $more
      (local.set $node (call $new (local.get $node)))
      (br_if $more (local.tee $depth (i32.sub (local.get $depth) (i32.const 1)))))
    (local.get $node))
  (func ${name("[dtor]node")} (param $rep i32) (local $i i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (if (i32.lt_u (local.get $rep) (i32.const 0x10000000)) (then
      (if (local.get $rep) (then (call $drop (local.get $rep))))
      (return)))
    (local.set $rep (i32.and (local.get $rep) (i32.const 0x0fffffff)))
    (loop $more
      (if (i32.lt_u (local.get $i) (local.get $rep)) (then
        (call $dropLeaf (call $newLeaf (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $more)))))
  (func ${name("[dtor]leaf")} (param $rep i32)
    (i32.store (i32.add (i32.const 64) (i32.mul (i32.const 4) (i32.and (global.get $ended) (i32.const 15)))) (local.get $rep))
    (global.set $ended (i32.add (global.get $ended) (i32.const 1))))
  (func ${name("ended")} (result i32)
    (i32.store (i32.const 8) (i32.const 64))
    (i32.store (i32.const 12) (if (result i32) (i32.lt_u (global.get $ended) (i32.const 16)) (then (global.get $ended)) (else (i32.const 16))))
    (i32.const 8))
  (func ${name("count")} (result i32) (global.get $count)))
`;

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let sdk: any;
// biome-ignore lint/suspicious/noExplicitAny: a service
let nodes: any;
beforeEach(async () => {
  sdk = await importPackage({ wit, wat });
  nodes = (await sdk.Drops.load()).nodes;
});

test.each([1, 100, 10_000, 200_000])("%i inside one another", (depth) => {
  nodes.chain(depth, 3).close();
  expect(nodes.count()).toBe(depth + 1);
  expect([...nodes.ended()]).toEqual([0, 1, 2]);
  nodes.chain(1, 0).close();
  expect(nodes.count()).toBe(depth + 3);
});

test("a guest that makes ever more wait is ended", () => {
  const list = nodes.chain(2000, 2 ** 21);
  expect(() => list.close()).toThrow("too many destructors are inside one another");
  expect(() => nodes.count()).toThrow(sdk.ClosedError);
});
