/** A guest that makes HTTP requests as it is told. */

import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { wasiPackages } from "./wasi-guest.js";

/** Of its package. */
export const httpWit = `package t:http;
world http {
  /// A POST where there is a body, else a GET, over http. The status and the body of the answer; or 1000 and the case of the error code.
  export call: func(authority: string, path: string, body: list<u8>) -> tuple<u16, list<u8>>;
}`;

const imports = `
  import wasi:io/poll@0.2.12;
  import wasi:io/streams@0.2.12;
  import wasi:http/types@0.2.12;
  import wasi:http/outgoing-handler@0.2.12;`;

const types = "wasi:http/types@0.2.12";
const streams = "wasi:io/streams@0.2.12";

/** The answer lies at 16, other results from 64 on, the answer's body from 2 MiB on. */
const guest = `(module
  (import "${types}" "[constructor]fields" (func $fields (result i32)))
  (import "${types}" "[constructor]outgoing-request" (func $request (param i32) (result i32)))
  (import "${types}" "[method]outgoing-request.set-method" (func $set-method (param i32 i32 i32 i32) (result i32)))
  (import "${types}" "[method]outgoing-request.set-scheme" (func $set-scheme (param i32 i32 i32 i32 i32) (result i32)))
  (import "${types}" "[method]outgoing-request.set-authority" (func $set-authority (param i32 i32 i32 i32) (result i32)))
  (import "${types}" "[method]outgoing-request.set-path-with-query" (func $set-path (param i32 i32 i32 i32) (result i32)))
  (import "${types}" "[method]outgoing-request.body" (func $outgoing-body (param i32 i32)))
  (import "${types}" "[method]outgoing-body.write" (func $writer (param i32 i32)))
  (import "${types}" "[static]outgoing-body.finish" (func $finish (param i32 i32 i32 i32)))
  (import "${types}" "[method]future-incoming-response.subscribe" (func $subscribe (param i32) (result i32)))
  (import "${types}" "[method]future-incoming-response.get" (func $get (param i32 i32)))
  (import "${types}" "[method]incoming-response.status" (func $status (param i32) (result i32)))
  (import "${types}" "[method]incoming-response.consume" (func $consume (param i32 i32)))
  (import "${types}" "[method]incoming-body.stream" (func $reader (param i32 i32)))
  (import "${types}" "[resource-drop]future-incoming-response" (func $drop-future (param i32)))
  (import "${types}" "[resource-drop]incoming-response" (func $drop-response (param i32)))
  (import "${types}" "[resource-drop]incoming-body" (func $drop-body (param i32)))
  (import "wasi:http/outgoing-handler@0.2.12" "handle" (func $handle (param i32 i32 i32 i32)))
  (import "wasi:io/poll@0.2.12" "[method]pollable.block" (func $block (param i32)))
  (import "wasi:io/poll@0.2.12" "[resource-drop]pollable" (func $drop-pollable (param i32)))
  (import "${streams}" "[method]output-stream.blocking-write-and-flush" (func $write (param i32 i32 i32 i32)))
  (import "${streams}" "[resource-drop]output-stream" (func $drop-writer (param i32)))
  (import "${streams}" "[method]input-stream.blocking-read" (func $read (param i32 i64 i32)))
  (import "${streams}" "[resource-drop]input-stream" (func $drop-reader (param i32)))
  (memory (export "memory") 96)
  (global $top (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $top (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
    (if (i32.gt_u (i32.add (global.get $top) (local.get 3)) (i32.const 2097152)) (then (global.set $top (i32.const 1024))))
    (global.set $top (i32.add (global.get $top) (local.get 3)))
    (i32.sub (global.get $top) (local.get 3)))
  (func $fail (param $code i32) (result i32)
    (i32.store16 (i32.const 16) (i32.const 1000))
    (i32.store (i32.const 20) (i32.const 2097152)) (i32.store (i32.const 24) (i32.const 1))
    (i32.store8 (i32.const 2097152) (local.get $code))
    (i32.const 16))
  (func $send (param $body i32) (param $at i32) (param $length i32) (local $stream i32) (local $piece i32)
    (call $writer (local.get $body) (i32.const 64))
    (local.set $stream (i32.load (i32.const 68)))
    (loop $more (if (local.get $length) (then
      (local.set $piece (select (local.get $length) (i32.const 4096) (i32.lt_u (local.get $length) (i32.const 4096))))
      (call $write (local.get $stream) (local.get $at) (local.get $piece) (i32.const 64))
      (local.set $at (i32.add (local.get $at) (local.get $piece)))
      (local.set $length (i32.sub (local.get $length) (local.get $piece)))
      (br $more))))
    (call $drop-writer (local.get $stream))
    (call $finish (local.get $body) (i32.const 0) (i32.const 0) (i32.const 64)))
  (func $receive (param $response i32) (result i32) (local $body i32) (local $stream i32) (local $end i32)
    (i32.store16 (i32.const 16) (call $status (local.get $response)))
    (call $consume (local.get $response) (i32.const 64))
    (local.set $body (i32.load (i32.const 68)))
    (call $reader (local.get $body) (i32.const 64))
    (local.set $stream (i32.load (i32.const 68)))
    (local.set $end (i32.const 2097152))
    (loop $more
      (call $read (local.get $stream) (i64.const 65536) (i32.const 64))
      (if (i32.eqz (i32.load8_u (i32.const 64))) (then
        (memory.copy (local.get $end) (i32.load (i32.const 68)) (i32.load (i32.const 72)))
        (local.set $end (i32.add (local.get $end) (i32.load (i32.const 72))))
        (br $more))))
    (i32.store (i32.const 20) (i32.const 2097152))
    (i32.store (i32.const 24) (i32.sub (local.get $end) (i32.const 2097152)))
    (call $drop-reader (local.get $stream))
    (call $drop-body (local.get $body))
    (call $drop-response (local.get $response))
    (i32.const 16))
  (func (export "call") (param $host i32) (param $host-length i32) (param $path i32) (param $path-length i32) (param $content i32) (param $length i32) (result i32)
    (local $request i32) (local $body i32) (local $future i32) (local $ready i32)
    (local.set $request (call $request (call $fields)))
    (drop (call $set-scheme (local.get $request) (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 0)))
    (drop (call $set-authority (local.get $request) (i32.const 1) (local.get $host) (local.get $host-length)))
    (drop (call $set-path (local.get $request) (i32.const 1) (local.get $path) (local.get $path-length)))
    (if (local.get $length) (then
      (drop (call $set-method (local.get $request) (i32.const 2) (i32.const 0) (i32.const 0)))))
    (call $outgoing-body (local.get $request) (i32.const 64))
    (local.set $body (i32.load (i32.const 68)))
    (call $handle (local.get $request) (i32.const 0) (i32.const 0) (i32.const 64))
    (if (i32.load8_u (i32.const 64)) (then (return (call $fail (i32.load8_u (i32.const 72))))))
    (local.set $future (i32.load (i32.const 72)))
    (call $send (local.get $body) (local.get $content) (local.get $length))
    (local.set $ready (call $subscribe (local.get $future)))
    (call $block (local.get $ready))
    (call $drop-pollable (local.get $ready))
    (call $get (local.get $future) (i32.const 64))
    (call $drop-future (local.get $future))
    (if (i32.load8_u (i32.const 80)) (then (return (call $fail (i32.load8_u (i32.const 88))))))
    (call $receive (i32.load (i32.const 88)))))`;

/** The component. */
export async function httpGuest(): Promise<Uint8Array> {
  const witSource = `${httpWit.replace("world http {", `world http {${imports}`)}\n${wasiPackages()}`;
  return componentNew(await componentEmbed({ binary: await parse(guest), witSource, dummy: false }), []);
}
