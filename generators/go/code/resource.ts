/** The type of a resource of the guest. */

import { NOTHING, separated } from "../../core/code/code.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { PublicType } from "../../core/surface/surface.js";
import { docComment } from "../api/docs.js";
import { receiverName } from "./body-names.js";
import { exportMethod } from "./export-call.js";
import { type Glue, holds } from "./glue.js";
import { braced, component, type GoCode, go, goCode } from "./go.js";
import { methodsOf } from "./numbers.js";

export function resourceType(glue: Glue, type: PublicType): GoCode {
  const name = type.names.go;
  const { docs, id } = type.definition;
  const methods = methodsOf(type);
  const self = receiverName("res", "resource", methods);
  const on = `(${self} *${name})`;
  return separated([
    goCode(
      ...docComment(name, docs, `${name} is ${id}.`),
      "//",
      "// It belongs to the client that made it. Close it when done.",
      go`type ${name} struct{ handle ${component}.Handle }`,
    ),
    goCode(
      "// Close drops the resource; if its client is busy, when the running call ends. Closing it again, or after it was moved away, does nothing.",
      `func ${on} Close() error { return ${self}.held().Close() }`,
    ),
    goCode(
      "// held is nil for a nil pointer.",
      braced(
        go`func ${on} held() *${component}.Handle`,
        braced(`if ${self} == nil`, "return nil"),
        `return ${self}.handle.Original()`,
      ),
    ),
    isLifted(glue, type) ? lift(glue, type) : NOTHING,
    ...methods.map((func) => exportMethod(glue, func, { name: self, type: name, guest: `${self}.held()` })),
  ]);
}

function lift(glue: Glue, { type, names: { go: name } }: PublicType): GoCode {
  return braced(
    go`func lift${name}(c *${component}.Canon, index uint32, v **${name}) error`,
    `*v = &${name}{}`,
    `return c.LiftOwn(index, ${glue.resource(type)}, &(*v).handle)`,
  );
}

/** Whether a lifted value of any function holds an own handle of the resource. */
function isLifted(glue: Glue, resource: PublicType): boolean {
  return allFunctions(glue.surface).some(({ direction, function: { abi } }) => {
    const nodes = direction === "export" ? (abi.result ? [abi.result.node] : []) : abi.params.slots.map(({ node }) => node);
    return nodes.some((node) => holds(node, (part) => part.kind === "own" && glue.publicType(part.resource) === resource));
  });
}
