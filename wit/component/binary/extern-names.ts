import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { ExternName } from "../decoded-component.js";
import { hex } from "../shown.js";

/** Reads `nameattributes`: 0x00 and 0x01 introduce a bare name (two generations of encoders), 0x02 one with attributes. */
export function readExternName(reader: ByteReader): ExternName {
  const start = reader.offset;
  const prefix = reader.byte("a name");
  if (prefix > 0x02) malformed(start, `${hex(prefix)} does not introduce a name`);
  const name = reader.name("the name of an import or export");
  if (prefix !== 0x02) return { name };
  const attributes: { [K in Attribute]?: string } = {};
  reader.vector("attributes of a name", () => readAttribute(reader, attributes));
  return { name, ...attributes };
}

type Attribute = Exclude<keyof ExternName, "name">;

const attributeKinds: ReadonlyMap<number, Attribute> = new Map([
  [0x00, "implements"],
  [0x01, "versionSuffix"],
  [0x02, "externalId"],
]);

function readAttribute(reader: ByteReader, attributes: { [K in Attribute]?: string }): void {
  const start = reader.offset;
  const code = reader.byte("an attribute of a name");
  const kind = attributeKinds.get(code) ?? malformed(start, `${hex(code)} is not an attribute of a name`);
  if (attributes[kind] !== undefined) malformed(start, `the attribute ${attributeText[kind]} of a name is given twice`);
  attributes[kind] = reader.name(attributeText[kind]);
}

/** The attributes as the text format spells them. */
const attributeText: Readonly<Record<Attribute, string>> = {
  implements: "implements",
  versionSuffix: "versionsuffix",
  externalId: "external-id",
};
