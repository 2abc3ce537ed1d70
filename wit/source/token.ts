/** The words of WIT text: component-model `design/mvp/WIT.md`, "Lexical structure". */

import type { SourcePlace } from "../world/world.js";

export interface SourceFile {
  /** Path as the user gave it. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
}

export type TokenKind = "identifier" | "keyword" | "integer" | "string" | "operator" | "end" | "invalid";

export interface Token {
  readonly kind: TokenKind;
  /** As written, but an identifier without its `%`; of an invalid token what is wrong with it. */
  readonly text: string;
  /** Offsets in the file's text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly place: SourcePlace;
  /** Doc comments in front of the token, with their marks. */
  readonly docComments: readonly string[];
}

export const keywords: ReadonlySet<string> = new Set(
  (
    "_ as async bool borrow char constructor enum error-context export f32 f64 flags from func future import include " +
    "interface list map option own package record resource result s16 s32 s64 s8 static stream string tuple type u16 u32 u64 " +
    "u8 use variant with world"
  ).split(" "),
);

export function describeToken(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end of the file";
    case "keyword":
      return `the keyword \`${token.text}\``;
    case "string":
      return "a string";
    default:
      return `\`${token.text}\``;
  }
}
