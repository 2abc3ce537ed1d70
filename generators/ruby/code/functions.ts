/** The functions of the printed module `Codec`: all that were asked for, and what those ask for in turn. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type Codec, claims, type Verb } from "./codec.js";
import { liftFlatFunction, liftFunction, loadFunction } from "./lift.js";
import { type Lines, spaced, uses } from "./lines.js";
import { lowerFlatFunction, lowerFunction, storeFunction } from "./lower.js";
import { takeFunction } from "./take.js";

const printers: Readonly<Record<Verb, (codec: Codec, node: AbiNode, name: string) => Lines>> = {
  take: takeFunction,
  store: storeFunction,
  load: loadFunction,
  lower: lowerFunction,
  lift: liftFunction,
  lowerFlat: lowerFlatFunction,
  liftFlat: liftFlatFunction,
};

/** Constants with the cases of enums and flags, then functions, both in the order of the shapes. */
export function codecLines(codec: Codec): { readonly tables: Lines; readonly functions: Lines } {
  const printed = new Map<string, { readonly order: number; readonly lines: Lines }>();
  // Printing asks for more.
  for (let todo = pending(codec, printed); todo.length > 0; todo = pending(codec, printed)) {
    for (const [name, { verb, node }] of todo) {
      const lines = markUnused(printers[verb](codec, node, name));
      printed.set(name, { order: codec.shapes.shapes.indexOf(codec.shapeOf(node)), lines });
    }
  }
  const functions = [...printed].sort(([a, x], [b, y]) => x.order - y.order || (a < b ? -1 : 1)).map(([, { lines }]) => lines);
  return { tables: tables(codec), functions: spaced(functions) };
}

/** Numbers need no memory, but are lifted and lowered like all values. */
function markUnused([head = "", ...body]: Lines): Lines {
  const [, context = ""] = /^def \w+\((memory|call)\b/.exec(String(head)) ?? [];
  return [context === "" || uses(body, context) ? head : String(head).replace(`(${context}`, `(_${context}`), ...body];
}

function pending(codec: Codec, printed: ReadonlyMap<string, unknown>) {
  return [...codec.asked].filter(([name]) => !printed.has(name));
}

/** How many parameters a printed function has. */
export function functionArity(codec: Codec, verb: Verb, node: AbiNode): number {
  switch (verb) {
    case "take":
      return claims(codec, node) ? 2 : 1;
    case "liftFlat":
      return 1 + node.flat.length;
    case "lift":
      return node.kind === "enum" || node.kind === "flags" ? 1 : 2;
    case "lower":
    case "lowerFlat":
      return 2;
    default:
      return 3;
  }
}

/** The constants' names. */
export function codecTables(codec: Codec): readonly string[] {
  return tables(codec).map((line) => String(line).replace(/ .*/, ""));
}

function tables(codec: Codec): Lines {
  const nodes = new Map([...codec.asked.values()].map(({ node }) => [codec.tableName(node), node]));
  return [...nodes].flatMap(([name, node]): Lines => {
    if (node.kind !== "enum" && node.kind !== "flags") return [];
    const literals = codec.publicType(node.named).members.map((member) => member.literal.ruby);
    const entries = literals.map((literal, i) => `${literal}: ${node.kind === "enum" ? i : 2 ** i}`);
    const table = `${name} = { ${entries.join(", ")} }.freeze`;
    return node.kind === "enum" ? [table, `${codec.casesName(node)} = ${name}.keys.freeze`] : [table];
  });
}
