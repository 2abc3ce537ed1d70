/** The functions that are printed for one shape of values, as data for the templates. Every form has its own template. */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import { camel } from "../../core/names/casing.js";
import type { Shape } from "../../core/shapes/shape-set.js";
import type { PublicMember } from "../../core/surface/surface.js";
import { bits, type Glue, hex, isNumbers, isPlain } from "./glue.js";
import { loadBits, putBits } from "./scalars.js";
import { ending, plain, type Step } from "./step.js";

/** Which functions are needed. */
interface Verbs {
  readonly hasCheck: boolean;
  /** Whether the check needs the call, to claim handles. */
  readonly claims: boolean;
  /** Into bytes at hand; for values without pointers and handles. */
  readonly hasPut: boolean;
  /** Into guest memory. */
  readonly hasStore: boolean;
  readonly hasFlatten: boolean;
  /** Says beforehand what the former two allocate. */
  readonly hasReserve: boolean;
  /** Copies what the caller could change. */
  readonly hasTake: boolean;
  readonly hasLoad: boolean;
  readonly hasLift: boolean;
  /** The part of `hasStore` and `hasFlatten` that lists and maps share, and that of `hasLoad` and `hasLift`. */
  readonly hasLower: boolean;
  readonly hasFill: boolean;
  readonly isLowered: boolean;
  readonly isLifted: boolean;
}

/** `isRecord` and its like: exactly one is true. */
export interface ShapeView extends Verbs {
  /** E.g. `ListOfString`: what follows the verb in the functions' names. */
  readonly name: string;
  /** E.g. `[]string`. */
  readonly type: string;
  readonly size: number;
  readonly align: number;
  /** Index of the last byte. */
  readonly last: number;
  /** Fields of a record or tuple. */
  readonly isRecord: boolean;
  readonly isList: boolean;
  readonly isFixedList: boolean;
  readonly isMap: boolean;
  readonly isOption: boolean;
  readonly isResult: boolean;
  readonly isVariant: boolean;
  readonly isEnum: boolean;
  readonly isFlags: boolean;
  /** What only this form has. */
  readonly form: object;
}

/** A part of a value that is checked, and the name that the path gets for it. */
interface CheckStep {
  readonly code: string;
  readonly step: string;
}

export function shapeView(glue: Glue, shape: Shape): ShapeView {
  const { node, uses } = shape;
  const isLowered = uses.lowerFlat || uses.lowerMemory;
  const isLifted = uses.liftFlat || uses.liftMemory;
  return {
    name: glue.name(node),
    type: glue.types.of(node.type),
    size: node.size,
    align: node.align,
    last: node.size - 1,
    hasCheck: isLowered && glue.needsCheck(node),
    claims: glue.claims(node),
    hasPut: uses.lowerMemory && isPlain(node),
    hasStore: uses.lowerMemory && !isPlain(node),
    hasFlatten: uses.lowerFlat,
    hasReserve: glue.reserved.has(shape),
    hasTake: glue.taken.has(shape),
    hasLoad: uses.liftMemory,
    hasLift: uses.liftFlat,
    hasLower: isLowered,
    hasFill: isLifted,
    isLowered,
    isLifted,
    isRecord: node.kind === "record" || node.kind === "tuple",
    isList: node.kind === "list",
    isFixedList: node.kind === "fixed-list",
    isMap: node.kind === "map",
    isOption: node.kind === "option",
    isResult: node.kind === "result",
    isVariant: node.kind === "variant",
    isEnum: node.kind === "enum",
    isFlags: node.kind === "flags",
    form: form(glue, node),
  };
}

/** Shapes whose functions the runtime has. */
export function isPrinted(node: AbiNode): boolean {
  return !isNumbers(node);
}

function form(glue: Glue, node: AbiNode): object {
  switch (node.kind) {
    case "record":
    case "tuple":
      return recordForm(glue, node);
    case "list":
    case "fixed-list":
      return listForm(glue, node.element);
    case "map":
      return mapForm(glue, node);
    case "option":
      return optionForm(glue, node);
    case "result":
      return resultForm(glue, node);
    case "variant":
      return variantForm(glue, node);
    case "enum":
      return enumForm(glue, node);
    case "flags":
      return { allBits: hex(node.mask), witName: glue.publicType(node.named).definition.name.kebab };
    default:
      throw new Error(`${node.kind} is no shape`);
  }
}

function checks(glue: Glue, parts: readonly { node: AbiNode; value: string; step: string }[]): readonly CheckStep[] {
  return parts
    .filter(({ node }) => glue.needsCheck(node))
    .map(({ node, value, step }) => ({ code: glue.check(node, value), step }));
}

