/** JSON with the place of every value and key, so that a mistake in a config is reported where it stands. */

import type { Diagnostic, Outcome, Place } from "../../wit/diagnostic.js";
import { diagnostic, failed, succeed } from "../../wit/diagnostic.js";

export type JsonNode = { readonly place: Place } & (
  | { readonly kind: "object"; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null"; readonly value: null }
);

export interface JsonEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: JsonNode;
}

/** Far more than any config needs, and far less than the stack holds. */
const MAX_DEPTH = 100;

const TOKEN =
  /[\t\n\r ]*(?:(?<mark>[{}[\]:,])|(?<string>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>true|false|null)(?!\w))/uy;

export function parseJson(text: string, file: string): Outcome<JsonNode> {
  try {
    return succeed(new Parser(text, file).document());
  } catch (error) {
    if (error instanceof JsonSyntaxError) return failed(error.diagnostic);
    throw error;
  }
}

/** The plain value, for a node that has passed its checks. */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === "object") return Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonValue(value)]));
  return node.kind === "array" ? node.items.map(jsonValue) : node.value;
}

class JsonSyntaxError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(message: string, place: Place) {
    super(message);
    this.diagnostic = diagnostic("config-syntax", message, { place });
  }
}

interface Token {
  readonly kind: "mark" | "string" | "number" | "word" | "end";
  readonly text: string;
  readonly at: number;
}

class Parser {
  readonly #text: string;
  readonly #file: string;
  #token: Token;
  #depth = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#token = this.#scan(text.startsWith("\ufeff") ? 1 : 0);
  }

  document(): JsonNode {
    const node = this.#value();
    if (this.#token.kind !== "end") throw this.#unexpected("the end of the file");
    return node;
  }

  #value(): JsonNode {
    if (++this.#depth > MAX_DEPTH) throw new JsonSyntaxError("the JSON is nested too deep", this.#place(this.#token.at));
    const token = this.#token;
    const place = this.#place(token.at);
    let node: JsonNode;
    if (token.text === "{") node = { kind: "object", place, entries: this.#list("}", () => this.#entry()) };
    else if (token.text === "[") node = { kind: "array", place, items: this.#list("]", () => this.#value()) };
    else if (token.kind === "mark" || token.kind === "end") throw this.#unexpected("a value");
    else node = { ...scalar(JSON.parse(this.#take())), place };
    this.#depth--;
    return node;
  }

  #entry(): JsonEntry {
    if (this.#token.kind !== "string") throw this.#unexpected("a key in double quotes");
    const keyPlace = this.#place(this.#token.at);
    const key: string = JSON.parse(this.#take());
    this.#expect(":");
    return { key, keyPlace, value: this.#value() };
  }

  #list<T>(close: string, item: () => T): T[] {
    this.#take();
    const items: T[] = [];
    if (this.#token.text !== close) items.push(item());
    while (this.#token.text === ",") {
      this.#take();
      items.push(item());
    }
    this.#expect(close);
    return items;
  }

  #expect(mark: string): void {
    if (this.#token.text !== mark) throw this.#unexpected(`\`${mark}\``);
    this.#take();
  }

  #take(): string {
    const { text, at } = this.#token;
    this.#token = this.#scan(at + text.length);
    return text;
  }

  #scan(from: number): Token {
    TOKEN.lastIndex = from;
    const groups = TOKEN.exec(this.#text)?.groups ?? {};
    for (const kind of ["mark", "string", "number", "word"] as const) {
      const text = groups[kind];
      if (text !== undefined) return { kind, text, at: TOKEN.lastIndex - text.length };
    }
    const at = from + (/[^\t\n\r ]/.exec(this.#text.slice(from))?.index ?? this.#text.length - from);
    if (at < this.#text.length) throw new JsonSyntaxError(`unexpected ${excerpt(this.#text.slice(at))}`, this.#place(at));
    return { kind: "end", text: "", at };
  }

  #unexpected(wanted: string): JsonSyntaxError {
    const found = this.#token.kind === "end" ? "the file ends" : `there is ${excerpt(this.#token.text)}`;
    return new JsonSyntaxError(`${wanted} is expected, but ${found}`, this.#place(this.#token.at));
  }

  #place(at: number): Place {
    const before = this.#text.slice(0, at).split("\n");
    return { file: this.#file, line: before.length, column: (before.at(-1)?.replace("\ufeff", "").length ?? 0) + 1 };
  }
}

function scalar(value: string | number | boolean | null) {
  if (value === null) return { kind: "null", value } as const;
  if (typeof value === "string") return { kind: "string", value } as const;
  return typeof value === "number" ? ({ kind: "number", value } as const) : ({ kind: "boolean", value } as const);
}

/** The first few characters of what stands there, in backquotes. */
function excerpt(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  return `\`${line.length > 20 ? `${line.slice(0, 20)}…` : line}\``;
}
