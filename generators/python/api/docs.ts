/** Docstrings in Google's style from WIT docs, laid out as `ruff format` has them. */

import type { Docs } from "../../../wit/world/world.js";
import type { ApiFunction } from "../../core/surface/surface.js";

export interface Raised {
  readonly name: string;
  readonly when: string;
}

/** The lines of a docstring. Every public symbol has one: `fallback` is used where WIT says nothing. */
export function docstring(docs: Docs | undefined, fallback: string, raises: readonly Raised[] = []): readonly string[] {
  const text = [docs?.text?.trim() || fallback, ...notes(docs), ...raisesSection(raises)].join("\n\n");
  const [first = "", ...rest] = quoted(text).split("\n");
  const opening = `"""${first.startsWith('"') ? " " : ""}${first.trim()}`;
  if (rest.length > 0) return [opening, ...dedented(rest), '"""'];
  const endsInQuote = /(?:^|[^\\])(?:\\\\)*"$/.test(first.trimEnd());
  return [`${opening}${endsInQuote ? " " : ""}"""`];
}

/** For a function without docs. */
export function fallbackDocs(func: ApiFunction): string {
  const { name, role } = func.function;
  return role.kind === "constructor" ? `Makes a new \`${name.kebab}\`.` : `Calls \`${name.kebab}\` of the interface.`;
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

/** Text between three quotes. Everything that a vendor wrote passes here, whatever part of the docstring it has become. */
function quoted(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", "    ")
    .replaceAll("\\", "\\\\")
    .replaceAll('"""', '\\"\\"\\"')
    .replaceAll(/[^\P{Cc}\n]/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Without the indentation that all lines share, as a reader of docstrings takes it off, and without spaces at their ends. */
function dedented(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.trimEnd());
  const indents = trimmed.filter((line) => line !== "").map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return trimmed.map((line) => line.slice(shared));
}
