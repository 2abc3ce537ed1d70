/** A core module whose exports pass on what they get to the import of the same name, and give back what that gives. */

import { funcAbi } from "../../../wit/abi/func-abi.js";
import { functionsOf } from "../../../wit/fixtures/functions.js";
import type { Func, World } from "../../../wit/world/world.js";

/** Where imports put results that are more than one core value; `realloc` begins behind it. */
const AREA = 64;
const HEAP = 65_536;

export function forwardingGuest(world: World): string {
  const imports = functionsOf(world, "import").map(({ function: func }) => importText(world, func));
  const exports = functionsOf(world, "export").map(({ function: func }) => exportText(world, func));
  return `(module
${imports.join("\n")}
  (memory (export "memory") 2)
  (global $next (mut i32) (i32.const ${HEAP}))
  (func (export "cabi_realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (local $address i32)
    (local.set $address (i32.and (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1))) (i32.sub (i32.const 0) (local.get $align))))
    (global.set $next (i32.add (local.get $address) (local.get $size)))
    (block $enough (loop $grow
      (br_if $enough (i32.le_u (global.get $next) (i32.mul (memory.size) (i32.const 65536))))
      (drop (memory.grow (i32.const 1)))
      (br $grow)))
    (memory.copy (local.get $address) (local.get $old) (local.get $old-size))
    (local.get $address))
${exports.join("\n")})
`;
}

function importText(world: World, func: Func): string {
  const [module, name] = func.id.split("#");
  const { params, results } = funcAbi(world, func).lowered;
  return `  (import "${module}" "${name}" (func $${name} (param ${params.join(" ")}) (result ${results.join(" ")})))`;
}

function exportText(world: World, func: Func): string {
  const { lifted, result } = funcAbi(world, func);
  const args = lifted.params.map((_, i) => `(local.get ${i})`).join(" ");
  const call = (more: string) => `(call $${func.id.split("#")[1]} ${args}${more})`;
  const body = result?.spilled ? `${call(` (i32.const ${AREA})`)} (i32.const ${AREA})` : call("");
  return `  (func (export "${func.id}") (param ${lifted.params.join(" ")}) (result ${lifted.results.join(" ")}) ${body})`;
}
