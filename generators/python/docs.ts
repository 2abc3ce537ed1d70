/** Docstrings in Google's style from WIT docs. */

import type { Docs } from "../../wit/world/world.js";

export interface Raised {
  readonly name: string;
  readonly when: string;
}

/** A docstring at an indentation, without the line break behind. Every public symbol has one: `fallback` is used where WIT says nothing. */
export function docstring(docs: Docs | undefined, fallback: string, indent: string, raises: readonly Raised[] = []): string {
  const paragraphs = [quoted(docs?.text?.trim() || fallback), ...notes(docs), ...raisesSection(raises)];
  const lines = paragraphs.join("\n\n").split("\n");
  const [first = "", ...rest] = lines;
  const body = rest.map((line) => (line.trim() === "" ? "" : `${indent}${line.trimEnd()}`));
  const opening = `${indent}"""${first.trimEnd()}`;
  if (rest.length > 0) return [opening, ...body, `${indent}"""`].join("\n");
  return `${opening}${/["\\]$/.test(first) ? " " : ""}"""`;
}

function notes(docs: Docs | undefined): readonly string[] {
  return [
    ...(docs?.since === undefined ? [] : [`Added in version ${docs.since}.`]),
    ...(docs?.deprecated === undefined ? [] : [`Deprecated since version ${docs.deprecated}.`]),
  ];
}

function raisesSection(raises: readonly Raised[]): readonly string[] {
  if (raises.length === 0) return [];
  return [["Raises:", ...raises.map(({ name, when }) => `    ${name}: ${when}`)].join("\n")];
}

function quoted(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"');
}
