import { malformed, refuse } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";

const magic = [0x00, 0x61, 0x73, 0x6d];
/** Version 0x0d of the component format, layer 1. */
const component = [0x0d, 0x00, 0x01, 0x00];
/** Version 1 of the core format, layer 0. */
const coreModule = [0x01, 0x00, 0x00, 0x00];

type Preamble = "component" | "core-module" | "unknown";

/** Reads the preamble of something inside a component. */
export function readPreamble(reader: ByteReader, expected: "component" | "core-module"): void {
  const { start } = reader.take(8, "a magic and version");
  const found = preambleAt(reader.bytes, start, reader.offset);
  if (found === expected) return;
  const wanted = expected === "component" ? "a component" : "a core module";
  if (found === "unknown")
    malformed(start, `${wanted} starts with \`${hexBytes(reader.bytes, start)}\`, which is not its magic and version`);
  malformed(start, `${wanted} is expected, not a ${found === "component" ? "component" : "core module"}`);
}

/** What the 8 bytes at `start` announce; `unknown` also when there are fewer. */
function preambleAt(bytes: Uint8Array, start: number, end: number): Preamble {
  if (end - start < 8 || !matches(bytes, start, magic)) return "unknown";
  if (matches(bytes, start + 4, component)) return "component";
  return matches(bytes, start + 4, coreModule) ? "core-module" : "unknown";
}

/** Tells a component from everything else that people pass by mistake. */
export function checkPreamble(bytes: Uint8Array): void {
  const preamble = preambleAt(bytes, 0, bytes.length);
  if (preamble === "component") return;
  if (preamble === "core-module") refuse("core-module", "the file is a core WebAssembly module, not a component", 4);
  if (bytes.length === 0) refuse("not-wasm", "the file is empty", 0);
  if (!matches(bytes, 0, magic.slice(0, bytes.length))) refuse("not-wasm", notWasm(bytes), 0);
  if (bytes.length < 8) malformed(bytes.length, "the file ends within its first 8 bytes");
  refuse(
    "malformed-component",
    `the WebAssembly version and layer \`${hexBytes(bytes, 4, 8)}\` are unknown; a component has \`0d 00 01 00\``,
    4,
    "rebuild the component with a current toolchain",
  );
}

function notWasm(bytes: Uint8Array): string {
  return looksLikeText(bytes)
    ? "the file is text, not a WebAssembly binary"
    : "the file is not WebAssembly: it does not start with `\\0asm`";
}

/** Whether the first bytes hold no control character that text does not use. */
function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function hexBytes(bytes: Uint8Array, start: number, end = start + 8): string {
  return Array.from(bytes.subarray(start, end), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

function matches(bytes: Uint8Array, start: number, expected: readonly number[]): boolean {
  return expected.every((byte, i) => bytes[start + i] === byte);
}
