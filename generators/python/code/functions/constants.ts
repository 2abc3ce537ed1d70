/** Enums and flags, which are integers to the guest. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { any, block, imported, type Python, type PythonCode, py, pyCode, runtime } from "../python.js";
import { badCase, expectedType, type ShapeFunctions } from "./shape-functions.js";

export function enumFunctions(f: ShapeFunctions, node: AbiNode & { readonly kind: "enum" }): readonly PythonCode[] {
  const type = f.glue.class(node.named);
  const typeName = f.glue.typeName(node.named);
  const constant = `_${f.name.toUpperCase()}`;
  const taken = [
    pyCode(py`${constant}_NUMBERS = {member.value: number for number, member in enumerate(${type})}`),
    block(
      py`def _take_${f.name}(value: ${any}) -> int`,
      ...checkedType(type, typeName),
      py`return ${constant}_NUMBERS[${runtime("enum_value")}(value)]`,
    ),
  ];
  const lifted = [
    pyCode(py`${constant}_MEMBERS = tuple(${type})`),
    block(
      py`def _lift_${f.name}(_: ${runtime("Memory")}, f0: int) -> ${type}`,
      block(`if f0 >= ${node.count}`, badCase(typeName, "f0")),
      `return ${constant}_MEMBERS[f0]`,
    ),
  ];
  return [...(f.isTaken ? taken : []), ...(f.isLifted ? lifted : [])];
}

export function flagsFunctions(f: ShapeFunctions, node: AbiNode & { readonly kind: "flags" }): readonly PythonCode[] {
  const type = f.glue.class(node.named);
  const values = `_${f.name.toUpperCase()}_VALUES`;
  const taken = block(
    py`def _take_${f.name}(value: ${any}) -> int`,
    ...checkedType(type, f.glue.typeName(node.named)),
    py`bits: int = ${runtime("enum_value")}(value)`,
    `return bits & ${node.mask}`,
  );
  const lifted = [
    pyCode(
      "# To make a combination of flags takes Python a microsecond.",
      py`${values} = ${imported("functools", "lru_cache")}(maxsize=256)(${type})`,
    ),
    block(py`def _lift_${f.name}(_: ${runtime("Memory")}, f0: int) -> ${type}`, `return ${values}(f0 & ${node.mask})`),
  ];
  return [...(f.isTaken ? [taken] : []), ...(f.isLifted ? lifted : [])];
}

function checkedType(type: Python, name: string): readonly PythonCode[] {
  return [block(py`if type(value) is not ${type}`, expectedType(name))];
}
