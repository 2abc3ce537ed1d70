import { malformed, unsupported } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CanonOptions, Encoding } from "../decoded-component.js";
import { hex, quote } from "../shown.js";

const encodings: ReadonlyMap<number, Encoding> = new Map([
  [0x00, "utf8"],
  [0x01, "utf16"],
  [0x02, "latin1+utf16"],
]);

type IndexOption = "memory" | "realloc" | "postReturn" | "callback";

const indexOptions: ReadonlyMap<number, IndexOption> = new Map([
  [0x03, "memory"],
  [0x04, "realloc"],
  [0x05, "postReturn"],
  [0x07, "callback"],
]);

type OptionsSoFar = { -readonly [K in keyof CanonOptions]?: CanonOptions[K] };

/** Reads `opts`; each option may be given once. */
export function readCanonOptions(reader: ByteReader): CanonOptions {
  const options: OptionsSoFar = {};
  reader.vector("canonical options", () => readOption(reader, options));
  return { encoding: "utf8", async: false, ...options };
}

function readOption(reader: ByteReader, options: OptionsSoFar): void {
  const at = reader.offset;
  const code = reader.byte("a canonical option");
  const encoding = encodings.get(code);
  const index = indexOptions.get(code);
  if (encoding !== undefined) {
    const other = options.encoding;
    if (other !== undefined) malformed(at, `the string encoding ${encoding} conflicts with the encoding ${other} given before`);
    options.encoding = encoding;
  } else if (index !== undefined) {
    const name = optionName(index);
    if (options[index] !== undefined) malformed(at, `the canonical option ${quote(name)} is given twice`);
    options[index] = reader.u32(`the index of the canonical option ${name}`);
  } else if (code === 0x06) {
    if (options.async) malformed(at, "the canonical option `async` is given twice");
    options.async = true;
  } else if (code === 0x08 || code === 0x09) {
    unsupported(at, "a function uses the canonical ABI for garbage-collected values");
  } else malformed(at, `${hex(code)} is not a canonical option`);
}

/** The option as the text format spells it. */
export function optionName(option: IndexOption): string {
  return option === "postReturn" ? "post-return" : option;
}
