/** Two parts, of which one calls the other with what lies in its memory, whatever that is. */

import type { FlatType, FuncAbi } from "../../wit/abi/abi.js";
import { funcAbi } from "../../wit/abi/func-abi.js";
import type { Encoding } from "../../wit/component/decoded-component.js";
import type { Func, World } from "../../wit/world/world.js";
import { exportedTypes, importedTypes, signatureText, typesOf } from "./component-types.js";
import * as map from "./memory-map.js";

export interface Parts {
  readonly world: World;
  readonly func: Func;
  readonly caller: Encoding;
  readonly callee: Encoding;
  readonly hasPostReturn: boolean;
}

/**
 * The callee's function `f` keeps what it is given and returns what lies at `RESULT`; the caller's `run` passes what lies at `SLOTS` and keeps what
 * comes back. `poke` and `peek` of each part write and read its memory as text of one byte a character, which every host carries fast.
 */
export function composition({ world, func, caller, callee, hasPostReturn }: Parts): string {
  const abi = funcAbi(world, func);
  const types = typesOf(world, func);
  const signature = signatureText(func);
  const given = types.map((index) => `(with "t${index}" (type $callee "t${index}"))`).join(" ");
  const postReturn = hasPostReturn ? `(post-return (core func $i "post-return"))` : "";
  return `(component
    (import "call-out" (func $call-out))
    (component $Callee
      (import "call-out" (func $call-out))
      ${exportedTypes(world, types)}
      (core func $call-out (canon lower (func $call-out)))
      (core module $m ${guest(calleeFunctions(abi))})
      (core instance $i (instantiate $m (with "" (instance (export "call-out" (func $call-out))))))
      (func (export "f") ${signature} (canon lift (core func $i "f") ${options("$i", callee)} ${postReturn}))
      ${reachMemory("$i")})
    (instance $callee (instantiate $Callee (with "call-out" (func $call-out))))
    (component $Caller
      (import "call-out" (func $call-out))
      ${importedTypes(world, types)}
      (import "f" (func $f ${signature}))
      (core func $call-out (canon lower (func $call-out)))
      (core module $libc ${guest("")})
      (core instance $libc (instantiate $libc (with "" (instance (export "call-out" (func $call-out))))))
      (core func $f (canon lower (func $f) ${options("$libc", caller)}))
      (core module $m ${callerModule(abi)})
      (core instance $i (instantiate $m (with "" (instance (export "f" (func $f)))) (with "libc" (instance $libc))))
      (func (export "run") (canon lift (core func $i "run")))
      ${reachMemory("$libc")})
    (instance $caller (instantiate $Caller (with "call-out" (func $call-out)) (with "f" (func $callee "f")) ${given}))
    (export "run" (func $caller "run"))
    ${["caller", "callee"].flatMap((part) => ["poke", "peek"].map((name) => `(export "${name}-${part}" (func $${part} "${name}"))`)).join("\n")})`;
}

function options(instance: string, encoding: Encoding): string {
  return `(memory (core memory ${instance} "memory")) (realloc (core func ${instance} "realloc")) string-encoding=${encoding}`;
}

/** Text whose characters are bytes. */
function reachMemory(instance: string): string {
  const bytes = `(memory (core memory ${instance} "memory")) string-encoding=latin1+utf16`;
  return `(func (export "poke") (param "at" u32) (param "bytes" string)
      (canon lift (core func ${instance} "poke") ${bytes} (realloc (core func ${instance} "stage"))))
    (func (export "peek") (param "from" u32) (param "length" u32) (result string) (canon lift (core func ${instance} "peek") ${bytes}))`;
}

