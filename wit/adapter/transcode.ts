import type { Body, Label } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc } from "../core-wasm/module-builder.js";
import type { Crossing } from "./crossing.js";
import { memoryOf } from "./side.js";
import type { WindowName } from "./window-module.js";

/** How a string lies in memory once its tag has been looked at. */
export type TextForm = "utf8" | "utf16" | "latin1";

interface Transcoding {
  readonly body: Body;
  readonly at: Local;
  readonly char: Local;
  readonly load: (name: WindowName, offset?: number) => void;
  /** Stores what `push` pushes, and passes over it. */
  readonly put: (name: WindowName, bytes: number, push: () => void) => void;
}

const NOT_ASCII_BYTES = 0x8080808080808080n;
const NOT_ASCII_UNITS = 0xff80ff80ff80ff80n;

/** `(from, bytes, to)`: the text has been validated, and what it is written to has room for it. */
export function transcoder(crossing: Crossing, from: TextForm, to: TextForm): DefinedFunc {
  const { module } = crossing;
  const [source, target] = [memoryOf(crossing.from), memoryOf(crossing.to)];
  const key = `transcode ${from} ${to} ${JSON.stringify([source, target])}`;
  return module.helper(key, { params: ["i32", "i32", "i32"], results: [] }, (body) => {
    const [at, bytes, write] = [body.param(0), body.param(1), body.param(2)];
    const [end, char] = [body.local("i32"), body.local("i32")];
    const load = (name: WindowName, offset = 0) => {
      body.get(at);
      if (offset > 0) body.i32(offset).op("i32.add");
      module.access(body, source, name);
    };
    const put = (name: WindowName, size: number, push: () => void) => {
      body.get(write);
      push();
      module.access(body, target, name).advance(write, size);
    };
    const text = { body, at, char, load, put };
    body.get(at, bytes).op("i32.add").set(end);
    body.block((done) =>
      body.loop((again) => {
        body.get(at, end).op("i32.eq").brIf(done);
        body
          .get(end, at)
          .op("i32.sub")
          .i32(8)
          .op("i32.ge_u")
          .if(() => putAscii(text, from, to, again));
        decoders[from](text);
        encoders[to](text);
        body.br(again);
      }),
    );
  });
}

/** Eight bytes at once if all of them are ASCII. */
function putAscii({ body, at, load, put }: Transcoding, from: TextForm, to: TextForm, again: Label): void {
  const chunk = body.local("i64");
  load("load64");
  body
    .tee(chunk)
    .i64(from === "utf16" ? NOT_ASCII_UNITS : NOT_ASCII_BYTES)
    .op("i64.and")
    .op("i64.eqz");
  body.if(() => {
    if (from === "utf16") put("store32", 4, () => narrow(body, chunk));
    else if (to !== "utf16") put("store64", 8, () => body.get(chunk));
    else for (const half of [0n, 32n]) put("store64", 8, () => widen(body, chunk, half));
    body.advance(at, 8).br(again);
  });
}

/** Pushes four bytes of a chunk as four code units: `dcba` becomes `0d0c0b0a`. */
function widen(body: Body, chunk: Local, half: bigint): void {
  const part = body.local("i64");
  body.get(chunk).i64(half).op("i64.shr_u").i64(0xffffffffn).op("i64.and").set(part);
  for (const [by, mask] of [
    [16n, 0x0000ffff0000ffffn],
    [8n, 0x00ff00ff00ff00ffn],
  ] as const) {
    body.get(part, part).i64(by).op("i64.shl").op("i64.or").i64(mask).op("i64.and").set(part);
  }
  body.get(part);
}

/** Pushes four code units of a chunk as four bytes. */
function narrow(body: Body, chunk: Local): void {
  body.get(chunk, chunk).i64(8n).op("i64.shr_u").op("i64.or").i64(0x0000ffff0000ffffn).op("i64.and").set(chunk);
  body.get(chunk, chunk).i64(16n).op("i64.shr_u").op("i64.or").op("i32.wrap_i64");
}

/** Reads the next character. */
const decoders: Readonly<Record<TextForm, (text: Transcoding) => void>> = {
  latin1: ({ body, at, char, load }) => {
    load("load8");
    body.set(char).advance(at, 1);
  },
  utf16: ({ body, at, char, load }) => {
    load("load16");
    body
      .tee(char)
      .i32(10)
      .op("i32.shr_u")
      .i32(0xd800 >> 10)
      .op("i32.eq");
    body.if(() => {
      load("load16", 2);
      body.i32(0x3ff).op("i32.and").get(char).i32(0x3ff).op("i32.and").i32(10).op("i32.shl").op("i32.or");
      body.i32(0x10000).op("i32.add").set(char).advance(at, 2);
    });
    body.advance(at, 2);
  },
  utf8: (text) => {
    const { body, at, char, load } = text;
    load("load8");
    body.tee(char).i32(0x80).op("i32.lt_u");
    body.if(
      () => body.advance(at, 1),
      () => {
        body.get(char).i32(0xe0).op("i32.lt_u");
        body.if(
          () => decodeSequence(text, 2, 0x1f),
          () => {
            body.get(char).i32(0xf0).op("i32.lt_u");
            body.if(
              () => decodeSequence(text, 3, 0x0f),
              () => decodeSequence(text, 4, 0x07),
            );
          },
        );
      },
    );
  },
};

function decodeSequence({ body, at, char, load }: Transcoding, bytes: number, mask: number): void {
  body.get(char).i32(mask).op("i32.and").set(char);
  for (let i = 1; i < bytes; i++) {
    load("load8", i);
    body.i32(0x3f).op("i32.and").get(char).i32(6).op("i32.shl").op("i32.or").set(char);
  }
  body.advance(at, bytes);
}

/** Writes the character. */
const encoders: Readonly<Record<TextForm, (text: Transcoding) => void>> = {
  latin1: ({ body, char, put }) => put("store8", 1, () => body.get(char)),
  utf16: ({ body, char, put }) => {
    body.get(char).i32(0x10000).op("i32.lt_u");
    body.if(
      () => put("store16", 2, () => body.get(char)),
      () => {
        put("store16", 2, () =>
          body
            .get(char)
            .i32(10)
            .op("i32.shr_u")
            .i32(0xd800 - (0x10000 >> 10))
            .op("i32.add"),
        );
        put("store16", 2, () => body.get(char).i32(0x3ff).op("i32.and").i32(0xdc00).op("i32.or"));
      },
    );
  },
  utf8: (text) => {
    const { body, char, put } = text;
    body.get(char).i32(0x80).op("i32.lt_u");
    body.if(
      () => put("store8", 1, () => body.get(char)),
      () => {
        body.get(char).i32(0x800).op("i32.lt_u");
        body.if(
          () => encodeSequence(text, 2, 0xc0),
          () => {
            body.get(char).i32(0x10000).op("i32.lt_u");
            body.if(
              () => encodeSequence(text, 3, 0xe0),
              () => encodeSequence(text, 4, 0xf0),
            );
          },
        );
      },
    );
  },
};

function encodeSequence({ body, char, put }: Transcoding, bytes: number, lead: number): void {
  put("store8", 1, () =>
    body
      .get(char)
      .i32(6 * (bytes - 1))
      .op("i32.shr_u")
      .i32(lead)
      .op("i32.or"),
  );
  for (let left = bytes - 2; left >= 0; left--) {
    put("store8", 1, () =>
      body
        .get(char)
        .i32(6 * left)
        .op("i32.shr_u")
        .i32(0x3f)
        .op("i32.and")
        .i32(0x80)
        .op("i32.or"),
    );
  }
}
