/** Checks of values that the application gives, as calls of the runtime's checks with the place of the value. */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import { numberTypes } from "../numbers.js";
import type { Glue, GlueFunction } from "./glue.js";
import { isNumbers, isOption, numberKind } from "./kinds.js";
import { braced, branch, guarded, type Lines, property } from "./lines.js";

/**
 * Lines that check `value`. `place` is the last arguments of a check: `"id"`, `here, "note"`, `here, i`.
 */
export function check(glue: Glue, node: AbiNode, value: string, place: string): Lines {
  switch (node.kind) {
    case "scalar":
      return [`$.${node.scalar}(${value}, ${place});`];
    case "string":
      return [`$.string(${value}, ${place});`];
    case "own":
    case "borrow":
      return [`${glue.resource(node.resource, "$instance")}.check(${value}, ${node.kind === "own"}, ${place});`];
    case "enum":
      return [`$.oneOf(${value}, ${glue.cases(node.named)}, ${place});`];
    case "list":
      if (isNumbers(node)) return [numbers(node.element, value, place)];
      break;
    case "option":
      return checkOption(glue, node, value, place);
  }
  const instance = node.hasHandles ? "$instance, " : "";
  return [`${glue.function("check", node)}(${instance}${value}, ${place});`];
}

function numbers(element: AbiNode, value: string, place: string): string {
  const kind = numberKind(element);
  return `$.numbers(${value}, ${numberTypes[kind]}, $.${kind}, ${place});`;
}

function checkOption(glue: Glue, node: AbiNode & { kind: "option" }, value: string, place: string): Lines {
  const payload = node.cases[1].payload as AbiNode;
  if (isOption(payload)) {
    const instance = node.hasHandles ? "$instance, " : "";
    return [`${glue.function("check", node)}(${instance}${value}, ${place});`];
  }
  return guarded(`if (${value} != null)`, check(glue, payload, value, place));
}

export function checkFunction(glue: Glue, node: AbiNode): Omit<GlueFunction, "name"> {
  const params = [...(node.hasHandles ? ["$instance"] : []), "value", "place", "step"];
  return { params, body: checkBody(glue, node) };
}

/** The place of what is inside a value, which it checks to be an object, an array or a map. */
function inside(kind: "object" | "array" | "map"): string {
  return `const here = $.${kind}(value, place, step);`;
}

function checkBody(glue: Glue, node: AbiNode): Lines {
  switch (node.kind) {
    case "record":
      return recordChecks(glue, node);
    case "variant":
      return variantChecks(glue, node);
    case "flags":
      return [inside("object"), ...flagChecks(glue, node)];
    case "tuple": {
      const items = node.items.flatMap((item, i) => check(glue, item.node, `value[${i}]`, `here, ${i}`));
      return [inside("array"), `$.length(value, ${node.items.length}, place, step);`, ...items];
    }
    case "list":
      return [inside("array"), ...elementChecks(glue, node.element)];
    case "fixed-list":
      return fixedListChecks(glue, node);
    case "map": {
      const key = check(glue, node.entry.key.node, "key", 'here, "keys()"');
      const item = check(glue, node.entry.value.node, "item", "here, String(key)");
      return [inside("map"), ...guarded("for (const [key, item] of value)", [...key, ...item])];
    }
    case "result":
      return resultChecks(glue, node);
    case "option": {
      const inner = check(glue, node.cases[1].payload as AbiNode, "value.some", 'here, "some"');
      return ["if (value == null) return;", inside("object"), ...inner];
    }
    default:
      throw new Error(`no check of its own for ${node.kind}`);
  }
}

function recordChecks(glue: Glue, node: AbiNode & { kind: "record" }): Lines {
  const { members } = glue.publicType(node.named);
  const fields = node.fields.flatMap((field, i) => {
    const name = members[i]?.names.typescript ?? "";
    return check(glue, field.node, `value${property(name)}`, `here, ${JSON.stringify(name)}`);
  });
  return [inside("object"), ...fields];
}

function flagChecks(glue: Glue, node: AbiNode & { kind: "flags" }): Lines {
  return glue.publicType(node.named).members.map(({ names: { typescript } }) => {
    return `$.flag(value${property(typescript)}, here, ${JSON.stringify(typescript)});`;
  });
}

function variantChecks(glue: Glue, node: AbiNode & { kind: "variant" }): Lines {
  const { members } = glue.publicType(node.named);
  const kinds = members.map((member) => JSON.stringify(member.names.typescript));
  const cases = node.cases.flatMap((it, i): Lines => [`case ${kinds[i]}:`, [...payloadCheck(glue, it, "value"), "break;"]]);
  const wanted = `'one of ${kinds.join(", ")}'`;
  return [
    inside("object"),
    ...braced("switch (value.kind)", [...cases, "default:", [`$.mistyped(value.kind, ${wanted}, here, "kind");`]]),
  ];
}

function payloadCheck(glue: Glue, { payload }: CaseAbi, name: "value" | "error"): Lines {
  return payload ? check(glue, payload, `value.${name}`, `here, "${name}"`) : [];
}

function resultChecks(glue: Glue, node: AbiNode & { kind: "result" }): Lines {
  const [ok, error] = node.cases;
  return [
    inside("object"),
    '$.bool(value.ok, here, "ok");',
    ...branch("value.ok", payloadCheck(glue, ok, "value"), payloadCheck(glue, error, "error")),
  ];
}

function elementChecks(glue: Glue, element: AbiNode): Lines {
  return guarded("for (let i = 0; i < value.length; i++)", check(glue, element, "value[i]", "here, i"));
}

function fixedListChecks(glue: Glue, node: AbiNode & { kind: "fixed-list" }): Lines {
  const length = `$.length(value, ${node.length}, place, step);`;
  if (isNumbers(node)) return [numbers(node.element, "value", "place, step"), length];
  return [inside("array"), length, ...elementChecks(glue, node.element)];
}
