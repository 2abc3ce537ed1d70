import type { SourcePlace } from "../world/world.js";
import { keywords, type SourceFile, type Token, type TokenKind } from "./token.js";

/** Tried in this order at each offset. Identifiers are wider than WIT's here, so that `a_b` is one wrong word. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["identifier", /%?[\p{XID_Start}_][\p{XID_Continue}-]*/uy],
  ["integer", /[0-9]+/y],
  ["string", /"(?:[^"\\\n]|\\.)*"/y],
  ["operator", /->|[=,:.;(){}<>*@/+-]/y],
];

const blanks = /[ \t\r\n]+/y;
const lineComment = /\/\/[^\n]*/y;
const blockMark = /\/\*|\*\//g;

/** Characters that make WIT look like what it is not (WIT.md, "Lexical structure"), and control characters. */
const forbidden = /[\u202a-\u202e\u2066-\u2069\u0149\u0673\u0f77\u0f79\u17a3\u17a4\u17b4\u17b5]|(?![\t\n\r])\p{Cc}/u;

/** Ends with an `end` token, or with an `invalid` one where the text stops being WIT. */
export function tokenize(file: SourceFile): readonly Token[] {
  const places = new Places(file);
  const bad = forbidden.exec(file.text);
  if (bad !== null) return [invalid(places, bad.index, `the character ${codePoint(bad[0])} is not allowed in WIT`)];
  const tokens: Token[] = [];
  for (let offset = 0; ; ) {
    const docComments: string[] = [];
    offset = skipBlanks(file.text, offset, docComments);
    const token = tokenAt(file.text, offset, places, docComments);
    tokens.push(token);
    if (token.kind === "end" || token.kind === "invalid") return tokens;
    offset = token.end;
  }
}

function tokenAt(text: string, start: number, places: Places, docComments: readonly string[]): Token {
  if (start === text.length) return { kind: "end", text: "", start, end: start, place: places.at(start), docComments };
  if (text.startsWith("/*", start)) return invalid(places, start, "this comment has no end");
  for (const [kind, pattern] of patterns) {
    const found = match(pattern, text, start);
    if (found === undefined) continue;
    const base = { start, end: start + found.length, place: places.at(start), docComments };
    return kind === "identifier" ? word(found, base) : { kind, text: found, ...base };
  }
  if (text[start] === '"') return invalid(places, start, "this string has no end");
  return invalid(places, start, `the character ${codePoint(text.slice(start))} has no meaning in WIT`);
}

function word(found: string, base: Omit<Token, "kind" | "text">): Token {
  if (keywords.has(found)) return { kind: "keyword", text: found, ...base };
  return { kind: "identifier", text: found.replace(/^%/, ""), ...base };
}

/** Past blanks and comments; an unterminated comment stays where it is. */
function skipBlanks(text: string, start: number, docComments: string[]): number {
  for (let offset = start; ; ) {
    const skipped = match(blanks, text, offset) ?? match(lineComment, text, offset) ?? blockComment(text, offset);
    if (skipped === undefined) return offset;
    if (skipped.startsWith("///") || skipped.startsWith("/**")) docComments.push(skipped);
    offset += skipped.length;
  }
}

/** Block comments nest. */
function blockComment(text: string, start: number): string | undefined {
  if (!text.startsWith("/*", start)) return undefined;
  blockMark.lastIndex = start;
  for (let depth = 0, mark = blockMark.exec(text); mark !== null; mark = blockMark.exec(text)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return text.slice(start, blockMark.lastIndex);
  }
  return undefined;
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function invalid(places: Places, start: number, reason: string): Token {
  return { kind: "invalid", text: reason, start, end: start + 1, place: places.at(start), docComments: [] };
}

function codePoint(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  return code > 0x20 && code < 0x7f ? `\`${String.fromCodePoint(code)}\`` : `U+${hex}`;
}

/** Lines and columns of offsets that are asked for in ascending order. A column counts code points. */
class Places {
  readonly #file: SourceFile;
  #line = 1;
  #column = 1;
  #offset = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  at(offset: number): SourcePlace {
    for (const character of this.#file.text.slice(this.#offset, offset)) {
      this.#line += character === "\n" ? 1 : 0;
      this.#column = character === "\n" ? 1 : this.#column + 1;
    }
    this.#offset = offset;
    return { file: this.#file.path, line: this.#line, column: this.#column };
  }
}
