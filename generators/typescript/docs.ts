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
  const said = source?.text ?? otherwise;
  return comment([...(said === undefined ? [] : [said]), ...tags].join("\n\n"));
}

export function comment(text: string): readonly string[] {
  // A comment's end inside the text would end the comment.
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length > 1) return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
  return lines[0] === "" ? [] : [`/** ${lines[0]} */`];
}
