/** A service: the functions of an exported interface, and the resources that it makes. */

import { separated } from "../../core/code/code.js";
import { snake } from "../../core/names/casing.js";
import { wordsOf } from "../../core/names/label.js";
import type { Service } from "../../core/surface/surface.js";
import { receiverName } from "../code/body-names.js";
import { exportMethod } from "../code/export-call.js";
import type { Glue } from "../code/glue.js";
import { component, type GoCode, go, goCode } from "../code/go.js";
import { serviceFunctions, serviceResources } from "../code/numbers.js";
import { resourceType } from "../code/resource.js";
import { docComment } from "./docs.js";

/** The runtime's type that a client holds. */
export type GuestType = "Instance" | "Pool";

export function serviceFile(glue: Glue, service: Service, guest: GuestType): GoCode {
  const type = service.type.go;
  const functions = serviceFunctions(glue.surface, service);
  const name = receiverName("svc", "service", functions);
  const { docs, id } = service.interface;
  return separated([
    goCode(...docComment(type, docs, `${type} is ${id}.`), go`type ${type} struct{ guest *${component}.${guest} }`),
    ...functions.map((func) => exportMethod(glue, func, { name, type, guest: `${name}.guest` })),
    ...serviceResources(glue.surface, service).map((resource) => resourceType(glue, resource)),
  ]);
}

/** From the type's name, since two interfaces of the world may have one name. */
export function serviceFileName({ type }: Service): string {
  return `${snake(wordsOf(type.go)).replace(/_service$/, "")}_service.go`;
}
