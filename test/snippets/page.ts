/** The snippets of a page of documentation. */

export interface Page {
  /** The folder, from the repository's root, in a copy of which the page's commands run. */
  readonly folder: string;
  readonly snippets: readonly Snippet[];
}

export type Snippet = FileSnippet | Session;

/** Part of a file that is there, or a whole one that is made of it. */
export interface FileSnippet {
  readonly kind: "file";
  /** Of the first line of text, from 1. */
  readonly line: number;
  readonly path: string;
  readonly text: string;
}

/** What a person types, and what comes of it. */
export interface Session {
  readonly kind: "session";
  readonly commands: readonly Command[];
}

export interface Command {
  readonly line: number;
  readonly text: string;
  readonly output: readonly string[];
}

const FENCE = "```";
const DIRECTIVE = { start: "<!-- snippets run in ", end: " -->" };
const PROMPT = "$ ";

/** Undefined for a page whose snippets do not run. */
export function readPage(markdown: string): Page | undefined {
  const lines = markdown.split("\n");
  const directive = lines.find((line) => line.startsWith(DIRECTIVE.start) && line.endsWith(DIRECTIVE.end));
  if (directive === undefined) return undefined;
  const folder = directive.slice(DIRECTIVE.start.length, -DIRECTIVE.end.length);
  const snippets: Snippet[] = [];
  for (let i = 0; i < lines.length; i++) {
    const info = lines[i] ?? "";
    if (!info.startsWith(FENCE)) continue;
    const end = lines.indexOf(FENCE, i + 1);
    if (end === -1) throw new Error(`line ${i + 1}: the block has no end`);
    const [language = "", path] = info.slice(FENCE.length).split(" ");
    const text = lines.slice(i + 1, end);
    if (language === "console") snippets.push({ kind: "session", commands: commandsOf(text, i + 2) });
    else if (path !== undefined) snippets.push({ kind: "file", line: i + 2, path, text: `${text.join("\n")}\n` });
    i = end;
  }
  return { folder, snippets };
}

function commandsOf(lines: readonly string[], first: number): readonly Command[] {
  const starts = lines.flatMap((line, i) => (line.startsWith(PROMPT) ? [i] : []));
  if (starts[0] !== 0) throw new Error(`line ${first}: a session begins with a command`);
  return starts.map((start, i) => {
    const text = (lines[start] ?? "").slice(PROMPT.length);
    return { line: first + start, text, output: lines.slice(start + 1, starts[i + 1] ?? lines.length) };
  });
}
