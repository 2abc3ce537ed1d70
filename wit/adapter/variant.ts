import type { AbiNode, CaseAbi, Coercion } from "../abi/abi.js";
import type { Body, Label } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import { checkDiscriminant } from "./checks.js";
import { load, store } from "./copy.js";
import type { Address, Crossing } from "./crossing.js";
import { crossFlat } from "./flat.js";
import { crossMemory, plus } from "./memory.js";
import { numberOf } from "./node-traits.js";

export type VariantNode = Extract<AbiNode, { kind: "variant" | "option" | "result" }>;

/** In memory. */
export function crossCases(crossing: Crossing, node: VariantNode, source: Address, target: Address): void {
  const { body } = crossing;
  const { bytes, count } = node.discriminant;
  const index = body.local("i32");
  load(crossing, source, bytes);
  checkDiscriminant(crossing, count);
  body.set(index);
  store(crossing, target, bytes, () => body.get(index));
  dispatch(crossing, node, index, ({ payload }) => {
    const [from, to] = [plus(source, node.payloadOffset), plus(target, node.payloadOffset)];
    if (payload !== undefined) crossMemory(crossing, payload, from, to);
  });
}

/** As core values: gives the locals that hold them. Those that the case does not use stay zero. */
export function crossFlatCases(crossing: Crossing, node: VariantNode, source: readonly Local[]): readonly Local[] {
  const { body } = crossing;
  const [index, ...joined] = source;
  const [made, ...slots] = node.flat.map((type) => body.local(type));
  if (index === undefined || made === undefined) throw new Error("a variant has a discriminant");
  body.get(index);
  checkDiscriminant(crossing, node.discriminant.count);
  body.set(made);
  dispatch(crossing, node, made, (each) => crossFlatPayload(crossing, each, joined, slots));
  return [made, ...slots];
}

function crossFlatPayload(crossing: Crossing, each: CaseAbi, joined: readonly Local[], slots: readonly Local[]): void {
  const { payload, coercions } = each;
  if (payload === undefined) return;
  const { body } = crossing;
  const own = coercions.map((coercion, i) => unjoined(crossing, coercion, joined[i] as Local));
  crossFlat(crossing, payload, own).forEach((local, i) => {
    join[coercions[i] as Coercion](crossing, local);
    body.set(slots[i] as Local);
  });
}

/** The case's own core value, out of the one that it shares with other cases. */
export function unjoined({ body }: Pick<Crossing, "body">, coercion: Coercion, joined: Local): Local {
  if (coercion === "same") return joined;
  body.get(joined);
  if (coercion === "f32-i32") return saved(body.op("f32.reinterpret_i32"), "f32");
  if (coercion === "f64-i64") return saved(body.op("f64.reinterpret_i64"), "f64");
  body.op("i32.wrap_i64");
  return coercion === "i32-i64" ? saved(body, "i32") : saved(body.op("f32.reinterpret_i32"), "f32");
}

function saved(body: Body, type: Local["type"]): Local {
  const local = body.local(type);
  body.set(local);
  return local;
}

/** Pushes the value that the cases share. */
const join: Readonly<Record<Coercion, (crossing: Crossing, own: Local) => void>> = {
  same: ({ body }, own) => body.get(own),
  "f32-i32": ({ body }, own) => body.get(own).op("i32.reinterpret_f32"),
  "i32-i64": ({ body }, own) => body.get(own).op("i64.extend_i32_u"),
  "f32-i64": ({ body }, own) => body.get(own).op("i32.reinterpret_f32").op("i64.extend_i32_u"),
  "f64-i64": ({ body }, own) => body.get(own).op("i64.reinterpret_f64"),
};

/** Runs what the case needs; cases that carry the same share it. `index` is known to be in range. */
function dispatch(crossing: Crossing, { cases }: VariantNode, index: Local, write: (each: CaseAbi) => void): void {
  const { body } = crossing;
  const keys = cases.map(armKey);
  const arms = [...new Set(keys)].flatMap((key) => (key === undefined ? [] : [{ key, of: cases[keys.indexOf(key)] as CaseAbi }]));
  const labels: Label[] = [];
  const open = (number: number, end: Label): void => {
    const arm = arms[number];
    if (arm === undefined) {
      const targets = keys.map((key) => labels[arms.findIndex((it) => it.key === key)] ?? end);
      body.get(index).brTable(targets, end);
      return;
    }
    body.block((label) => {
      labels[number] = label;
      open(number + 1, end);
    });
    write(arm.of);
    if (number > 0) body.br(end);
  };
  const [only] = arms;
  if (only === undefined) return;
  if (arms.length > 1 || keys.length > 2) body.block((end) => open(0, end));
  else if (keys.every((key) => key === only.key)) write(only.of);
  else ifCase(body, index, keys.indexOf(only.key), () => write(only.of));
}

/** For the one of two cases that carries something. */
function ifCase(body: Body, index: Local, number: number, write: () => void): void {
  body.get(index);
  if (number === 0) body.op("i32.eqz");
  body.if(write);
}

/** What tells payloads apart; undefined for none. */
function armKey({ payload, coercions }: CaseAbi): string | undefined {
  return payload && [numberOf(payload), ...coercions].join(" ");
}
