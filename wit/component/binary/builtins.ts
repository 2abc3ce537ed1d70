import type { ByteReader } from "../byte-reader.js";
import { readCoreValType } from "../core/value-types.js";
import type { Canon, CoreFuncType, CoreSort, CoreValType, SortIndex } from "../decoded-component.js";
import { readCanonOptions } from "./canon-options.js";
import { readResultList } from "./types.js";

type Builtin = Extract<Canon, { kind: "builtin" }>;

/** What follows the code of a builtin: each reads its bytes and gives the definitions that they refer to. */
type Operand = (reader: ByteReader) => readonly SortIndex[];

const type: Operand = (reader) => [{ sort: { kind: "type" }, index: reader.u32("a type index") }];
const coreType: Operand = (reader) => [core("type", reader.u32("a core type index"))];
const table: Operand = (reader) => [core("table", reader.u32("a table index"))];
const memory: Operand = (reader) => [core("memory", reader.u32("a memory index"))];
const flag: Operand = (reader) => {
  reader.flag("an `async`, `cancellable` or `shared` flag");
  return [];
};
const options: Operand = (reader) => {
  const { memory, realloc, postReturn, callback } = readCanonOptions(reader);
  const funcs = [realloc, postReturn, callback].filter((index) => index !== undefined);
  return [...(memory === undefined ? [] : [core("memory", memory)]), ...funcs.map((index) => core("func", index))];
};

function core(sort: CoreSort, index: number): SortIndex {
  return { sort: { kind: "core", sort }, index };
}

interface Entry {
  readonly name: string;
  readonly operands: readonly Operand[];
  readonly type: CoreFuncType;
}

/** A builtin with its core signature, e.g. `i32 i32 -> i32`. */
function entry(name: string, signature: string, ...operands: readonly Operand[]): Entry {
  const [params, results] = signature.split("->").map((side) => side.split(" ").filter(Boolean) as CoreValType[]);
  return { name, operands, type: { params: params ?? [], results: results ?? [] } };
}

/** The builtins with a fixed signature, by code; signatures are those of `CanonicalABI.md`, "Canonical Definitions", for 32-bit memories. */
const entries: ReadonlyMap<number, Entry> = new Map([
  [0x05, entry("task.cancel", "->")],
  [0x06, entry("subtask.cancel", "i32 -> i32", flag)],
  // Superseded by `backpressure.inc` and `backpressure.dec` in July 2026; earlier components still have it.
  [0x08, entry("backpressure.set", "i32 ->")],
  [0x0c, entry("thread.yield", "-> i32", flag)],
  [0x0d, entry("subtask.drop", "i32 ->")],
  [0x0e, entry("stream.new", "-> i64", type)],
  [0x0f, entry("stream.read", "i32 i32 i32 -> i32", type, options)],
  [0x10, entry("stream.write", "i32 i32 i32 -> i32", type, options)],
  [0x11, entry("stream.cancel-read", "i32 -> i32", type, flag)],
  [0x12, entry("stream.cancel-write", "i32 -> i32", type, flag)],
  [0x13, entry("stream.drop-readable", "i32 ->", type)],
  [0x14, entry("stream.drop-writable", "i32 ->", type)],
  [0x15, entry("future.new", "-> i64", type)],
  [0x16, entry("future.read", "i32 i32 -> i32", type, options)],
  [0x17, entry("future.write", "i32 i32 -> i32", type, options)],
  [0x18, entry("future.cancel-read", "i32 -> i32", type, flag)],
  [0x19, entry("future.cancel-write", "i32 -> i32", type, flag)],
  [0x1a, entry("future.drop-readable", "i32 ->", type)],
  [0x1b, entry("future.drop-writable", "i32 ->", type)],
  [0x1c, entry("error-context.new", "i32 i32 -> i32", options)],
  [0x1d, entry("error-context.debug-message", "i32 i32 ->", options)],
  [0x1e, entry("error-context.drop", "i32 ->")],
  [0x1f, entry("waitable-set.new", "-> i32")],
  [0x20, entry("waitable-set.wait", "i32 i32 -> i32", flag, memory)],
  [0x21, entry("waitable-set.poll", "i32 i32 -> i32", flag, memory)],
  [0x22, entry("waitable-set.drop", "i32 ->")],
  [0x23, entry("waitable.join", "i32 i32 ->")],
  [0x24, entry("backpressure.inc", "->")],
  [0x25, entry("backpressure.dec", "->")],
  [0x26, entry("thread.index", "-> i32")],
  [0x27, entry("thread.new-indirect", "i32 i32 -> i32", coreType, table)],
  [0x28, entry("thread.resume-later", "i32 ->")],
  [0x29, entry("thread.suspend", "-> i32", flag)],
  [0x2a, entry("thread.suspend-then-resume", "i32 -> i32", flag)],
  [0x2b, entry("thread.yield-then-resume", "i32 -> i32", flag)],
  [0x2c, entry("thread.suspend-then-promote", "i32 -> i32", flag)],
  [0x2d, entry("thread.yield-then-promote", "i32 -> i32", flag)],
  [0x40, entry("thread.spawn-ref", "ref i32 -> i32", flag, coreType)],
  [0x41, entry("thread.spawn-indirect", "i32 i32 -> i32", flag, coreType, table)],
  [0x42, entry("thread.available-parallelism", "-> i32", flag)],
]);

/** Reads the rest of a builtin whose first byte is `code`; undefined when there is no such builtin. */
export function readBuiltin(reader: ByteReader, code: number): Builtin | undefined {
  if (code === 0x09) return readTaskReturn(reader);
  if (code === 0x0a || code === 0x0b) return readContextAccess(reader, code);
  const builtin = entries.get(code);
  if (builtin === undefined) return undefined;
  const uses = builtin.operands.flatMap((read) => read(reader));
  return { kind: "builtin", name: builtin.name, signature: { kind: "fixed", type: builtin.type }, uses };
}

function readTaskReturn(reader: ByteReader): Builtin {
  const result = readResultList(reader);
  const uses = options(reader);
  return {
    kind: "builtin",
    name: "task.return",
    signature: { kind: "task-return", ...(result === undefined ? {} : { result }) },
    uses,
  };
}

function readContextAccess(reader: ByteReader, code: number): Builtin {
  const value = readCoreValType(reader, new Set());
  reader.u32("a context slot");
  const get = code === 0x0a;
  const type = get ? { params: [], results: [value] } : { params: [value], results: [] };
  return { kind: "builtin", name: get ? "context.get" : "context.set", signature: { kind: "fixed", type }, uses: [] };
}