function recordForm(glue: Glue, node: AbiNode & { kind: "record" | "tuple" }): object {
  const parts =
    node.kind === "tuple"
      ? node.items.map((slot, i) => ({ ...slot, value: `v.F${i}`, step: String(i) }))
      : node.fields.map((slot, i) => ({
          ...slot,
          value: `v.${glue.publicType(node.named).members[i]?.names.go}`,
          step: camel(slot.name),
        }));
  const isFree = isPlain(node);
  const plainParts = parts.filter((part) => isPlain(part.node));
  const otherParts = parts.filter((part) => !isPlain(part.node));
  const puts = plainParts.map((part) => glue.put(part.node, part.value, "memory", part.offset));
  return {
    checks: checks(glue, parts),
    // Plain parts first: writing the others may move the memory.
    hasPlain: plainParts.length > 0,
    puts,
    stores: isFree ? [] : ending([...puts, ...otherParts.map((part) => glue.store(part.node, part.value, "at", part.offset))]),
    flattens: ending(parts.map((part) => glue.flatten(part.node, part.value, "flat", part.flatIndex))),
    reserves: parts.flatMap((part) => glue.reserve(part.node, part.value)),
    takes: parts.flatMap((part) => glue.take(part.node, part.value)),
    loads: ending(parts.map((part) => glue.load(part.node, "memory", part.offset, part.value))),
    lifts: ending(parts.map((part) => glue.lift(part.node, "flat", part.flatIndex, part.value))),
    isEmpty: parts.length === 0,
  };
}

/** Of lists and fixed-length lists; `element` is where the element at hand is, in memory or among flat values. */
function listForm(glue: Glue, element: AbiNode): object {
  const hasElementCheck = glue.needsCheck(element);
  const isFree = isPlain(element);
  return {
    size: element.size,
    align: element.align,
    flatCount: element.flat.length,
    hasElementCheck,
    elementCheck: hasElementCheck ? glue.check(element, "(*v)[i]") : "",
    isPlain: isFree,
    put: isFree ? [glue.put(element, "list[i]", "element", 0)] : [],
    store: isFree ? [] : [glue.store(element, "list[i]", "element", 0)],
    flatten: [glue.flatten(element, "list[i]", "slots", 0)],
    reserves: glue.reserve(element, "list[i]"),
    takes: glue.take(element, "(*v)[i]"),
    load: [glue.load(element, "element", 0, "list[i]")],
    lift: [glue.lift(element, "slots", 0, "list[i]")],
  };
}

function mapForm(glue: Glue, node: AbiNode & { kind: "map" }): object {
  const { key, value, size, align } = node.entry;
  const keyIsBool = key.node.kind === "scalar" && key.node.scalar === "bool";
  const hasKeyCheck = glue.needsCheck(key.node);
  const hasValueCheck = glue.needsCheck(value.node);
  return {
    size,
    align,
    keyType: glue.types.of(key.node.type),
    valueType: glue.types.of(value.node.type),
    sortedKeys: keyIsBool ? "component.SortedBools" : "component.SortedKeys",
    hasChecks: hasKeyCheck || hasValueCheck,
    hasValueCheck,
    checks: [
      ...(hasKeyCheck ? [{ code: glue.check(key.node, "key") }] : []),
      ...(hasValueCheck ? [{ code: glue.check(value.node, "value") }] : []),
    ],
    reserves: [...glue.reserve(key.node, "key"), ...glue.reserve(value.node, "value")],
    takes: glue.take(value.node, "value"),
    hasValueReserve: value.node.hasPointers,
    stores: [glue.store(key.node, "key", "entry", key.offset), glue.store(value.node, "value", "entry", value.offset)],
    loads: [glue.load(key.node, "entry", key.offset, "key"), glue.load(value.node, "entry", value.offset, "value")],
  };
}

function optionForm(glue: Glue, node: AbiNode & { kind: "option" }): object {
  const payload = node.cases[1].payload as AbiNode;
  const isPointer = glue.types.option(payload.type) === "pointer";
  const value = isPointer ? "**v" : "*v";
  const target = isPointer ? "*some" : "*v";
  const setting = (step: Step) => ending([step, ...(isPointer ? [plain("*v = some")] : [])]);
  return {
    isPointer,
    payloadType: glue.types.of(payload.type),
    check: glue.needsCheck(payload) ? glue.check(payload, value) : "",
    puts: isPlain(node) ? [glue.put(payload, value, "memory", node.payloadOffset)] : [],
    stores: isPlain(node) ? [] : ending([glue.store(payload, value, "at", node.payloadOffset)]),
    flattens: ending([glue.flatten(payload, value, "flat", 1)]),
    reserves: glue.reserve(payload, value),
    takes: glue.take(payload, "some"),
    loads: setting(glue.load(payload, "memory", node.payloadOffset, target)),
    lifts: setting(glue.lift(payload, "flat", 1, target)),
  };
}

