/** Doc comments: WIT's Markdown as Go's, in the form in which gofmt leaves them. */

import type { Docs } from "../../../wit/world/world.js";
import { goLines } from "./doc-lines.js";

/** What a text describes. */
export type SymbolKind = "type" | "function";

/** Lines with their comment marks; at least one, for `fallback` is what a symbol without docs says. */
export function docComment(name: string, docs: Docs | undefined, fallback: string, kind: SymbolKind = "type"): readonly string[] {
  const lines = goLines(docs?.text ?? "");
  const text = lines.length === 0 ? [fallback] : named(name, kind, lines);
  const since = docs?.since === undefined ? [] : ["", `Since version ${docs.since}.`];
  const deprecated = docs?.deprecated === undefined ? [] : ["", `Deprecated: since version ${docs.deprecated}.`];
  return comment([...text, ...since, ...deprecated]);
}

/** For fields and constants, which need no docs, and for cases, whose docs are sentences of any form. */
export function memberComment(docs: Docs | undefined): readonly string[] {
  return docs?.text === undefined ? [] : comment(goLines(docs.text));
}

export function comment(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => {
    if (line === "") return "//";
    return isHeading(lines, i) ? `// # ${line}` : line.startsWith("\t") ? `//${line}` : `// ${line}`;
  });
}

/** What gofmt takes for a heading of the old form, and marks as one: a line between two empty ones, of words without punctuation. */
function isHeading(lines: readonly string[], index: number): boolean {
  const [before, line = "", after, next] = [lines[index - 1], lines[index], lines[index + 1], lines[index + 2]];
  if (before !== "" || after !== "" || next === undefined || /^\s/.test(next)) return false;
  return (
    /^\p{Lu}/u.test(line) && /[\p{L}\p{Nd}]$/u.test(line) && !/[;:!?+*/=[\]{}_^°&§~%#@<">\\]|'(?!s(?:\s|$))|\.(?=\s)/.test(line)
  );
}

/** The first paragraph, for a list. */
export function summary(docs: Docs | undefined): string | undefined {
  const [paragraph = ""] = (docs?.text ?? "").trim().split(/\n\s*\n/);
  return paragraph === "" ? undefined : paragraph.replaceAll(/\s+/g, " ");
}

/** Verbs in the third person that are no plural nouns: a text that begins with one says what a function does. */
const verbs = new Set(
  (
    "Accepts Adds Allocates Applies Asks Calculates Combines Compares Computes Consumes Converts Creates Decodes Deletes Describes Deserializes " +
    "Determines Discards Encodes Ensures Evaluates Executes Expects Gets Gives Inserts Keeps Makes Modifies Parses Performs Produces Provides Receives " +
    "Removes Renders Resolves Retrieves Sends Serializes Subtracts Tells Translates Validates Verifies Writes"
  ).split(" "),
);

/** Those that may be nouns are verbs where an object with an article or the like follows. */
const nounsToo = new Set(
  (
    "Builds Calls Checks Clears Closes Drops Echoes Empties Ends Fetches Finds Joins Loads Merges Moves Opens Prints Puts Reads Registers Releases Replaces " +
    "Resets Returns Runs Signs Sorts Splits Starts Stops Stores Swaps Takes Turns Updates Wraps Yields"
  ).split(" "),
);
const determiners = new Set("a an the its all both each every this that these those it them whether how what nothing".split(" "));

function isVerb([word = "", next = ""]: readonly string[]): boolean {
  return verbs.has(word) || (nounsToo.has(word) && determiners.has(next));
}

/** What a text begins with that describes a thing, after which its name and "is" can be put in front. */
const thing = /^(An?|What|Why|Who|How|One) /;

/**
 * Go's doc comments begin with the symbol's name. It is put in front where the sentence stays one: before a verb that cannot be anything else, or a
 * thing that a type is.
 */
function named(name: string, kind: SymbolKind, [first = "", ...rest]: readonly string[]): readonly string[] {
  const lowered = `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  if (kind === "function") return [isVerb(first.split(" ")) ? `${name} ${lowered}` : first, ...rest];
  return [thing.test(first) ? `${name} is ${lowered}` : first, ...rest];
}
