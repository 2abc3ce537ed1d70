/** Documentation comments in YARD's form. */

import type { Docs } from "../../wit/world/world.js";
import { commentText } from "./comment-text.js";

const WIDTH = 110;

/** Comment lines: the text of the WIT, then tags. None where there is nothing to say. */
export function docLines(docs: Docs | undefined, tags: readonly string[] = []): readonly string[] {
  const text = docs?.text === undefined ? [] : docs.text.trim().split("\n").flatMap(wrapped).map(commentText);
  const all = [
    ...tags,
    ...(docs?.since === undefined ? [] : [`@since ${docs.since}`]),
    ...(docs?.deprecated === undefined ? [] : [`@deprecated since ${docs.deprecated}`]),
  ];
  const gap = text.length > 0 && all.length > 0 ? [""] : [];
  return [...text, ...gap, ...all].map((line) => (line === "" ? "#" : `# ${line}`));
}

/** The documentation, with a text where it has none. */
export function documented(docs: Docs | undefined, otherwise: string): Docs {
  return { ...docs, text: docs?.text ?? otherwise };
}

/** The first paragraph in one line. */
export function summary(docs: Docs | undefined): string | undefined {
  const text = docs?.text
    ?.trim()
    .split(/\n\s*\n/)[0]
    ?.replace(/\s*\n\s*/g, " ");
  return text === undefined ? undefined : commentText(text);
}

function wrapped(line: string): readonly string[] {
  if (line.length <= WIDTH || /^\s*(\||```| {4})/.test(line)) return [line];
  const lines: string[] = [];
  for (const word of line.trim().split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
