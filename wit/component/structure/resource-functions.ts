import { malformed } from "../../refusal.js";
import { quote } from "../shown.js";
import type { Entity, Externs, FuncShape } from "./entity.js";
import type { AnnotatedName } from "./names.js";
import type { ResourceShape } from "./resource-shape.js";

/**
 * Checks a constructor, method or static function: its resource must have been imported or exported before in the same scope, and
 * its type must go with the annotation. `exact` compares the resource types too.
 */
export function checkResourceFunction(
  name: string,
  annotated: AnnotatedName,
  entity: Entity,
  externs: Externs,
  exact: boolean,
  at: number,
): void {
  if (entity.sort !== "func") malformed(at, `${quote(name)} is of the sort ${entity.sort}; only functions can have this name`);
  const own = resourceOf(name, annotated, externs, at);
  if (annotated.annotation === "static") return;
  const used = annotated.annotation === "constructor" ? made(name, entity.type, at) : self(name, entity.type, at);
  if (exact && used !== own) malformed(at, `${quote(name)} uses another resource than its own`);
}

function resourceOf(name: string, annotated: AnnotatedName, externs: Externs, at: number): ResourceShape {
  const resource = externs.get(annotated.resource);
  if (resource?.sort === "type" && resource.type.kind === "resource") return resource.type;
  return malformed(
    at,
    `${quote(name)} belongs to the resource ${quote(annotated.resource)}, which has not been introduced before`,
  );
}

function made(name: string, { result }: FuncShape, at: number): ResourceShape {
  const own = result?.result === undefined ? result : result.result.ok;
  if (own?.handle?.kind === "own") return own.handle.resource;
  return malformed(at, `${quote(name)} must return its resource, alone or in a \`result\``);
}

function self(name: string, { first }: FuncShape, at: number): ResourceShape {
  if (first?.name !== "self") malformed(at, `${quote(name)} must have a first parameter \`self\``);
  if (first.type.handle?.kind === "borrow") return first.type.handle.resource;
  return malformed(at, `the parameter \`self\` of ${quote(name)} must be a borrowed resource`);
}
