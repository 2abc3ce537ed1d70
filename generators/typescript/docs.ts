/** Documentation comments in TSDoc. */

import type { JSDocStructure, OptionalKind } from "ts-morph";
import type { Docs } from "../../wit/world/world.js";

export interface DocTags {
  /** Text for `@throws`, e.g. `{@link InvoiceError}`. */
  readonly throws?: string;
  /** Text where the WIT has none. */
  readonly otherwise?: string;
}

/** The comment of a declaration; none where there is nothing to say. What the WIT leaves undocumented is not made up for. */
export function docs(source: Docs | undefined, { throws, otherwise }: DocTags = {}): OptionalKind<JSDocStructure>[] {
  const tags = [
    ...(throws === undefined ? [] : [`@throws ${throws}`]),
    ...(source?.since === undefined ? [] : [`@since ${source.since}`]),
    ...(source?.deprecated === undefined ? [] : [`@deprecated since ${source.deprecated}`]),
  ];
  const said = source?.text ?? otherwise;
  const text = [...(said === undefined ? [] : [said]), ...tags].join("\n\n");
  return text === "" ? [] : [{ description: `${text.includes("\n") ? "\n" : ""}${escaped(text)}` }];
}

/** The same comment as lines of text. */
export function comment(source: Docs | undefined, indent = ""): readonly string[] {
  const [doc] = docs(source);
  if (doc === undefined) return [];
  const lines = String(doc.description).trim().split("\n");
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** A comment's end inside the text would end the comment. */
function escaped(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
