/** Documentation comments in TSDoc, as lines. */

import type { Docs } from "../../wit/world/world.js";

export interface DocTags {
  /** Text for `@throws`, e.g. `{@link InvoiceError}`. */
  readonly throws?: string;
  /** Text where the WIT has none. */
  readonly otherwise?: string;
}

/** The comment of what the WIT declares; none where there is nothing to say. What the WIT leaves undocumented is not made up for. */
export function docs(source: Docs | undefined, { throws, otherwise }: DocTags = {}): readonly string[] {
  const tags = [
    ...(throws === undefined ? [] : [`@throws ${throws}`]),
    ...(source?.since === undefined ? [] : [`@since ${source.since}`]),
    ...(source?.deprecated === undefined ? [] : [`@deprecated since ${source.deprecated}`]),
  ];
  const said = source?.text === undefined ? otherwise : proseOf(source.text);
  return comment([...(said === undefined ? [] : [said]), ...tags].join("\n\n"));
}

export function comment(text: string): readonly string[] {
  const lines = text.trim().split("\n");
  if (lines.length > 1) return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
  return lines[0] === "" ? [] : [`/** ${lines[0]} */`];
}

/**
 * The vendor's text inside a comment. A comment's end in it would end the comment; an at sign would make a tag, or a directive to the compiler; a
 * line that begins like a comment for machines is one to tools that look for them in any text. TSDoc's backslash takes such a meaning away.
 */
export function proseOf(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]|[\p{Bidi_Control}\ufeff]/gu, "")
    .replaceAll("*/", "*\\/")
    .replaceAll(/(?<=^|[\s{(*])@/gm, "\\@")
    .replaceAll(/(?<=\/)(?=[#@])/g, " ");
}
