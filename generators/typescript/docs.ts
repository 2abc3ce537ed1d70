/** Documentation comments in TSDoc. */

import type { JSDocStructure, OptionalKind } from "ts-morph";
import type { Docs } from "../../wit/world/world.js";

export interface DocTags {
  /** Text for `@throws`, e.g. `{@link InvoiceError}`. */
  readonly throws?: string;
}

/** The comment of a declaration; none where there is nothing to say. */
export function docs(source: Docs | undefined, { throws }: DocTags = {}): OptionalKind<JSDocStructure>[] {
  const tags = [
    ...(throws === undefined ? [] : [`@throws ${throws}`]),
    ...(source?.since === undefined ? [] : [`@since ${source.since}`]),
    ...(source?.deprecated === undefined ? [] : [`@deprecated since ${source.deprecated}`]),
  ];
  const text = [...(source?.text === undefined ? [] : [source.text]), ...tags].join("\n\n");
  return text === "" ? [] : [{ description: `${text.includes("\n") ? "\n" : ""}${escaped(text)}` }];
}

/** A comment's end inside the text would end the comment. */
function escaped(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
