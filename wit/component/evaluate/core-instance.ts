import { malformed } from "../../refusal.js";
import type { CoreImport, CoreInstanceExpr } from "../decoded-component.js";
import type { CoreItem } from "../evaluated-component.js";
import { coreExport, itemSort } from "./alias.js";
import type { Run } from "./run.js";
import type { CoreInstanceValue, Scope } from "./scope.js";

type Instantiate = Extract<CoreInstanceExpr, { kind: "instantiate" }>;
type InlineExports = Extract<CoreInstanceExpr, { kind: "exports" }>;

export function evaluateCoreInstance(expr: CoreInstanceExpr, scope: Scope, run: Run, at: number): CoreInstanceValue {
  return expr.kind === "exports" ? inlineExports(expr, scope, run, at) : instantiateModule(expr, scope, run, at);
}

function inlineExports(expr: InlineExports, scope: Scope, run: Run, at: number): CoreInstanceValue {
  const items = new Map<string, CoreItem>();
  for (const { name, sort, index } of expr.exports) {
    run.step(at);
    items.set(name, scope.coreItem(itemSort(sort, at), index, at));
  }
  return { kind: "bag", items };
}

function instantiateModule(expr: Instantiate, scope: Scope, run: Run, at: number): CoreInstanceValue {
  const { module } = scope.module(expr.module, at);
  const args = new Map(expr.args.map((arg) => [arg.name, scope.coreInstance(arg.instance, at)]));
  const imports = module.imports.map((each) => {
    run.step(at);
    return argumentFor(each, args, at);
  });
  return run.addCoreInstance({ module, imports, at });
}

function argumentFor(each: CoreImport, args: ReadonlyMap<string, CoreInstanceValue>, at: number): CoreItem {
  const instance = args.get(each.module);
  if (instance === undefined) malformed(at, `the module imports from \`${each.module}\`, which the instantiation does not give`);
  return coreExport(instance, each.type.kind, each.name, at);
}
