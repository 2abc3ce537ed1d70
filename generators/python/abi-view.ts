/** `_abi.py`: how values pass between Python and the component. */

import type { CoreSignature } from "../../wit/abi/abi.js";
import type { ShapeSet } from "../core/shapes/shape-set.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
import { Codec } from "./codec.js";
import { exportView } from "./export-view.js";
import type { FunctionNames } from "./function-names.js";
import { importView } from "./import-view.js";
import { bracketed } from "./layout.js";
import { isPrinted, type ShapeView, shapeView } from "./shape-view.js";
import type { AbiView } from "./view.js";

export function abiView(surface: Surface, shapes: ShapeSet, names: FunctionNames, isStateless: boolean): AbiView {
  const codec = new Codec(surface, shapes);
  const printed = shapes.shapes.filter(isPrinted).map((shape) => shapeView(codec, shape));
  const functions = names.exports.map((func, number) =>
    exportView(codec, func, { name: names.of(func), takeName: names.taking(func), number, isStateless }),
  );
  const imports = names.imports.map((func) => importView(codec, func, names.of(func), importPath(surface, func)));
  const resources = surface.types.filter((type) => type.resource !== undefined).map((type) => type.definition.id);
  return {
    docs: `How values pass between Python and the component ${surface.world.name.kebab}.`,
    exports: constantTuple(
      "exports",
      names.exports.map((func) => func.function.id),
    ),
    resources: constantTuple("resources", resources),
    exportTypes: constantTuple(
      "export_types",
      names.exports.map((func) => coreType(func.abi.lifted)),
    ),
    importTypes: bracketed(
      "import_types={",
      names.imports.map((func) => `"${func.function.id}": "${coreType(func.abi.lowered)}"`),
      "},",
      "        ",
    ),
    setters: printed.flatMap(setterLines),
    shapes: printed,
    functions,
    imports,
    structs: codec.structs.entries,
  };
}

/** E.g. `i32 i64 -> i32`, as the runtime writes it. */
function coreType({ params, results }: CoreSignature): string {
  return [...params, "->", ...results].join(" ");
}

/** A keyword argument of `Glue`. */
function constantTuple(keyword: string, ids: readonly string[]): string {
  const items = ids.map((id) => `"${id}"`);
  return bracketed(`${keyword}=(`, items, `${items.length === 1 ? ",)" : ")"},`, "        ").replace(/,\n(\s+),\),$/, ",\n$1),");
}

/** Fields of records and payloads of cases are set past `__init__`. */
function setterLines({ aggregate, variant, lift, load }: ShapeView): readonly string[] {
  if (!(lift || load)) return [];
  if (aggregate?.isRecord)
    return [
      setterLine(
        aggregate.parts.map((part) => part.setter),
        aggregate.class,
      ),
    ];
  return (variant?.cases ?? []).filter((it) => it.isSet).map((it) => setterLine([it.setter], it.class));
}

function setterLine(names: readonly string[], name: string): string {
  return bracketed("(", names, `${names.length === 1 ? "," : ""}) = slot_setters(${name})`);
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
