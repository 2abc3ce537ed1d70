import { type Diagnostic, diagnostic, failed, type Outcome, succeed } from "../diagnostic.js";
import {
  type Preamble,
  parseBlock,
  parseInterfaceBody,
  parsePreamble,
  parseRenamings,
  parseSignature,
  parseTypeDeclaration,
  parseUse,
  parseUsePath,
} from "./parse-interface.js";
import type {
  Document,
  ExternDeclaration,
  NestedPackage,
  PackageHeader,
  PackageItem,
  TopLevelUse,
  WorldMember,
} from "./syntax-tree.js";
import type { SourceFile } from "./token.js";
import { SyntaxProblem, TokenStream } from "./token-stream.js";
import { tokenize } from "./tokenize.js";

/** Reads one file up to its first syntax error. */
export function parseDocument(file: SourceFile): Outcome<Document> {
  try {
    return succeed(document(file, new TokenStream(tokenize(file), file.text)));
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return failed(syntaxDiagnostic(problem));
    throw problem;
  }
}

function syntaxDiagnostic(problem: SyntaxProblem): Diagnostic {
  return diagnostic("wit-syntax", problem.message, { place: problem.place });
}

function document(file: SourceFile, tokens: TokenStream): Document {
  const items: PackageItem[] = [];
  const nested: NestedPackage[] = [];
  let header: PackageHeader | undefined;
  while (tokens.next.kind !== "end") {
    const first = items.length + nested.length === 0 && header === undefined;
    const start = tokens.next.start;
    const preamble = parsePreamble(tokens);
    if (!tokens.at("package")) {
      items.push(parsePackageItem(tokens, start, preamble, "`package`, "));
      continue;
    }
    const found = parseHeader(tokens);
    if (tokens.at("{")) nested.push(parseNested(tokens, start, found));
    else if (first && tokens.eat(";")) header = found;
    else tokens.fail(first ? "`;` or `{`" : "`{`");
  }
  return { file, ...(header === undefined ? {} : { header }), items, nested };
}

function parseHeader(tokens: TokenStream): PackageHeader {
  tokens.expect("package");
  const namespace = tokens.identifier("the namespace of a package");
  tokens.expect(":");
  const name = tokens.identifier("the name of a package");
  const version = tokens.eat("@") ? `@${tokens.version()}` : "";
  return { id: `${namespace.name}:${name.name}${version}`, place: namespace.place, start: namespace.start, end: tokens.last.end };
}

function parseNested(tokens: TokenStream, start: number, header: PackageHeader): NestedPackage {
  tokens.expect("{");
  const items: PackageItem[] = [];
  while (!tokens.eat("}")) {
    const itemStart = tokens.next.start;
    items.push(parsePackageItem(tokens, itemStart, parsePreamble(tokens)));
  }
  return { header, items, start, end: tokens.last.end };
}

/** `alternatives` is what may stand here besides. */
function parsePackageItem(tokens: TokenStream, start: number, preamble: Preamble, alternatives = ""): PackageItem {
  if (tokens.at("use")) return parseTopLevelUse(tokens, start);
  if (tokens.eat("interface")) {
    const name = tokens.identifier();
    const members = parseInterfaceBody(tokens);
    return { kind: "interface", name, ...preamble, members, start, end: tokens.last.end };
  }
  if (!tokens.eat("world")) tokens.fail(`${alternatives}\`interface\`, \`world\` or \`use\``);
  const name = tokens.identifier();
  const members = parseBlock(tokens, (docs) => parseWorldMember(tokens, docs));
  return { kind: "world", name, ...preamble, members, start, end: tokens.last.end };
}

function parseTopLevelUse(tokens: TokenStream, start: number): TopLevelUse {
  tokens.expect("use");
  const path = parseUsePath(tokens);
  const name = tokens.eat("as") ? tokens.identifier() : path.item;
  tokens.expect(";");
  return { kind: "top-level-use", path, name, start, end: tokens.last.end };
}

function parseWorldMember(tokens: TokenStream, preamble: Preamble): WorldMember {
  if (tokens.at("import") || tokens.at("export")) return parseExtern(tokens, preamble);
  if (tokens.at("use")) return parseUse(tokens);
  if (tokens.eat("include")) {
    const path = parseUsePath(tokens);
    const names = tokens.eat("with") ? parseRenamings(tokens) : [];
    if (!tokens.eat(";") && names.length === 0) tokens.fail("`;` or `with`");
    return { kind: "include", path, names };
  }
  return parseTypeDeclaration(tokens, preamble) ?? tokens.fail("`import`, `export`, `include`, `use`, a type or `}`");
}

function parseExtern(tokens: TokenStream, preamble: Preamble): ExternDeclaration {
  const direction = tokens.take().text === "import" ? "import" : "export";
  const base = { kind: "extern", direction } as const;
  if (!isLabel(tokens)) {
    const path = parseUsePath(tokens);
    tokens.expect(";");
    return { ...base, what: "path", path };
  }
  const name = tokens.identifier();
  tokens.expect(":");
  if (tokens.at("func") || tokens.at("async")) {
    const signature = parseSignature(tokens);
    tokens.expect(";");
    return { ...base, what: "function", name, ...preamble, signature };
  }
  if (tokens.eat("interface")) return { ...base, what: "interface", name, ...preamble, members: parseInterfaceBody(tokens) };
  if (tokens.next.kind !== "identifier") tokens.fail("`func`, `interface` or the name of an interface");
  const path = parseUsePath(tokens);
  tokens.expect(";");
  return { ...base, what: "named-path", name, ...preamble, path };
}

/** `a:` is a name of the world's own unless it begins `a:b/c`. */
function isLabel(tokens: TokenStream): boolean {
  const isOperator = (distance: number, text: string) => {
    const token = tokens.ahead(distance);
    return token.kind === "operator" && token.text === text;
  };
  return isOperator(1, ":") && !(tokens.ahead(2).kind === "identifier" && isOperator(3, "/"));
}
