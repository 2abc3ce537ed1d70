/**
 * Taking over what the application gives: calls of the runtime's checks with the place of the value, which give the value as lowering wants it. An enum is then
 * its index, a flags value its bits, a char its code point, a variant the index of its case with the payload, a map a list of keys and values in turn.
 */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import type { Glue, GlueFunction } from "./glue.js";
import { isNumbers, isOption, numberKind } from "./kinds.js";
import { braced, guarded, type Line, type Lines, property, propertyKey } from "./lines.js";

/** Where code is printed: gathers the lines before an expression, and numbers their locals. */
export class Taking {
  readonly lines: Line[] = [];
  readonly #glue: Glue;
  readonly #prefix: string;
  /** What handles are claimed in, if the call has more than one. */
  readonly #claims: string;
  #locals = 0;

  constructor(glue: Glue, { prefix = "$", claims = "undefined" } = {}) {
    this.#glue = glue;
    this.#prefix = prefix;
    this.#claims = claims;
  }

  /** An expression for what was taken. `place` is the last arguments of a check: `"id"`, `place, step, "note"`, `here, i`. */
  take(node: AbiNode, value: string, steps: readonly string[]): string {
    const place = steps.join(", ");
    switch (node.kind) {
      case "scalar":
        return `$.${node.scalar}(${value}, ${place})`;
      case "string":
        return `$.string(${value}, ${place})`;
      case "own":
      case "borrow":
        return `${this.#glue.resource(node.resource, "$instance")}.take(${value}, ${node.kind === "own"}, ${this.#claims}, ${place})`;
      case "enum":
        return `$.oneOf(${value}, ${this.#glue.cases(node.named)}, ${place})`;
      case "list":
        return isNumbers(node)
          ? `$.numbers(${value}, $.kinds.${numberKind(node.element)}, ${place})`
          : this.#shape(node, value, steps);
      case "fixed-list":
        return isNumbers(node)
          ? `$.fixedNumbers(${value}, $.kinds.${numberKind(node.element)}, ${node.length}, ${place})`
          : this.#shape(node, value, steps);
      case "option":
        return this.#option(node, value, steps);
      default:
        return this.#shape(node, value, steps);
    }
  }

  /** A function of its own. What makes a place for its elements may be two steps away, anything else one. */
  #shape(node: AbiNode, value: string, steps: readonly string[]): string {
    const handles = node.hasHandles ? `$instance, ${this.#claims}, ` : "";
    const [place, step, inner] = steps;
    const at = (inner === undefined || hasElements(node) ? steps : [`[${place}, ${step}]`, inner]).join(", ");
    return `${this.#glue.function("take", node)}(${handles}${value}, ${at})`;
  }

  #option(node: AbiNode & { kind: "option" }, value: string, steps: readonly string[]): string {
    const payload = node.cases[1].payload as AbiNode;
    if (isOption(payload)) return this.#shape(node, value, steps);
    const name = this.name(value);
    return `${name} == null ? undefined : ${this.take(payload, name, steps)}`;
  }

  /** Reads an expression once, unless it is a name already. */
  name(expression: string): string {
    if (/^[\w$]+$/.test(expression)) return expression;
    const name = `${this.#prefix}${this.#locals++}`;
    this.lines.push(`const ${name} = ${expression};`);
    return name;
  }
}

function hasElements(node: AbiNode): boolean {
  return node.kind === "list" || node.kind === "fixed-list" || node.kind === "map";
}

export function takeFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  const params = [
    ...(node.hasHandles ? ["$instance", "$claims"] : []),
    "value",
    "place",
    "step",
    ...(hasElements(node) ? ["inner"] : []),
  ];
  return { params, body: takeBody(glue, node) };
}

/** A step from the value that a function takes. */
const inside = (step: string) => ["place", "step", step];
const object = "$.object(value, place, step);";
const newTaking = (glue: Glue) => new Taking(glue, { claims: "$claims" });

