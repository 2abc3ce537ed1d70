/** Lowering into memory what was taken over from the application (`take.ts` says in what form). */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import { type Address, addressText, element, plus, unsigned } from "./address.js";
import { context, type Glue, type GlueFunction, memoryOf } from "./glue.js";
import { isNumbers, isOption, numberKind } from "./kinds.js";
import { braced, branch, guarded, type Lines, property } from "./lines.js";

/** Lines that store `value` at an address. */
export function store(glue: Glue, node: AbiNode, value: string, at: Address): Lines {
  switch (node.kind) {
    case "scalar":
      return [`${element(node.scalar, at)} = ${scalar(node.scalar, value)};`];
    case "enum":
      return [`${element(unsigned(node.discriminant.bytes), at)} = ${value};`];
    case "flags":
      return [`${element(unsigned(node.bytes), at)} = ${value};`];
    case "own":
    case "borrow":
      return [`${element("u32", at)} = ${handle(glue, node, value)};`];
    case "string":
    case "list":
    case "map":
      return [`$memory.storePair(${pointer(glue, node, value)}, ${addressText(at)});`];
    case "option":
      return storeOption(glue, node, value, at);
    default:
      return [`${glue.function("store", node)}(${context(node)}, ${value}, ${addressText(at)});`];
  }
}

/** What a scalar is to the engine. */
export function scalar(kind: string, value: string): string {
  return kind === "bool" ? `${value} ? 1 : 0` : value;
}

export function handle(glue: Glue, node: AbiNode & { kind: "own" | "borrow" }, value: string): string {
  if (value === "this") return `${glue.resourceConstant(node.resource)}.lend($call.table, this.#rep)`;
  return `${glue.resource(node.resource, "$call.instance")}.${node.kind === "own" ? "lowerOwn" : "lowerBorrow"}($call.table, ${value})`;
}

/** Allocates and stores what a string, list or map points to. The expression is the pointer, and the length is then in `$memory.length`. */
export function pointer(glue: Glue, node: AbiNode, value: string): string {
  if (node.kind === "string") return `$memory.lowerString(${value})`;
  if (node.kind === "list" && isNumbers(node)) return `$memory.lowerNumbers(${value}, "${numberKind(node.element)}")`;
  return `${glue.function("lower", node)}(${context(node)}, ${value})`;
}

/** The function behind `lower`: gives the pointer to a list or map. */
export function lowerListFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  return { params: [context(node), "value"], body: [...memoryOf(node), ...lowerBody(glue, node)] };
}

const p: Address = { base: "p", offset: 0 };

function lowerBody(glue: Glue, node: AbiNode): Lines {
  if (node.kind === "map") {
    const { key, value, size, align } = node.entry;
    const pair = [
      ...store(glue, key.node, "value[i]", plus(p, key.offset)),
      ...store(glue, value.node, "value[i + 1]", plus(p, value.offset)),
    ];
    return [
      "const n = value.length / 2;",
      `const start = $memory.alloc(${align}, n * ${size});`,
      ...guarded(`for (let i = 0, p = start; i < 2 * n; i += 2, p += ${size})`, pair),
      "$memory.length = n;",
      "return start;",
    ];
  }
  if (node.kind !== "list") throw new Error(`${node.kind} is not lowered to a pointer`);
  const { size, align } = node.element;
  return [
    "const n = value.length;",
    `const start = $memory.alloc(${align}, n * ${size});`,
    ...guarded(`for (let i = 0, p = start; i < n; i++, p += ${size})`, store(glue, node.element, "value[i]", p)),
    "$memory.length = n;",
    "return start;",
  ];
}

export function storeFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  return { params: [context(node), "value", "p"], body: [...memoryOf(node), ...storeBody(glue, node)] };
}

function storeBody(glue: Glue, node: AbiNode): Lines {
  switch (node.kind) {
    case "record": {
      const { members } = glue.publicType(node.named);
      return node.fields.flatMap((field, i) => {
        return store(glue, field.node, `value${property(members[i]?.names.typescript ?? "")}`, plus(p, field.offset));
      });
    }
    case "tuple":
      return node.items.flatMap((item, i) => store(glue, item.node, `value[${i}]`, plus(p, item.offset)));
    case "fixed-list":
      return guarded(
        `for (let i = 0; i < ${node.length}; i++, p += ${node.element.size})`,
        store(glue, node.element, "value[i]", p),
      );
    case "result":
      return storeResult(glue, node, "value", p);
    case "variant":
      return storeVariant(glue, node);
    default:
      throw new Error(`no store of its own for ${node.kind}`);
  }
}

function storeOption(glue: Glue, node: AbiNode & { kind: "option" }, value: string, at: Address): Lines {
  const payload = node.cases[1].payload as AbiNode;
  const inside = isOption(payload) ? `${value}.some` : value;
  const discriminant = element("u8", at);
  return [
    `if (${value} === undefined) ${discriminant} = 0;`,
    ...braced("else", [`${discriminant} = 1;`, ...store(glue, payload, inside, plus(at, node.payloadOffset))]),
  ];
}

/** Lines that store a result, which need not be a shape of its own. */
export function storeResult(glue: Glue, node: AbiNode & { kind: "result" }, value: string, at: Address): Lines {
  const side = ({ payload }: CaseAbi) => {
    return payload ? store(glue, payload, `${value}.value`, plus(at, node.payloadOffset)) : [];
  };
  const [ok, error] = node.cases;
  return [`${element("u8", at)} = ${value}.ok ? 0 : 1;`, ...branch(`${value}.ok`, side(ok), side(error))];
}

function storeVariant(glue: Glue, node: AbiNode & { kind: "variant" }): Lines {
  const cases = node.cases.flatMap(({ payload }, i): Lines => {
    const body = payload ? store(glue, payload, "value.value", plus(p, node.payloadOffset)) : [];
    return body.length === 0 ? [] : [`case ${i}:`, [...body, "return;"]];
  });
  const discriminant = `${element(unsigned(node.discriminant.bytes), p)} = value.index;`;
  return [discriminant, ...(cases.length === 0 ? [] : braced("switch (value.index)", cases))];
}
