/** Exception classes: one for each record, variant, enum or flags that a function of the API gives as its error. */

import type { Func, TypeIndex, ValueType, World } from "../../wit/world/world.js";
import { apiFunctions, ownerOf } from "./interface-role.js";
import { compound, type Label, prefixed } from "./label.js";
import { claimRoot, importedId, type Naming } from "./naming.js";
import type { ErrorClass } from "./surface.js";
import type { TypeLabels } from "./type-labels.js";
import { withoutAliases } from "./type-references.js";

export interface ErrorClasses {
  readonly list: readonly ErrorClass[];
  /** From the public type that represents the payload's to the index in `list`. */
  readonly indexOf: ReadonlyMap<TypeIndex, number>;
}

export function errorClasses(naming: Naming, labels: TypeLabels): ErrorClasses {
  const thrown = new Set(apiFunctions(naming.world).flatMap((func) => thrownBy(naming, func)));
  const types = naming.types.order.filter((type) => thrown.has(type));
  const list = types.map((type) => ({ names: naming.speller.names(classLabel(naming, labels, type), "type"), type }));
  return { list, indexOf: new Map(types.map((type, i) => [type, i])) };
}

/** The definition whose class is thrown for an error of this type; undefined for `ResultError`. */
export function thrownType(world: World, error: ValueType | undefined): TypeIndex | undefined {
  const type = error && withoutAliases(world, error);
  return type?.kind === "named" ? type.type : undefined;
}

function thrownBy(naming: Naming, func: Func): readonly TypeIndex[] {
  const result = func.result && withoutAliases(naming.world, func.result);
  const type = result?.kind === "result" ? thrownType(naming.world, result.error) : undefined;
  return type === undefined ? [] : [naming.types.representative.get(type) ?? type];
}

/** `InvoiceError` is its own class; `code` has `CodeError`. */
function classLabel(naming: Naming, labels: TypeLabels, index: TypeIndex): Label {
  const type = naming.world.types[index];
  const own = labels.get(index);
  if (type === undefined || own === undefined) throw new Error(`type ${index} has no name`);
  if (own.value !== own.base) return own.base;
  const owner = ownerOf(naming.world, type);
  const prefix = owner && naming.interfaces.get(owner.id);
  const bare = compound(own.base, "error");
  const inFront = prefixed(prefix ?? compound(naming.world.name.kebab), bare);
  const id = naming.types.twin.has(index) ? importedId(type.id) : type.id;
  // The type's own names are taken too: its case `error` may be written like the class (`variant code { error }`).
  const [taken] = claimRoot(naming, id, [[bare], [inFront]], `${id} (exception)`);
  return taken ?? bare;
}
