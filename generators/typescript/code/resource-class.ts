/**
 * The class of an exported resource, one for each client. Its objects are instances of the public class too, from which it does not inherit: an
 * object of a derived class takes ten times as long to make.
 */

import type { ApiFunction, PublicType } from "../../core/surface/surface.js";
import { type CallPrinter, method } from "./calls.js";
import { parameterNames } from "./export-call.js";
import type { Glue } from "./glue.js";
import { braced, type Lines, property, propertyKey } from "./lines.js";

/** Lines that declare `$Cart`, where `resource$Cart` is in scope. */
export function resourceClass(glue: Glue, calls: CallPrinter, type: PublicType): Lines {
  const { resource } = type;
  if (resource === undefined) throw new Error(`${type.definition.id} is no resource`);
  const { construct, methods, statics } = resource;
  const owner = resource.member.typescript;
  const constant = glue.resourceConstant(type.type);
  const create = construct ? [functionLines(`$new${owner}`, construct, calls.body(construct, { owner, construct: true }))] : [];
  const members = [
    "#rep;",
    ...handleAccess(constant),
    ...constructorLines(type, construct, constant),
    ...statics.flatMap((func) => method(func, calls.body(func, { owner }), { prefix: "static " })),
    ...methods.flatMap((func) => method(func, calls.body(func, { owner }))),
    ...closeMethods(`${constant}.close(this);`),
  ];
  return [
    ...create.flat(),
    // Named by the key, and not by itself: `BigInt` in its methods is the language's.
    ...braced(`const $${owner} = { ${propertyKey(owner)}: class`, members, `} }${property(owner)};`),
    `$.inherit($${owner}, ${type.names.typescript});`,
  ];
}

function functionLines(name: string, func: ApiFunction, body: Lines): Lines {
  return braced(`function ${name}(${parameterNames(func).join(", ")})`, body);
}

/** Gives the runtime the way to the private field, and to the constructor. */
function handleAccess(resource: string): Lines {
  return braced("static", [
    `${resource}.make = ($rep) => new this(${resource}, $rep);`,
    `${resource}.peek = ($object) => (#rep in $object ? $object.#rep : null);`,
    `${resource}.forget = ($object) => ($object.#rep = undefined);`,
  ]);
}

/** For an object that the runtime makes, the resource, which no caller has, and the representation take the place of the arguments. */
function constructorLines(type: PublicType, construct: ApiFunction | undefined, resource: string): Lines {
  const params = construct ? parameterNames(construct) : [];
  const [first = "$resource", second = "$rep", ...more] = params;
  const otherwise = construct
    ? `$new${type.resource?.member.typescript}(${params.join(", ")})`
    : `$.notConstructible("${type.names.typescript}")`;
  return braced(`constructor(${[first, second, ...more].join(", ")})`, [
    `this.#rep = ${first} === ${resource} ? ${second} : ${otherwise};`,
    `${resource}.track(this);`,
  ]);
}

export function closeMethods(line: string): Lines {
  return [...braced("close()", [line]), ...braced("[$.dispose]()", [line])];
}