/** A memory with its allocator. Poking the first byte takes everything back that was there before. */
function guest(functions: string): string {
  const is = (name: map.Allocator) =>
    `(i32.eq (i32.load (i32.const ${map.ALLOCATOR})) (i32.const ${map.allocators.indexOf(name)}))`;
  const end = "(i32.shl (memory.size) (i32.const 16))";
  return `(import "" "call-out" (func $call-out))
    (memory (export "memory") ${map.PAGES})
    (global $top (mut i32) (i32.const ${map.HEAP}))
    (func $at-moment (param i32)
      (if (i32.and (local.get 0) (i32.load (i32.const ${map.CALLS_OUT}))) (then (call $call-out))))
    (func (export "stage") (param i32 i32 i32 i32) (result i32) (i32.const ${map.STAGE}))
    (func (export "poke") (param $at i32) (param $pointer i32) (param $length i32)
      (if (i32.eqz (local.get $at)) (then
        (memory.fill (i32.const 0) (i32.const 0) (i32.const ${map.IMAGE_END}))
        (memory.fill (i32.const ${map.PAGES * map.PAGE - map.HIGH_IMAGE}) (i32.const 0) (i32.const ${map.HIGH_IMAGE}))
        (memory.fill (i32.const ${map.HEAP}) (i32.const 0) (i32.sub (global.get $top) (i32.const ${map.HEAP})))
        (global.set $top (i32.const ${map.HEAP}))))
      (memory.copy (local.get $at) (local.get $pointer) (local.get $length)))
    (func (export "peek") (param $from i32) (param $length i32) (result i32)
      (i32.store (i32.const ${map.RETURNED}) (local.get $from))
      (i32.store (i32.const ${map.RETURNED + 4}) (select (local.get $length) (i32.sub (global.get $top) (local.get $from)) (local.get $length)))
      (i32.const ${map.RETURNED}))
    (func (export "realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32) (local $made i32)
      (call $at-moment (i32.const ${map.moments.realloc}))
      (if ${is("end")} (then (return ${end})))
      (if ${is("outside")} (then (return (i32.const -8))))
      (if ${is("trap")} (then unreachable))
      (if ${is("gaps")} (then (global.set $top (i32.add (global.get $top) (i32.const 41)))))
      (if ${is("fresh")} (then
        (global.set $top ${end})
        (drop (memory.grow (i32.add (i32.const 1) (i32.shr_u (local.get $size) (i32.const 16)))))))
      (local.set $made (i32.and (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1))) (i32.sub (i32.const 0) (local.get $align))))
      (if ${is("unaligned")} (then (local.set $made (i32.or (local.get $made) (i32.const 1)))))
      (global.set $top (i32.add (local.get $made) (local.get $size)))
      (memory.copy (local.get $made) (local.get $old)
        (select (local.get $old-size) (local.get $size) (i32.lt_u (local.get $old-size) (local.get $size))))
      (local.get $made))
    ${functions}`;
}

const slot = (i: number) => `(i32.const ${map.SLOTS + map.SLOT_SIZE * i})`;
const increment = (at: number) => `(i32.store (i32.const ${at}) (i32.add (i32.load (i32.const ${at})) (i32.const 1)))`;

function calleeFunctions({ lifted }: FuncAbi): string {
  const keep = lifted.params.map((type, i) => `(${type}.store ${slot(i)} (local.get ${i}))`).join(" ");
  const returned = lifted.results.map((type) => `(${type}.load (i32.const ${map.RESULT}))`).join(" ");
  const freed = lifted.results.map((type) => `(${type}.store (i32.const ${map.POST_RETURN_VALUE}) (local.get 0))`).join(" ");
  return `(func (export "f") ${coreType(lifted)}
      ${keep} ${increment(map.CALLS)} (call $at-moment (i32.const ${map.moments.function})) ${returned})
    (func (export "post-return") (param ${lifted.results.join(" ")})
      (call $at-moment (i32.const ${map.moments.postReturn})) ${increment(map.POST_RETURNS)} ${freed})`;
}

function callerModule({ lowered }: FuncAbi): string {
  const call = `(call $f ${lowered.params.map((type, i) => `(${type}.load ${slot(i)})`).join(" ")})`;
  const [result] = lowered.results;
  const run = result === undefined ? call : `(${result}.store (i32.const ${map.RESULT}) ${call})`;
  return `(import "" "f" (func $f ${coreType(lowered)})) (import "libc" "memory" (memory 1)) (func (export "run") ${run})`;
}

function coreType({ params, results }: { readonly params: readonly FlatType[]; readonly results: readonly FlatType[] }): string {
  return `(param ${params.join(" ")}) (result ${results.join(" ")})`;
}
