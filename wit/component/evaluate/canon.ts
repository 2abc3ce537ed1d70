import { malformed } from "../../refusal.js";
import type { Canon, CanonOptions } from "../decoded-component.js";
import type { CanonicalOptions, ComponentInstance, CoreItem, FuncEntity, LoweredFunc } from "../evaluated-component.js";
import { given } from "./def-type.js";
import type { Run } from "./run.js";
import { peel, resourceOf } from "./same-type.js";
import { get, type Scope } from "./scope.js";

/** Appends what a `canon` definition makes: a function for `lift`, a core function for all others. */
export function evaluateCanon(canon: Canon, scope: Scope, component: ComponentInstance, run: Run, at: number): void {
  if (canon.kind === "lift") scope.funcs.push(lift(canon, scope, component, at));
  else scope.coreItems.func.push(coreFunc(canon, scope, component, run, at));
}

function lift(canon: Extract<Canon, { kind: "lift" }>, scope: Scope, component: ComponentInstance, at: number): FuncEntity {
  const type = peel(scope.type(canon.type, at));
  if (type.kind !== "func") malformed(at, `type index ${canon.type} is not a function type`);
  const core = scope.coreItem("func", canon.coreFunc, at);
  return { kind: "func", type, origin: { kind: "lift", core, options: options(canon.options, scope, at), component, at } };
}

function coreFunc(
  canon: Exclude<Canon, { kind: "lift" }>,
  scope: Scope,
  component: ComponentInstance,
  run: Run,
  at: number,
): CoreItem {
  switch (canon.kind) {
    case "lower":
      return lower(canon, scope, component, run, at);
    case "builtin":
      return { kind: "builtin", name: canon.name, signature: canon.signature, at };
    default: {
      const resource = resourceOf(scope.type(canon.resource, at));
      if (resource === undefined) malformed(at, `type index ${canon.resource} is not a resource`);
      return { kind: canon.kind, resource, component, at };
    }
  }
}

function lower(
  canon: Extract<Canon, { kind: "lower" }>,
  scope: Scope,
  component: ComponentInstance,
  run: Run,
  at: number,
): LoweredFunc {
  const func = get(scope.funcs, canon.func, "func", at);
  const label = labelOf(func, canon.func, scope);
  const lowered: LoweredFunc = { kind: "lower", func, options: options(canon.options, scope, at), component, at, label };
  run.lowered.push(lowered);
  return lowered;
}

function labelOf(func: FuncEntity, index: number, scope: Scope): string {
  if (func.origin.kind === "import") return func.origin.path;
  const { core } = func.origin;
  return scope.labels.get(index) ?? (core.kind === "export" ? core.name : `func ${index}`);
}

function options(from: CanonOptions, scope: Scope, at: number): CanonicalOptions {
  const func = (index: number | undefined) => (index === undefined ? undefined : scope.coreItem("func", index, at));
  const memory = from.memory === undefined ? undefined : scope.coreItem("memory", from.memory, at);
  return {
    encoding: from.encoding,
    async: from.async,
    ...given("memory", memory),
    ...given("realloc", func(from.realloc)),
    ...given("postReturn", func(from.postReturn)),
    ...given("callback", func(from.callback)),
  };
}
