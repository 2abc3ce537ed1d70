/**
 * The class of an exported resource, one for each client. Its objects are instances of the public class too, from which it does not inherit: an
 * object of a derived class takes ten times as long to make.
 */

import type { ApiFunction, PublicType } from "../../core/surface.js";
import { type CallPrinter, method } from "./calls.js";
import { parameterNames } from "./export-call.js";
import type { Glue } from "./glue.js";
import { braced, type Lines } from "./lines.js";

/** Lines that declare `$Cart`. */
export function resourceClass(glue: Glue, calls: CallPrinter, type: PublicType): Lines {
  const { resource } = type;
  if (resource === undefined) throw new Error(`${type.definition.id} is no resource`);
  const { construct, methods, statics } = resource;
  const owner = resource.member.typescript;
  const create = construct ? [functionLines(`$new${owner}`, construct, calls.body(construct, { owner, construct: true }))] : [];
  const members = [
    "#handle;",
    ...handleAccess(glue.resource(type.type)),
    ...constructorLines(type, construct, owner),
    ...statics.flatMap((func) => method(func, calls.body(func, { owner }), { prefix: "static " })),
    ...methods.flatMap((func) => method(func, calls.body(func, { owner }))),
    ...closeMethods("this.#handle.close();"),
  ];
  return [
    ...create.flat(),
    ...braced(`const $${owner} = class ${owner}`, members, "};"),
    `$.inherit($${owner}, ${type.names.typescript});`,
  ];
}

function functionLines(name: string, func: ApiFunction, body: Lines): Lines {
  return braced(`function ${name}(${parameterNames(func).join(", ")})`, body);
}

/** Gives the runtime the way to the private field, and from a handle to an object. */
function handleAccess(resource: string): Lines {
  return braced("static", [
    `const $resource = $instance${resource};`,
    "$resource.wrap = ($handle) => new this($handle);",
    "$resource.unwrap = ($object) => (#handle in $object ? $object.#handle : undefined);",
  ]);
}

/** A handle that the runtime lifted takes the place of the arguments. */
function constructorLines(type: PublicType, construct: ApiFunction | undefined, owner: string): Lines {
  const params = construct ? parameterNames(construct) : [];
  const [first = "$handle"] = params;
  const otherwise = construct ? `$new${owner}(${params.join(", ")})` : `$.notConstructible("${type.names.typescript}")`;
  return braced(`constructor(${params.length === 0 ? first : params.join(", ")})`, [
    `this.#handle = ${first} instanceof $.Handle ? ${first} : ${otherwise};`,
    "$.track(this, this.#handle);",
  ]);
}

export function closeMethods(line: string): Lines {
  return [...braced("close()", [line]), ...braced("[$.dispose]()", [line])];
}
