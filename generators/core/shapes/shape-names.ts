/** Readable names for the shapes of values: `invoice`, `list-of-option-string`, `map-of-string-to-u32`. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type WitName, witName } from "../../../wit/name.js";
import type { TypeIndex } from "../../../wit/world/world.js";
import { wordsOf } from "../names/label.js";
import type { Surface } from "../surface/surface.js";

/** Above this a name says no more than its kind: `tuple-of-12`. */
const MAX_LENGTH = 60;

/** One unique name for each node; a later one of the same name has a number behind. */
export function shapeNames(surface: Surface, nodes: readonly AbiNode[]): readonly WitName[] {
  const taken = new Set<string>();
  return nodes.map((node) => {
    const text = shapeText(surface, node);
    let name = text;
    for (let number = 2; taken.has(name); number++) name = `${text}-${number}`;
    taken.add(name);
    return witName(name);
  });
}

function shapeText(surface: Surface, node: AbiNode): string {
  const text = fullText(surface, node);
  return text.length <= MAX_LENGTH ? text : shortText(node);
}

function shortText(node: AbiNode): string {
  return node.kind === "tuple" ? `tuple-of-${node.items.length}` : node.kind;
}

function fullText(surface: Surface, node: AbiNode): string {
  const text = (part: AbiNode) => shapeText(surface, part);
  switch (node.kind) {
    case "scalar":
      return node.scalar;
    case "string":
      return "string";
    case "own":
    case "borrow":
      return `${node.kind}-${publicName(surface, node.resource)}`;
    case "record":
    case "variant":
    case "enum":
    case "flags":
      return publicName(surface, node.named);
    case "list":
      return `list-of-${text(node.element)}`;
    case "fixed-list":
      return `list${node.length}-of-${text(node.element)}`;
    case "map":
      return `map-of-${text(node.entry.key.node)}-to-${text(node.entry.value.node)}`;
    case "tuple":
      return `tuple-${node.items.map((item) => text(item.node)).join("-")}`;
    case "option":
    case "result": {
      const payloads = node.cases.map((it) => (it.payload ? text(it.payload) : "none"));
      return node.kind === "option" ? `option-${payloads[1]}` : `result-${payloads.join("-or-")}`;
    }
  }
}

function publicName(surface: Surface, index: TypeIndex): string {
  const type = surface.types[surface.typeOf[index] ?? -1];
  if (type === undefined) throw new Error(`type ${index} is not public`);
  return wordsOf(type.names.typescript).kebab.toLowerCase();
}
