import type { Docs } from "../world/world.js";
import { docText } from "./doc-comments.js";
import { parseType } from "./parse-type.js";
import type {
  FunctionDeclaration,
  InterfaceMember,
  Method,
  Named,
  Parameter,
  Renaming,
  Signature,
  TypeDeclaration,
  TypeMember,
  UseDeclaration,
  UsePath,
} from "./syntax-tree.js";
import { SyntaxProblem, type TokenStream } from "./token-stream.js";

/** What stands in front of a declaration: doc comments and attributes. */
export type Preamble = Pick<Named, "docs">;

export function parsePreamble(tokens: TokenStream): Preamble {
  const comments = [...tokens.next.docComments];
  const versions: { since?: string; deprecated?: string } = {};
  while (tokens.eat("@")) {
    Object.assign(versions, parseAttribute(tokens));
    comments.push(...tokens.next.docComments);
  }
  const text = docText(comments);
  const docs: Docs = { ...(text === undefined ? {} : { text }), ...versions };
  return Object.keys(docs).length === 0 ? {} : { docs };
}

function parseAttribute(tokens: TokenStream): Pick<Docs, "since" | "deprecated"> {
  const { name, place } = tokens.identifier("the name of an attribute");
  tokens.expect("(");
  const value = parseAttributeValue(tokens, name);
  if (value === undefined) throw new SyntaxProblem(`there is no attribute \`@${name}\``, place);
  tokens.expect(")");
  return value;
}

function parseAttributeValue(tokens: TokenStream, name: string): Pick<Docs, "since" | "deprecated"> | undefined {
  switch (name) {
    case "since":
    case "deprecated":
      expectKey(tokens, "version");
      return { [name]: tokens.version() };
    case "unstable":
      expectKey(tokens, "feature");
      tokens.identifier("the name of a feature");
      return {};
    case "external-id":
      tokens.expectKind("string", "a string");
      return {};
    default:
      return undefined;
  }
}

function expectKey(tokens: TokenStream, key: string): void {
  if (tokens.next.text !== key) tokens.fail(`\`${key}\``);
  tokens.take();
  tokens.expect("=");
}

/** `{ … }` with the members of an interface. */
export function parseInterfaceBody(tokens: TokenStream): readonly InterfaceMember[] {
  return parseBlock(tokens, (preamble) => {
    if (tokens.at("use")) return parseUse(tokens);
    if (tokens.next.kind === "identifier") return parseFunction(tokens, preamble);
    return parseTypeDeclaration(tokens, preamble) ?? tokens.fail("a type, a function, `use` or `}`");
  });
}

export function parseBlock<T>(tokens: TokenStream, parseMember: (preamble: Preamble) => T): readonly T[] {
  const members: T[] = [];
  tokens.expect("{");
  while (!tokens.eat("}")) members.push(parseMember(parsePreamble(tokens)));
  return members;
}

function parseFunction(tokens: TokenStream, preamble: Preamble): FunctionDeclaration {
  const name = tokens.identifier();
  tokens.expect(":");
  const signature = parseSignature(tokens);
  tokens.expect(";");
  return { kind: "function", name, ...preamble, signature };
}

/** `async? func(…) -> …` */
export function parseSignature(tokens: TokenStream): Signature {
  tokens.eat("async");
  tokens.expect("func");
  return parseParamsAndResult(tokens);
}

function parseParamsAndResult(tokens: TokenStream): Signature {
  const params = parseList<Parameter>(tokens, "(", ")", (preamble) => {
    const name = tokens.identifier("the name of a parameter");
    tokens.expect(":");
    return { name, ...preamble, type: parseType(tokens) };
  });
  return tokens.eat("->") ? { params, result: parseType(tokens) } : { params };
}

/** Items with commas between them and perhaps behind the last. */
function parseList<T>(tokens: TokenStream, open: string, close: string, parseItem: (preamble: Preamble) => T): readonly T[] {
  const items: T[] = [];
  tokens.expect(open);
  while (!tokens.at(close)) {
    const text = docText(tokens.next.docComments);
    items.push(parseItem(text === undefined ? {} : { docs: { text } }));
    if (!tokens.eat(",")) break;
  }
  if (!tokens.eat(close)) tokens.fail(`\`,\` or \`${close}\``);
  return items;
}

