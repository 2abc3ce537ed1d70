/** Records and tuples. What is taken over is the tuple of all parts. */

import type { AbiNode, Slot } from "../../../../wit/abi/abi.js";
import { located, take } from "../check.js";
import { type Glue, offset } from "../glue.js";
import { bracketed, tupled, unpacked } from "../layout.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat, spreadOut } from "../lower-flat.js";
import { any, block, type Python, type PythonBlock, type PythonCode, py, pyCode, runtime } from "../python.js";
import { flatCount, flatNames } from "../scalars.js";
import { store } from "../store.js";
import { expectedType, madePast, type ShapeFunctions } from "./shape-functions.js";

type RecordNode = AbiNode & { readonly kind: "record" };

interface Part extends Slot {
  /** The local variable that holds it: `v0`. */
  readonly variable: string;
  /** `.sku` or `[0]`: the path and the access. */
  readonly access: string;
  /** The leaves among those of the whole: `f0, f1`. */
  readonly leaves: string;
}

export function recordFunctions(f: ShapeFunctions, node: RecordNode): readonly PythonCode[] {
  const { glue } = f;
  const type = glue.class(node.named);
  const fields = fieldsOf(glue, node);
  const parts = partsOf(node.fields, (i) => `.${fields[i]}`);
  const names = setterNames(glue, node);
  const made = (value: (part: Part) => Python) =>
    madePast(
      type,
      parts.map((part, i) => [names[i] ?? "", value(part)] as const),
    );
  return aggregateFunctions(f, parts, {
    check: () => [block(py`if not ${runtime("is_a")}(value, ${type})`, expectedType(glue.typeName(node.named)))],
    source: "value",
    made,
  });
}

export function tupleFunctions(f: ShapeFunctions, node: AbiNode & { readonly kind: "tuple" }): readonly PythonCode[] {
  const parts = partsOf(node.items, (i) => `[${i}]`);
  return aggregateFunctions(f, parts, {
    check: () => [py`items = ${runtime("as_items")}(value, ${node.items.length})`],
    source: "items",
    made: (value) => tupled("return ", parts.map(value), 4),
  });
}

interface Form {
  readonly check: () => readonly PythonBlock[];
  /** What the parts are read from. */
  readonly source: string;
  /** The value of its parts. */
  readonly made: (value: (part: Part) => Python) => PythonCode;
}

function aggregateFunctions(f: ShapeFunctions, parts: readonly Part[], form: Form): readonly PythonCode[] {
  const { glue } = f;
  const variables = parts.map(({ variable }) => variable);
  return [
    ...f.take(py`tuple[${any}, ...]`, () => [
      ...form.check(),
      located(parts.map(({ access, variable, node }) => [access, take(glue, node, variable, `${form.source}${access}`)])),
      tupled("return ", variables, 4),
    ]),
    ...f.lift(() => [form.made(({ node, leaves }) => liftFlat(glue, node, leaves))]),
    ...f.load(() => [form.made((part) => load(glue, part.node, offset("at", part.offset)))]),
    ...f.lower(() => [
      unpacked(variables, "value", 4),
      tupled(
        "return ",
        parts.map(({ node, variable }) => spreadOut(lowerFlat(glue, node, variable))),
        4,
      ),
    ]),
    ...f.store(() => [
      unpacked(variables, "value", 4),
      ...parts.map((part) => store(glue, part.node, offset("at", part.offset), part.variable)),
    ]),
  ];
}

function partsOf(slots: readonly Slot[], access: (index: number) => string): readonly Part[] {
  let flat = 0;
  return slots.map((slot, i) => {
    const leaves = flatNames(flatCount(slot.node), flat).join(", ");
    flat += flatCount(slot.node);
    return { ...slot, variable: `v${i}`, access: access(i), leaves };
  });
}

function fieldsOf(glue: Glue, { named, fields }: RecordNode): readonly string[] {
  const { members } = glue.publicType(named);
  return fields.map((_, i) => members[i]?.names.python ?? "");
}

/** `_set_line_item__sku`: with one underscore, `a` of `b-c` would meet `a-b` of `c`. */
function setterNames(glue: Glue, node: RecordNode): readonly string[] {
  return fieldsOf(glue, node).map((field) => `_set_${glue.name(node)}__${field}`);
}

export function recordSetters(glue: Glue, node: RecordNode): PythonCode {
  return setterLine(setterNames(glue, node), glue.class(node.named));
}

export function setterLine(names: readonly string[], type: Python): PythonCode {
  return pyCode(bracketed("(", names, py`${names.length === 1 ? "," : ""}) = ${runtime("slot_setters")}(${type})`));
}
