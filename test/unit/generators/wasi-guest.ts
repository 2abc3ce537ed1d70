/** A guest that calls WASI, a function for each thing that it does. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";

/** Of its package. */
export const wasiWit = `package t:wasi;
world wasi {
  export idle: func() -> u32;
  export monotonic: func() -> u64;
  /// Seconds.
  export wall: func() -> u64;
  export random: func() -> u64;
  export environment: func() -> list<tuple<string, string>>;
  export arguments: func() -> list<string>;
  export print: func(to-stderr: bool, text: string);
  /// Waits for input; empty at its end.
  export read: func(most: u64) -> list<u8>;
  export sleep: func(nanoseconds: u64);
  export exit: func(code: u8);
  export panic: func(text: string);
}`;

const imports = `
  import wasi:clocks/monotonic-clock@0.2.12;
  import wasi:clocks/wall-clock@0.2.12;
  import wasi:random/random@0.2.12;
  import wasi:cli/environment@0.2.12;
  import wasi:cli/exit@0.2.12;
  import wasi:cli/stdin@0.2.12;
  import wasi:cli/stdout@0.2.12;
  import wasi:cli/stderr@0.2.12;
  import wasi:io/poll@0.2.12;
  import wasi:io/streams@0.2.12;`;

const guest = `(module
  (import "wasi:clocks/monotonic-clock@0.2.12" "now" (func $monotonic (result i64)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "subscribe-duration" (func $timer (param i64) (result i32)))
  (import "wasi:clocks/wall-clock@0.2.12" "now" (func $wall (param i32)))
  (import "wasi:random/random@0.2.12" "get-random-u64" (func $random (result i64)))
  (import "wasi:cli/environment@0.2.12" "get-environment" (func $environment (param i32)))
  (import "wasi:cli/environment@0.2.12" "get-arguments" (func $arguments (param i32)))
  (import "wasi:cli/exit@0.2.12" "exit-with-code" (func $exit (param i32)))
  (import "wasi:cli/stdin@0.2.12" "get-stdin" (func $stdin (result i32)))
  (import "wasi:cli/stdout@0.2.12" "get-stdout" (func $stdout (result i32)))
  (import "wasi:cli/stderr@0.2.12" "get-stderr" (func $stderr (result i32)))
  (import "wasi:io/poll@0.2.12" "[method]pollable.block" (func $block (param i32)))
  (import "wasi:io/poll@0.2.12" "[resource-drop]pollable" (func $drop-pollable (param i32)))
  (import "wasi:io/streams@0.2.12" "[method]output-stream.blocking-write-and-flush" (func $write (param i32 i32 i32 i32)))
  (import "wasi:io/streams@0.2.12" "[resource-drop]output-stream" (func $drop-output (param i32)))
  (import "wasi:io/streams@0.2.12" "[method]input-stream.blocking-read" (func $read (param i32 i64 i32)))
  (import "wasi:io/streams@0.2.12" "[resource-drop]input-stream" (func $drop-input (param i32)))
  (memory (export "memory") 32)
  (global $top (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (if (i32.gt_u (global.get $top) (i32.const 1500000)) (then (global.set $top (i32.const 1024))))
    (global.set $top (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
    (global.set $top (i32.add (global.get $top) (local.get 3)))
    (i32.sub (global.get $top) (local.get 3)))
  (func (export "idle") (result i32) (i32.const 7))
  (func (export "monotonic") (result i64) (call $monotonic))
  (func (export "wall") (result i64) (call $wall (i32.const 16)) (i64.load (i32.const 16)))
  (func (export "random") (result i64) (call $random))
  (func (export "environment") (result i32) (call $environment (i32.const 16)) (i32.const 16))
  (func (export "arguments") (result i32) (call $arguments (i32.const 16)) (i32.const 16))
  (func $print (export "print") (param $to-stderr i32) (param $text i32) (param $length i32) (local $stream i32)
    (local.set $stream (if (result i32) (local.get $to-stderr) (then (call $stderr)) (else (call $stdout))))
    (call $write (local.get $stream) (local.get $text) (local.get $length) (i32.const 32))
    (call $drop-output (local.get $stream)))
  (func (export "read") (param $most i64) (result i32) (local $stream i32)
    (local.set $stream (call $stdin))
    (call $read (local.get $stream) (local.get $most) (i32.const 16))
    (call $drop-input (local.get $stream))
    (if (i32.load8_u (i32.const 16)) (then (i64.store (i32.const 20) (i64.const 0))))
    (i32.const 20))
  (func (export "sleep") (param $nanoseconds i64) (local $timer i32)
    (local.set $timer (call $timer (local.get $nanoseconds)))
    (call $block (local.get $timer))
    (call $drop-pollable (local.get $timer)))
  (func (export "exit") (param $code i32) (call $exit (local.get $code)))
  (func (export "panic") (param $text i32) (param $length i32)
    (call $print (i32.const 1) (local.get $text) (local.get $length))
    unreachable))`;

const deps = join(import.meta.dirname, "../../../templates/wasi-layer/wit/deps");

/** The packages of WASI that the layer has, each in braces, as they may stand in one file. */
export function wasiPackages(): string {
  const files = readdirSync(deps).map((name) => readFileSync(join(deps, name, `${name}.wit`), "utf8"));
  return files.map((text) => `${text.replace(/^(package [^;]+);/m, "$1 {")}\n}`).join("\n");
}

/** The component. */
export async function wasiGuest(): Promise<Uint8Array> {
  const witSource = `${wasiWit.replace("world wasi {", `world wasi {${imports}`)}\n${wasiPackages()}`;
  return componentNew(await componentEmbed({ binary: await parse(guest), witSource, dummy: false }), []);
}