/** `use a.{b, c as d};` */
export function parseUse(tokens: TokenStream): UseDeclaration {
  tokens.expect("use");
  const path = parseUsePath(tokens);
  tokens.expect(".");
  const names = parseList(tokens, "{", "}", () => parseRenaming(tokens, "optional"));
  tokens.expect(";");
  return { kind: "use", path, names };
}

/** `{ a as b, … }` */
export function parseRenamings(tokens: TokenStream): readonly Renaming[] {
  return parseList(tokens, "{", "}", () => parseRenaming(tokens, "required"));
}

function parseRenaming(tokens: TokenStream, as: "optional" | "required"): Renaming {
  const original = tokens.identifier();
  if (as === "required") tokens.expect("as");
  else if (!tokens.eat("as")) return { original, name: original };
  return { original, name: tokens.identifier() };
}

export function parseUsePath(tokens: TokenStream): UsePath {
  const first = tokens.identifier("the name of an interface");
  if (!tokens.eat(":")) return { item: first, start: first.start, end: first.end };
  const name = tokens.identifier("the name of a package");
  tokens.expect("/");
  const item = tokens.identifier("the name of an interface");
  const version = tokens.eat("@") ? `@${tokens.version()}` : "";
  const id = `${first.name}:${name.name}${version}`;
  return { package: { id, place: first.place }, item, start: first.start, end: tokens.last.end };
}

/** Undefined when no type declaration begins here. */
export function parseTypeDeclaration(tokens: TokenStream, preamble: Preamble): TypeDeclaration | undefined {
  const form = tokens.next.text;
  if (tokens.next.kind !== "keyword") return undefined;
  switch (form) {
    case "type":
      return parseAlias(tokens, preamble);
    case "resource":
      return parseResource(tokens, preamble);
    case "record":
    case "flags":
    case "variant":
    case "enum": {
      tokens.take();
      const name = tokens.identifier();
      return {
        kind: "type",
        form,
        name,
        ...preamble,
        members: parseList(tokens, "{", "}", (docs) => parseTypeMember(tokens, form, docs)),
      };
    }
    default:
      return undefined;
  }
}

function parseTypeMember(tokens: TokenStream, form: "record" | "flags" | "variant" | "enum", preamble: Preamble): TypeMember {
  const name = tokens.identifier();
  if (form === "record") {
    tokens.expect(":");
    return { name, ...preamble, type: parseType(tokens) };
  }
  if (form !== "variant" || !tokens.eat("(")) return { name, ...preamble };
  const type = parseType(tokens);
  tokens.expect(")");
  return { name, ...preamble, type };
}

function parseAlias(tokens: TokenStream, preamble: Preamble): TypeDeclaration {
  tokens.expect("type");
  const name = tokens.identifier();
  tokens.expect("=");
  const bare = tokens.next.kind === "identifier";
  const type = parseType(tokens);
  tokens.expect(";");
  return { kind: "type", form: "alias", name, ...preamble, type, bare };
}

function parseResource(tokens: TokenStream, preamble: Preamble): TypeDeclaration {
  tokens.expect("resource");
  const name = tokens.identifier();
  if (tokens.eat(";")) return { kind: "type", form: "resource", name, ...preamble, methods: [] };
  if (!tokens.at("{")) tokens.fail("`;` or `{`");
  const methods = parseBlock(tokens, (docs) => parseMethod(tokens, docs));
  return { kind: "type", form: "resource", name, ...preamble, methods };
}

function parseMethod(tokens: TokenStream, preamble: Preamble): Method {
  if (tokens.at("constructor")) {
    const { start, end, place } = tokens.take();
    const signature = parseParamsAndResult(tokens);
    tokens.expect(";");
    return { role: "constructor", name: { name: "constructor", start, end, place }, ...preamble, signature };
  }
  if (tokens.next.kind !== "identifier") tokens.fail("`constructor`, a method or `}`");
  const name = tokens.identifier();
  tokens.expect(":");
  const role = tokens.eat("static") ? "static" : "method";
  const signature = parseSignature(tokens);
  tokens.expect(";");
  return { role, name, ...preamble, signature };
}
