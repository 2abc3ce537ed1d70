/** Scalars between Python's values and core values of another type: those of a variant are joined over its cases, small integers come uncut. */

import type { AbiNode, Coercion } from "../../../wit/abi/abi.js";
import type { ScalarKind } from "../../../wit/world/world.js";
import { type Python, py, runtime } from "./python.js";
import { plainView, type SlotView, slot, slotViews } from "./scalars.js";

/** A function of the runtime that cuts a core value to its own type. */
type Narrowing = "s8" | "u8" | "s16" | "u16" | "s32" | "s64";

const narrowed: Partial<Readonly<Record<ScalarKind, Narrowing>>> = {
  s8: "s8",
  u8: "u8",
  s16: "s16",
  u16: "u16",
  s32: "s32",
  s64: "s64",
};

/** For each flat value; undefined where the core type is its own. */
function narrowings(node: AbiNode): readonly (Narrowing | undefined)[] {
  switch (node.kind) {
    case "scalar":
      return [narrowed[node.scalar]];
    case "record":
      return node.fields.flatMap((field) => narrowings(field.node));
    case "tuple":
      return node.items.flatMap((item) => narrowings(item.node));
    case "fixed-list":
      return Array.from({ length: node.length }, () => narrowings(node.element)).flat();
    case "option":
      return [undefined, ...(node.cases[1].payload ? narrowings(node.cases[1].payload) : [])];
    default:
      return node.flat.map(() => undefined);
  }
}

/** The leaves of a variant's payload, from the joined slots of the variant (raw and unsigned) to Python's values. */
export function fromJoined(payload: AbiNode, coercions: readonly Coercion[], inputs: readonly string[]): readonly Python[] {
  return narrowings(payload).map((narrowing, i) => {
    const raw = inputs[i] ?? "0";
    const coercion = coercions[i] ?? "same";
    if (coercion === "f32-i32" || coercion === "f32-i64") return py`${runtime("f32_of_bits")}(${raw})`;
    if (coercion === "f64-i64") return py`${runtime("f64_of_bits")}(${raw})`;
    if (narrowing !== undefined) return py`${runtime(narrowing)}(${raw})`;
    return coercion === "i32-i64" ? py`${runtime("u32")}(${raw})` : py`${raw}`;
  });
}

/** The way back, for one value; undefined where it is passed as it is. */
export function toJoined(
  payload: AbiNode,
  coercions: readonly Coercion[],
  index: number,
  value: string | Python,
): Python | undefined {
  const coercion = coercions[index] ?? "same";
  const view: SlotView | undefined = slotViews(payload)[index];
  if (coercion === "f32-i32" || coercion === "f32-i64") return py`${runtime("f32_bits")}(${value})`;
  if (coercion === "f64-i64") return py`${runtime("f64_bits")}(${value})`;
  if (view === "s32") return py`${runtime("u32")}(${value})`;
  return view === "s64" ? py`${runtime("u64")}(${value})` : undefined;
}

/** The flat values of a parameter of an import, as Python's values: from slots, the first of which is `from`. */
export function fromSlots(node: AbiNode, from: number, bytes: 8 | 16): readonly Python[] {
  return narrowings(node).map((narrowing, i) => {
    if (narrowing === "s32" || narrowing === "s64") return slot(narrowing, from + i, bytes);
    const raw = slot(plainView(node.flat[i] ?? "i32"), from + i, bytes);
    return narrowing === undefined ? raw : py`${runtime(narrowing)}(${raw})`;
  });
}

/** The one flat value of a result, cut to its type: the guest may leave anything above a small integer. */
export function fromResultSlot(node: AbiNode, bytes: 8 | 16): Python {
  // A record of one scalar is passed flat: its leaf decides.
  const [part] = node.kind === "record" ? node.fields : node.kind === "tuple" ? node.items : [];
  if (part !== undefined) return fromResultSlot(part.node, bytes);
  if (node.kind === "record" || node.kind === "tuple") return slot(plainView(node.flat[0] ?? "i32"), 0, bytes);
  const [view = "u32"] = slotViews(node);
  const narrowing = node.kind === "scalar" ? narrowed[node.scalar] : undefined;
  if (narrowing === undefined || narrowing === "s32" || narrowing === "s64") return slot(view, 0, bytes);
  return py`${runtime(narrowing)}(${slot("u32", 0, bytes)})`;
}
