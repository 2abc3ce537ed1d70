import type { SourcePlace } from "../world/world.js";
import type { Identifier } from "./syntax-tree.js";
import { describeToken, type Token, type TokenKind } from "./token.js";

/** Ends the parsing of one file; never leaves `parseDocument`. */
export class SyntaxProblem extends Error {
  readonly place: SourcePlace;

  constructor(message: string, place: SourcePlace) {
    super(message);
    this.place = place;
  }
}

/** Words of letters of one case and digits, joined by single hyphens; the first begins with a letter. */
const kebab = /^([a-z][a-z0-9]*|[A-Z][A-Z0-9]*)(-([a-z0-9]+|[A-Z0-9]+))*$/;
const version =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?/;

export class TokenStream {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #index = 0;

  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  /** The next token, which stays. */
  get next(): Token {
    return this.ahead(0);
  }

  /** The last token that was taken. */
  get last(): Token {
    return this.ahead(-1);
  }

  ahead(distance: number): Token {
    const token = this.#tokens[Math.min(this.#index + distance, this.#tokens.length - 1)];
    if (token === undefined) throw new Error("a token stream ends with an end token");
    return token;
  }

  take(): Token {
    const token = this.next;
    if (token.kind === "invalid") throw new SyntaxProblem(token.text, token.place);
    this.#index += 1;
    return token;
  }

  /** Whether the next token is this keyword or operator. */
  at(text: string): boolean {
    return this.next.text === text && (this.next.kind === "keyword" || this.next.kind === "operator");
  }

  /** Takes the next token if it is this keyword or operator. */
  eat(text: string): boolean {
    if (!this.at(text)) return false;
    this.#index += 1;
    return true;
  }

  expect(text: string): Token {
    if (!this.at(text)) this.fail(`\`${text}\``);
    return this.take();
  }

  expectKind(kind: TokenKind, what: string): Token {
    if (this.next.kind !== kind) this.fail(what);
    return this.take();
  }

  identifier(what = "a name"): Identifier {
    const { kind, text, start, end, place } = this.next;
    if (kind === "keyword") {
      throw new SyntaxProblem(`expected ${what}, found the keyword \`${text}\`; as a name it is written \`%${text}\``, place);
    }
    const token = this.expectKind("identifier", what);
    if (!kebab.test(token.text)) {
      throw new SyntaxProblem(`\`${token.text}\` is not a name of WIT: words of one case and digits, joined by hyphens`, place);
    }
    return { name: text, start, end, place };
  }

  /** A version, which is made of several tokens. */
  version(): string {
    const { start } = this.next;
    const found = version.exec(this.#text.slice(start, start + 256))?.[0];
    if (found === undefined) this.fail("a version like `1.2.3`");
    while (this.next.start < start + found.length) this.take();
    return found;
  }

  /** Says what should stand here. */
  fail(expected: string): never {
    const { kind, text, place } = this.next;
    throw new SyntaxProblem(kind === "invalid" ? text : `expected ${expected}, found ${describeToken(this.next)}`, place);
  }
}