function resultForm(glue: Glue, node: AbiNode & { kind: "result" }): object {
  const [ok, error] = node.cases;
  return { ok: side(glue, node, ok, "Value"), err: side(glue, node, error, "Err") };
}

/** Everything that is done with a payload, where there is one. */
interface PayloadSteps {
  readonly checks: readonly CheckStep[];
  readonly puts: readonly Step[];
  readonly stores: readonly Step[];
  readonly flattens: readonly Step[];
  readonly reserves: readonly Step[];
  readonly hasReserves: boolean;
  readonly takes: readonly Step[];
  readonly hasTakes: boolean;
  /** Whether joined slots beyond the payload's own are left to clear. */
  readonly leavesSlots: boolean;
  /** The first of them. */
  readonly usedSlots: number;
  readonly loads: readonly Step[];
  readonly lifts: readonly Step[];
}

function side(glue: Glue, node: AbiNode & { kind: "result" }, it: CaseAbi, field: string): PayloadSteps {
  const steps = payloadSteps(glue, node, it, `v.${field}`, `v.${field}`);
  const { stores, flattens, loads, lifts } = steps;
  return { ...steps, stores: ending(stores), flattens: ending(flattens), loads: ending(loads), lifts: ending(lifts) };
}

const noSteps = {
  checks: [],
  puts: [],
  stores: [],
  flattens: [],
  reserves: [],
  hasReserves: false,
  takes: [],
  hasTakes: false,
  loads: [],
  lifts: [],
};

function payloadSteps(
  glue: Glue,
  node: AbiNode & { kind: "result" | "variant" },
  { payload, name }: CaseAbi,
  value: string,
  target: string,
): PayloadSteps {
  const used = 1 + (payload?.flat.length ?? 0);
  const slots = { leavesSlots: used < node.flat.length, usedSlots: used };
  if (payload === undefined) return { ...noSteps, ...slots };
  const takes = glue.take(payload, value);
  return {
    checks: checks(glue, [{ node: payload, value, step: camel(name) }]),
    puts: isPlain(node) ? [glue.put(payload, value, "memory", node.payloadOffset)] : [],
    stores: isPlain(node) ? [] : [glue.store(payload, value, "at", node.payloadOffset)],
    flattens: [glue.flatten(payload, value, "flat", 1)],
    reserves: glue.reserve(payload, value),
    hasReserves: payload.hasPointers,
    takes,
    hasTakes: takes.length > 0,
    loads: [glue.load(payload, "memory", node.payloadOffset, target)],
    lifts: [glue.lift(payload, "flat", 1, target)],
    ...slots,
  };
}

function variantForm(glue: Glue, node: AbiNode & { kind: "variant" }): object {
  const { members, definition } = glue.publicType(node.named);
  const width = bits(node.discriminant.bytes);
  return {
    witName: definition.name.kebab,
    discriminant: loadBits(width, "memory", 0),
    // Whether the value of the switch is used at all: Go refuses a name that is not.
    hasPayloads: node.cases.some(({ payload }) => payload !== undefined),
    hasTakes: node.cases.some(({ payload }) => payload !== undefined && glue.take(payload, "p.Value").length > 0),
    hasChecks: node.cases.some(({ payload }) => payload !== undefined && glue.needsCheck(payload)),
    cases: node.cases.map((it, i) => ({
      index: i,
      type: (members[i] as PublicMember).names.go,
      putDiscriminant: putBits(width, String(i), "memory", 0).code,
      storeDiscriminant: putBits(width, String(i), `c.At(at, ${node.discriminant.bytes})`, 0).code,
      hasPayload: it.payload !== undefined,
      ...payloadSteps(glue, node, it, "p.Value", "value.Value"),
    })),
  };
}

function enumForm(glue: Glue, node: AbiNode & { kind: "enum" }): object {
  const { members, definition } = glue.publicType(node.named);
  const cases = members.map((member, index) => ({ index, constant: member.names.go }));
  return {
    witName: definition.name.kebab,
    count: node.count,
    cases,
    constants: cases.map(({ constant }) => constant).join(", "),
    // The first case is what the function gives otherwise.
    hasLaterCases: cases.length > 1,
    laterCases: cases.slice(1),
  };
}
