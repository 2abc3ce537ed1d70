import type { TypeMention, TypeUse } from "./syntax-tree.js";
import { SyntaxProblem, type TokenStream } from "./token-stream.js";

const scalars = new Set("bool s8 u8 s16 u16 s32 u32 s64 u64 f32 f64 char string error-context".split(" "));
const mapKeys = new Set("bool s8 u8 s16 u16 s32 u32 s64 u64 char string".split(" "));

/** As deep as wasm-tools goes. */
const MAX_DEPTH = 100;

export function parseType(tokens: TokenStream, depth = 0): TypeUse {
  if (depth >= MAX_DEPTH) throw new SyntaxProblem(`types are nested deeper than ${MAX_DEPTH}`, tokens.next.place);
  if (tokens.next.kind === "identifier") return [{ name: tokens.identifier(), handle: false }];
  if (tokens.next.kind !== "keyword") tokens.fail("a type");
  const inner = () => parseType(tokens, depth + 1);
  const keyword = tokens.next.text;
  if (scalars.has(keyword)) {
    tokens.take();
    return [];
  }
  const parse = constructors[keyword];
  if (parse === undefined) tokens.fail("a type");
  tokens.take();
  return parse(tokens, inner);
}

type Parse = (tokens: TokenStream, inner: () => TypeUse) => TypeUse;

const constructors: Readonly<Record<string, Parse>> = {
  list: (tokens, inner) =>
    bracketed(tokens, () => {
      const element = inner();
      if (tokens.eat(",")) listLength(tokens);
      return element;
    }),
  map: (tokens, inner) =>
    bracketed(tokens, () => {
      if (!mapKeys.has(tokens.next.text)) tokens.fail("a map key: bool, an integer type, char or string");
      const key = inner();
      tokens.expect(",");
      return [...key, ...inner()];
    }),
  tuple: (tokens, inner) =>
    bracketed(tokens, () => {
      const items: TypeMention[] = [...inner()];
      while (tokens.eat(",") && !tokens.at(">")) items.push(...inner());
      return items;
    }),
  option: (tokens, inner) => bracketed(tokens, inner),
  result: (tokens, inner) =>
    optional(tokens, () => {
      if (tokens.eat("_")) {
        tokens.expect(",");
        return inner();
      }
      const ok = inner();
      return tokens.eat(",") ? [...ok, ...inner()] : ok;
    }),
  future: (tokens, inner) => optional(tokens, inner),
  stream: (tokens, inner) => optional(tokens, inner),
  own: handle,
  borrow: handle,
};

function handle(tokens: TokenStream): TypeUse {
  return bracketed(tokens, () => [{ name: tokens.identifier("the name of a resource"), handle: true }]);
}

function bracketed(tokens: TokenStream, content: () => TypeUse): TypeUse {
  tokens.expect("<");
  const uses = content();
  tokens.expect(">");
  return uses;
}

function optional(tokens: TokenStream, content: () => TypeUse): TypeUse {
  return tokens.at("<") ? bracketed(tokens, content) : [];
}

function listLength(tokens: TokenStream): void {
  const token = tokens.expectKind("integer", "a list length");
  const length = Number(token.text);
  if (length === 0 || length > 0xffff_ffff)
    throw new SyntaxProblem(`a list cannot have the fixed length ${token.text}`, token.place);
}
