/** `_abi.py`: how values pass between Python and the component, and what the runtime is told of its interface. */

import type { CoreSignature } from "../../../wit/abi/abi.js";
import type { BackendInput } from "../../core/backend-input.js";
import { NOTHING } from "../../core/code/code.js";
import { shapeSet } from "../../core/shapes/shape-set.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";
import type { PythonOptions } from "../options.js";
import { exportFunctions } from "./export-call.js";
import type { FunctionNames } from "./function-names.js";
import { printedShapes } from "./functions/functions.js";
import { Glue } from "./glue.js";
import { importFunction } from "./import-call.js";
import { bracketed } from "./layout.js";
import { imported, type Python, type PythonCode, py, pyCode, runtime } from "./python.js";

/** The body of a module: definitions, and constants in front of them. */
export interface AbiModule {
  readonly constants: PythonCode;
  readonly definitions: readonly PythonCode[];
}

/** The annotation of what a function returns; names of the API have an underscore in front. */
export type Returned = (func: ApiFunction) => Python;

export function abiModule(input: BackendInput, options: PythonOptions, names: FunctionNames, returned: Returned): AbiModule {
  const { surface, stateless } = input;
  const glue = new Glue(surface, shapeSet(surface));
  const shapes = printedShapes(glue);
  const exports = names.exports.flatMap((func, number) => {
    const place = {
      name: names.of(func),
      takeName: names.taking(func),
      number,
      isStateless: stateless,
      returned: returned(func),
    };
    return exportFunctions(glue, func, place);
  });
  const imports = names.imports.map((func) => importFunction(glue, func, names.of(func), importPath(surface, func)));
  const structs = glue.structs.entries.map(([format, name]) => py`${name} = ${imported("struct", "Struct")}("${format}")`);
  const constants = pyCode(...structs, ...shapes.setters);
  return {
    constants: pyCode(component(input, options, names), constants.lines.length === 0 ? NOTHING : pyCode("", constants)),
    definitions: [...exports, ...imports, ...shapes.functions],
  };
}

function component({ surface, artifact, plan }: BackendInput, { distribution }: PythonOptions, names: FunctionNames): PythonCode {
  const resources = surface.types.filter((type) => type.resource !== undefined).map((type) => type.definition.id);
  const signatures = names.imports.map((func) => `"${func.function.id}": "${coreType(func.abi.lowered)}"`);
  return pyCode(
    py`COMPONENT = ${runtime("Component")}(`,
    [
      "__package__,",
      `"${artifact.fileName}",`,
      `fingerprint="${plan.fingerprint}",`,
      py`glue=${runtime("Glue")}(`,
      [
        constantTuple(
          "exports",
          names.exports.map((func) => func.function.id),
        ),
        constantTuple("resources", resources),
        constantTuple(
          "export_types",
          names.exports.map((func) => coreType(func.abi.lifted)),
        ),
        bracketed("import_types={", signatures, "},", 8),
      ],
      "),",
    ],
    ")",
    `"""The component ${distribution}, whose SHA-256 is ${artifact.sha256}."""`,
  );
}

/** E.g. `i32 i64 -> i32`, as the runtime writes it. */
function coreType({ params, results }: CoreSignature): string {
  return [...params, "->", ...results].join(" ");
}

/** A keyword argument of `Glue`. */
function constantTuple(keyword: string, items: readonly string[]): PythonCode {
  const texts = items.map((item) => `"${item}"`);
  const line = `${keyword}=(${texts[0]},),`;
  return texts.length === 1 && 8 + line.length <= 120 ? pyCode(line) : bracketed(`${keyword}=(`, texts, "),", 8);
}

/** As messages name it: `host.rate`, `Blob.read`. */
function importPath(surface: Surface, func: ApiFunction): string {
  const { role } = func.function;
  if (role.kind === "method") {
    const type = surface.types[surface.typeOf[role.resource] ?? -1];
    return `${type?.names.python ?? ""}.${func.names.python}`;
  }
  const member = surface.imports.find((it) => {
    if (it.kind !== "interface") return false;
    if (it.functions.includes(func)) return true;
    return role.kind !== "function" && it.resources.some((index) => surface.types[index]?.type === role.resource);
  });
  return member?.kind === "interface" ? `${member.member.python}.${func.names.python}` : func.names.python;
}
