/** Doc comments: WIT's Markdown as Go's, in the form in which gofmt leaves them. */

import type { Docs } from "../../wit/world/world.js";

/** Lines with their comment marks; at least one, for `fallback` is what a symbol without docs says. */
export function docComment(name: string, docs: Docs | undefined, fallback: string): readonly string[] {
  const text = docs?.text === undefined ? [fallback] : named(name, goLines(docs.text));
  const since = docs?.since === undefined ? [] : ["", `Since version ${docs.since}.`];
  const deprecated = docs?.deprecated === undefined ? [] : ["", `Deprecated: since version ${docs.deprecated}.`];
  return comment([...text, ...since, ...deprecated]);
}

/** For fields and constants, which need no docs, and for cases, whose docs are sentences of any form. */
export function memberComment(docs: Docs | undefined): readonly string[] {
  return docs?.text === undefined ? [] : comment(goLines(docs.text));
}

export function comment(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "//" : /^\t/.test(line) ? `//${line}` : `// ${line}`));
}

/** The first sentence, for a list. */
export function summary(docs: Docs | undefined): string {
  const [paragraph = ""] = (docs?.text ?? "").trim().split(/\n\s*\n/);
  return paragraph.replaceAll(/\s+/g, " ");
}

/** Go's doc comments begin with the symbol's name; WIT's begin with a verb in the third person, an article, or as they like. */
function named(name: string, [first = "", ...rest]: readonly string[]): readonly string[] {
  const verb = /^([A-Z])([a-z]+s)\b(?![:,]| (is|are|of)\b)/;
  if (verb.test(first)) return [`${name} ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...rest];
  if (/^(An?|What|Why|Who|How|One) /.test(first))
    return [`${name} is ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...rest];
  return [first, ...rest];
}

/** Markdown blocks, told apart line by line. */
function goLines(markdown: string): readonly string[] {
  const lines: string[] = [];
  let fenced = false;
  let inList = false;
  const gap = () => {
    if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
  };
  for (const raw of markdown.replaceAll("\r", "").split("\n")) {
    if (/^\s*(```|~~~)/.test(raw)) {
      gap();
      fenced = !fenced;
      continue;
    }
    const line = raw.trim();
    const item = /^(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line);
    if (fenced) lines.push(line === "" ? "" : `\t${raw.trimEnd()}`);
    else if (line === "") {
      inList = false;
      gap();
    } else if (/^#+\s/.test(line)) {
      gap();
      lines.push(`# ${plainText(line.replace(/^#+\s+/, ""))}`, "");
    } else if (item) {
      if (!inList) gap();
      inList = true;
      lines.push(
        item[1] === undefined ? `  - ${plainText(item[2] ?? "")}` : ` ${item[1].padStart(2)}. ${plainText(item[2] ?? "")}`,
      );
    } else lines.push(inList ? `    ${plainText(line)}` : plainText(line));
  }
  while (lines.at(-1) === "") lines.pop();
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "");
}

/** gofmt turns doubled quotes into typographic ones and moves link definitions, and a directive must not come out of a text. */
function plainText(text: string): string {
  return text
    .replaceAll("``", "`")
    .replaceAll("''", '"')
    .replace(/^\[([^\]]+)\]:/, "$1:");
}
