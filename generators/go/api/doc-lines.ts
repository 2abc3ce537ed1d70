/** WIT's Markdown as the lines of a Go doc comment, in the form in which gofmt leaves them: it reads comments as blocks and writes them anew. */

type Block =
  | { readonly kind: "paragraph" | "code"; readonly lines: string[] }
  | { readonly kind: "heading"; readonly text: string }
  /** gofmt puts empty lines between all items or none. */
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly lines: string[][]; isLoose: boolean };

/** An item of a list, and the number that it has. */
const item = /^(?:[-*+]|(\d+)[.)])\s+(.*)$/;

/** Without the comment marks; code starts with a tab. */
export function goLines(markdown: string): readonly string[] {
  const blocks = blocksOf(markdown).map((block, i) => (i === 0 ? firstBlock(block) : printBlock(block)));
  return blocks.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines])).map(harmless);
}

/**
 * gofmt takes a line that begins with `+build` for a directive, wherever it stands, and moves it to the top of the file; golangci-lint does what
 * one that begins with `nolint` says.
 */
function harmless(line: string): string {
  return line.replace(/^(\s*)(\+build|nolint\b)/, "$1\\$2");
}

/** A comment begins with text: gofmt would make text of a single line that is indented. */
function firstBlock(block: Block): readonly string[] {
  if (block.kind === "heading") return [block.text];
  return printBlock(block).flatMap((line) => plainText(line.trim()) || []);
}

function printBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [`# ${block.text}`];
    case "code": {
      const lines = unindented(block.lines);
      // Indented text that begins like a list is one to gofmt.
      if (item.test(lines[0] ?? "")) return goLines(lines.join("\n"));
      return lines.map((line) => (line === "" ? "" : `\t${line}`));
    }
    case "paragraph":
      return block.lines;
    case "list":
      return block.lines.flatMap((lines, i) => (i > 0 && block.isLoose ? ["", ...lines] : lines));
  }
}

/** Markdown blocks, told apart line by line. */
function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let wasEmpty = false;
  const start = (block: Block) => {
    blocks.push(block);
    open = block;
    return block;
  };
  for (const raw of printable(markdown).split("\n")) {
    const line = raw.trim();
    if (/^(```|~~~)/.test(line) && !/^(`{3,})[^`]*`/.test(line)) {
      open = open?.kind === "code" ? undefined : start({ kind: "code", lines: [] });
    } else if (open?.kind === "code") open.lines.push(raw.trimEnd());
    else if (line === "") {
      if (open?.kind === "paragraph") open = undefined;
    } else if (/^#+\s/.test(line)) {
      start({ kind: "heading", text: plainText(line.replace(/^#+\s+/, "")) });
      open = undefined;
    } else open = textLine(open, line, wasEmpty, start);
    wasEmpty = line === "";
  }
  return blocks.filter((block) => block.kind !== "code" || block.lines.some((line) => line !== ""));
}

/** A line of a paragraph or a list. After an empty line, text that is no item ends a list. */
function textLine(open: Block | undefined, line: string, wasEmpty: boolean, start: (block: Block) => Block): Block {
  const found = item.exec(line);
  if (found === null) {
    if (open?.kind === "list" && !wasEmpty) open.lines.at(-1)?.push(`    ${plainText(line)}`);
    else if (open?.kind === "paragraph") open.lines.push(plainText(line));
    else return start({ kind: "paragraph", lines: [plainText(line)] });
    return open;
  }
  const [, number, text = ""] = found;
  const isNumbered = number !== undefined;
  const first = isNumbered ? ` ${number}. ${plainText(text)}` : `  - ${plainText(text)}`;
  if (open?.kind !== "list") return start({ kind: "list", isNumbered, lines: [[first]], isLoose: false });
  // In one list all items are of one kind: others, which are nested ones, are text of the item above.
  if (open.isNumbered !== isNumbered) open.lines.at(-1)?.push(`    ${plainText(line)}`);
  else {
    open.lines.push([first]);
    open.isLoose ||= wasEmpty;
  }
  return open;
}

/** Without empty lines around it and what all lines are indented by. */
function unindented(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line !== "");
  const indents = full.map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const cut = Math.min(...indents);
  const from = lines.findIndex((line) => line !== "");
  const to = lines.findLastIndex((line) => line !== "");
  return lines
    .slice(from, to + 1)
    .map((line) => line.slice(cut))
    .filter((line, i, all) => line !== "" || all[i - 1] !== "");
}

/** Go sources have no control characters; a byte order mark in the middle is an error. */
function printable(text: string): string {
  return text.replaceAll("\t", "    ").replaceAll(/[^\P{Cc}\n]|\ufeff|[\u2028\u2029]/gu, "");
}

/** gofmt turns doubled quotes into typographic ones, and moves link definitions. */
function plainText(text: string): string {
  return text
    .replaceAll(/`{2,}/g, "`")
    .replaceAll(/'{2,}/g, '"')
    .replace(/^\[([^\]]+)\]:/, "$1:");
}
