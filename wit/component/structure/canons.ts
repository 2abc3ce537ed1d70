import { malformed, unsupported } from "../../refusal.js";
import type { Canon, CanonOptions, CoreFuncType } from "../decoded-component.js";
import { quote } from "../shown.js";
import { flattenFunc, neededOptions, sameSignature } from "./canon-abi.js";
import { coreEntity, type Entity, entitySort, type FuncShape } from "./entity.js";
import type { Scope } from "./scope.js";
import { shapeOfKind } from "./types.js";
import { recordShape } from "./value-shape.js";
import { resourceShape, valueShape } from "./value-types.js";

/** Checks a canonical function and gives the function that it makes. */
export function checkCanon(scope: Scope, canon: Canon, at: number): Entity {
  switch (canon.kind) {
    case "lift":
      return checkLift(scope, canon, at);
    case "lower":
      return checkLower(scope, canon, at);
    case "resource-new":
    case "resource-rep":
      checkLocalResource(scope, canon.resource, at);
      return coreFunc({ params: ["i32"], results: ["i32"] });
    case "resource-drop":
      resourceShape(scope, canon.resource, at);
      return coreFunc({ params: ["i32"], results: [] });
    case "builtin":
      return checkBuiltin(scope, canon, at);
  }
}

function coreFunc(type: CoreFuncType): Entity {
  return coreEntity({ kind: "func", type });
}

function checkLift(scope: Scope, canon: Extract<Canon, { kind: "lift" }>, at: number): Entity {
  const { options } = canon;
  const type = shapeOfKind(scope, "func", canon.type, at);
  const expected = flattenFunc(type, options, "lift");
  checkOptions(scope, options, type, "lift", at);
  checkSignature(scope, canon.coreFunc, expected, "is lifted", at);
  if (options.postReturn !== undefined) {
    if (options.async) malformed(at, "the canonical option `post-return` cannot be combined with `async`");
    checkSignature(scope, options.postReturn, { params: expected.results, results: [] }, "is the `post-return` option", at);
  }
  if (options.callback !== undefined) {
    if (!options.async) malformed(at, "the canonical option `callback` needs the option `async`");
    checkSignature(scope, options.callback, { params: ["i32", "i32", "i32"], results: ["i32"] }, "is the `callback` option", at);
  }
  return { sort: "func", type };
}

function checkLower(scope: Scope, canon: Extract<Canon, { kind: "lower" }>, at: number): Entity {
  const { type } = scope.get("func", canon.func, at);
  if (canon.options.postReturn !== undefined) malformed(at, "the canonical option `post-return` is not for lowered functions");
  if (canon.options.callback !== undefined) malformed(at, "the canonical option `callback` is not for lowered functions");
  checkOptions(scope, canon.options, type, "lower", at);
  return coreFunc(flattenFunc(type, canon.options, "lower"));
}

function checkOptions(scope: Scope, options: CanonOptions, type: FuncShape, direction: "lift" | "lower", at: number): void {
  if (options.async && !type.async) malformed(at, "the canonical option `async` needs an async function type");
  checkMemory(scope, options, at);
  const needed = neededOptions(type, options.async, direction);
  if (needed.memory && options.memory === undefined)
    malformed(at, "the canonical option `memory` is missing: values pass through memory");
  if (needed.realloc && options.realloc === undefined)
    malformed(at, "the canonical option `realloc` is missing: values pass through memory");
}

function checkMemory(scope: Scope, { memory, realloc }: CanonOptions, at: number): void {
  if (memory !== undefined) {
    const { type } = scope.get("core memory", memory, at);
    if (type.memory64) unsupported(at, "a canonical function uses a 64-bit memory");
  }
  if (realloc === undefined) return;
  if (memory === undefined) malformed(at, "the canonical option `realloc` needs the option `memory`");
  checkSignature(scope, realloc, { params: ["i32", "i32", "i32", "i32"], results: ["i32"] }, "is the `realloc` option", at);
}

function checkSignature(scope: Scope, index: number, expected: CoreFuncType, role: string, at: number): void {
  const { type } = scope.get("core func", index, at);
  if (sameSignature(type.type, expected)) return;
  malformed(
    at,
    `core function ${index} ${role}, but its type is not [${expected.params.join(" ")}] -> [${expected.results.join(" ")}]`,
  );
}

/** A representation can only be had by the component that defines the resource. */
function checkLocalResource(scope: Scope, index: number, at: number): void {
  const resource = resourceShape(scope, index, at);
  // An abstract resource of an inner component may stand for one that is defined here and was passed in.
  const local = resource.origin === "defined" ? resource.scope === scope : resource.scope !== scope;
  if (!local) malformed(at, `type ${index} is not a resource that this component defines`);
}

function checkBuiltin(scope: Scope, canon: Extract<Canon, { kind: "builtin" }>, at: number): Entity {
  for (const { sort, index } of canon.uses) scope.get(entitySort(sort), index, at);
  if (canon.signature.kind === "fixed") {
    const ends = /^(stream|future)\./.exec(canon.name)?.[1];
    if (ends !== undefined) checkEnds(scope, ends, canon, at);
    return coreFunc(canon.signature.type);
  }
  const { result } = canon.signature;
  const params = recordShape(result === undefined ? [] : [valueShape(scope, result, at)]);
  return coreFunc(flattenFunc({ kind: "func", async: false, params }, { async: false }, "lower"));
}

function checkEnds(scope: Scope, ends: string, canon: Extract<Canon, { kind: "builtin" }>, at: number): void {
  const index = canon.uses.find((use) => use.sort.kind === "type")?.index ?? -1;
  const { type } = scope.get("type", index, at);
  if (type.kind !== "value" || type.value.endsOf !== ends)
    malformed(at, `${quote(canon.name)} needs a ${ends} type, which type ${index} is not`);
}
