/** Methods that call the component, with their documentation. */

import type { ApiFunction, PublicType, Surface } from "../core/surface/surface.js";
import type { Codec } from "./code/codec.js";
import { exportBody, exportRescue } from "./code/export-call.js";
import { flatLines, type Lines } from "./code/lines.js";
import { docLines } from "./docs.js";
import { parameterList } from "./signature.js";
import { yardType } from "./types.js";
import type { MethodView } from "./view.js";

export interface MethodPlace {
  readonly number: number;
  readonly caller: string;
}

export function methodView(codec: Codec, func: ApiFunction, place: MethodPlace): MethodView {
  const lines: Lines = [
    ...docLines(func.docs, tags(codec.surface, func)),
    `def ${func.names.ruby}${parameterList(func)}`,
    exportBody(codec, func, place),
    ...exportRescue(func),
    "end",
  ];
  return { lines: flatLines(lines) };
}

/** A constructor: with a block, what it makes is closed behind the block. */
export function constructorView(codec: Codec, func: ApiFunction, type: PublicType, place: MethodPlace): MethodView {
  const name = type.names.ruby;
  const local = (base: string) => (func.params.some((param) => param.names.ruby === base) ? `${base}_` : base);
  const made = local("made");
  const body = exportBody(codec, func, place);
  const lines: Lines = [
    ...docLines(func.docs, [...tags(codec.surface, func), `@yieldparam made [${name}] closed at the end of the block`]),
    `def ${func.names.ruby}${parameterList(func)}`,
    [
      ...assigned(made, body, exportRescue(func)),
      `return ${made} unless block_given?`,
      "",
      "begin",
      [`yield ${made}`],
      "ensure",
      [`${made}.close`],
      "end",
    ],
    "end",
  ];
  return { lines: flatLines(lines) };
}

/** A body that is one call needs no `begin`. */
function assigned(local: string, body: Lines, rescue: Lines): Lines {
  const [head, ...rest] = body;
  const isCall = rescue.length === 0 && rest.length === 2;
  return isCall ? [`${local} = ${head}`, ...rest] : [`${local} = begin`, body, ...rescue, "end"];
}

function tags(surface: Surface, func: ApiFunction): readonly string[] {
  const params = func.params.map((param) => `@param ${param.names.ruby} [${yardType(surface, param.type, "in")}]`);
  return [...params, returnTag(surface, func), ...raises(surface, func)];
}

export function returnTag(surface: Surface, { result }: ApiFunction): string {
  if (result.kind === "none") return "@return [nil]";
  const type = result.kind === "value" ? result.type : result.ok;
  return `@return [${type === undefined ? "nil" : yardType(surface, type, "out")}]`;
}

function raises(surface: Surface, { result }: ApiFunction): readonly string[] {
  if (result.kind !== "fallible") return [];
  const own = result.errorClass === undefined ? undefined : surface.errors[result.errorClass]?.names.ruby;
  return [`@raise [${own ?? "ResultError"}]`];
}