function takeBody(glue: Glue, node: AbiNode): Lines {
  switch (node.kind) {
    case "record":
      return takeRecord(glue, node);
    case "variant":
      return takeVariant(glue, node);
    case "flags":
      return takeFlags(glue, node);
    case "tuple": {
      const taking = newTaking(glue);
      const items = node.items.map((item, i) => taking.take(item.node, `value[${i}]`, inside(String(i))));
      return [`$.fixed(value, ${node.items.length}, place, step);`, ...taking.lines, `return [${items.join(", ")}];`];
    }
    case "list":
      return [`const n = $.array(value, ${node.element.size}, place, step, inner);`, ...takeElements(glue, node.element, "n")];
    case "fixed-list":
      return [`$.fixed(value, ${node.length}, place, step, inner);`, ...takeElements(glue, node.element, String(node.length))];
    case "map":
      return takeMap(glue, node);
    case "result":
      return takeResult(glue, node);
    case "option": {
      const taking = newTaking(glue);
      const some = taking.take(node.cases[1].payload as AbiNode, "value.some", inside('"some"'));
      return ["if (value == null) return undefined;", object, ...taking.lines, `return { some: ${some} };`];
    }
    default:
      throw new Error(`nothing of its own to take for ${node.kind}`);
  }
}

function takeRecord(glue: Glue, node: AbiNode & { kind: "record" }): Lines {
  const { members } = glue.publicType(node.named);
  const taking = newTaking(glue);
  const fields = node.fields.map((field, i) => {
    const name = members[i]?.names.typescript ?? "";
    return `${propertyKey(name)}: ${taking.take(field.node, `value${property(name)}`, inside(JSON.stringify(name)))},`;
  });
  return [object, ...taking.lines, "return {", fields, "};"];
}

function takeFlags(glue: Glue, node: AbiNode & { kind: "flags" }): Lines {
  const names = glue.publicType(node.named).members.map((member) => member.names.typescript);
  const bits = names.map((name, i) => {
    return `($.flag(value${property(name)}, place, step, ${JSON.stringify(name)}) ? ${2 ** i} : 0)`;
  });
  return [object, `$.only(value, ${JSON.stringify(names)}, place, step);`, `return ${bits.join(" | ") || "0"};`];
}

/** The index of the case and its payload: one shape for all. */
function takeVariant(glue: Glue, node: AbiNode & { kind: "variant" }): Lines {
  const { members } = glue.publicType(node.named);
  const kinds = members.map((member) => JSON.stringify(member.names.typescript));
  const cases = node.cases.flatMap(({ payload }, i): Lines => {
    const taking = newTaking(glue);
    const taken = payload ? taking.take(payload, "value.value", inside('"value"')) : "undefined";
    const body = [...taking.lines, `return { index: ${i}, value: ${taken} };`];
    return body.length > 1 ? braced(`case ${kinds[i]}:`, body) : [`case ${kinds[i]}:`, body];
  });
  const wanted = `'one of ${kinds.join(", ")}'`;
  return [
    object,
    "const kind = value.kind;",
    ...braced("switch (kind)", [...cases, "default:", [`$.mistyped(kind, ${wanted}, place, step, "kind");`]]),
  ];
}

function takeElements(glue: Glue, element: AbiNode, n: string): Lines {
  const taking = newTaking(glue);
  const taken = taking.take(element, "value[i]", ["here", "i"]);
  return [
    `const here = [place, step, inner], taken = new Array(${n});`,
    ...guarded(`for (let i = 0; i < ${n}; i++)`, [...taking.lines, `taken[i] = ${taken};`]),
    "return taken;",
  ];
}

function takeMap(glue: Glue, { entry }: AbiNode & { kind: "map" }): Lines {
  const taking = newTaking(glue);
  const key = taking.take(entry.key.node, "key", ["here", '"keys()"']);
  const item = taking.take(entry.value.node, "item", ["here", "String(key)"]);
  return [
    "const here = [place, step, inner], taken = [];",
    ...guarded("for (const [key, item] of $.map(value, place, step, inner))", [...taking.lines, `taken.push(${key}, ${item});`]),
    "return taken;",
  ];
}

function takeResult(glue: Glue, node: AbiNode & { kind: "result" }): Lines {
  const [ok, error] = node.cases;
  const side = (name: "value" | "error", { payload }: CaseAbi): Lines => {
    const taking = newTaking(glue);
    const taken = payload ? taking.take(payload, `value.${name}`, inside(`"${name}"`)) : "undefined";
    return [...taking.lines, `return { ok: ${name === "value"}, value: ${taken} };`];
  };
  return [object, ...guarded('if ($.bool(value.ok, place, step, "ok"))', side("value", ok)), ...side("error", error)];
}
