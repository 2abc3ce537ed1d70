import { print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, it } from "vitest";
import type { LinkPlan } from "../../../../wit/plan/link-plan.js";
import { plannedText } from "../adapter/planned.js";

const libc = `(core module $libc (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) unreachable))
  (core instance $libc (instantiate $libc))`;
const options = `(memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))`;

/** A callee, a caller that imports its functions, and a bystander that does as its host says. */
const composition = `(component
  (import "log" (func $log (param "s" string)))
  (component $Callee ${libc}
    (core module $m (func (export "f") (param i32 i32)) (func (export "g") (param i32) (result i32) unreachable))
    (core instance $i (instantiate $m))
    (func (export "f") (param "s" string) (canon lift (core func $i "f") ${options}))
    (func (export "g") (param "n" u8) (result u8) (canon lift (core func $i "g"))))
  (component $Caller
    (import "f" (func $f (param "s" string)))
    (import "g" (func $g (param "n" u8) (result u8)))
    ${libc}
    (core func $f (canon lower (func $f) ${options}))
    (core func $g (canon lower (func $g) ${options}))
    (core module $m (import "" "f" (func (param i32 i32))) (import "" "g" (func (param i32) (result i32)))
      (func (export "run") (param i32 i32)))
    (core instance $i (instantiate $m (with "" (instance (export "f" (func $f)) (export "g" (func $g))))))
    (func (export "run") (param "s" string) (canon lift (core func $i "run") ${options})))
  (component $Bystander
    (import "log" (func $log (param "s" string)))
    ${libc}
    (core func $log (canon lower (func $log) ${options}))
    (core module $m (import "" "log" (func (param i32 i32))) (func (export "run")))
    (core instance $i (instantiate $m (with "" (instance (export "log" (func $log))))))
    (func (export "run") (canon lift (core func $i "run"))))
  (instance $callee (instantiate $Callee))
  (instance $caller (instantiate $Caller (with "f" (func $callee "f")) (with "g" (func $callee "g"))))
  (instance $bystander (instantiate $Bystander (with "log" (func $log))))
  (export "run" (func $caller "run"))
  (export "by" (func $bystander "run")))`;

/** The module that a step instantiates, with what it imports. */
function stepAt(plan: LinkPlan, index: number) {
  const step = plan.steps[index];
  if (step === undefined) throw new Error(`there is no step ${index}`);
  return { ...plan.modules[step.module], imports: step.imports };
}

describe("a plan with fused calls", () => {
  it("instantiates printed modules just before what imports from them", async () => {
    const { plan } = (await plannedText(composition)).linking;
    const printed = plan.steps.flatMap((_, i) => (stepAt(plan, i).source === "adapters" ? [i] : []));
    // The flags; then for the caller two windows, the text module and the adapters; the functions that the host calls at the end.
    expect([printed.length, printed[0], printed.at(-1)]).toEqual([6, 0, plan.steps.length - 1]);
    const [flags, ...rest] = printed;
    expect(rest.slice(0, 4).map((index) => index - (rest[0] as number))).toEqual([0, 1, 2, 3]);
    expect(stepAt(plan, (rest[3] as number) + 1).imports.map(({ from }) => from)).toEqual([
      { instance: rest[3], name: "f" },
      { instance: rest[3], name: "g" },
    ]);
    expect(flags).toBe(0);
    expect(plan.adapters).toMatchObject({ size: expect.any(Number), functions: ["f", "g", "run"] });
  });

  it("prints equal modules once", async () => {
    const { plan } = (await plannedText(composition)).linking;
    const windows = plan.steps.filter(({ imports }) => imports.some(({ kind, module }) => kind === "memory" && module === "0"));
    expect(new Set(windows.map((step) => step.module)).size).toBe(2);
    expect(windows).toHaveLength(3);
  });

  it("leaves instances as they are that no fused call touches", async () => {
    const { plan } = (await plannedText(composition)).linking;
    const isPrinted = (instance: number) => stepAt(plan, instance).source === "adapters";
    const exported = new Map(plan.exports.map((each) => [each.function, each]));
    expect(isPrinted(exported.get("by")?.core.instance ?? 0)).toBe(false);
    expect(isPrinted(exported.get("run")?.core.instance ?? 0)).toBe(true);
    expect(isPrinted(plan.options[exported.get("run")?.options ?? 0]?.realloc?.instance ?? 0)).toBe(true);
    const log = plan.hostFunctions.findIndex((host) => host.kind === "import");
    expect(plan.steps.flatMap(({ imports }) => imports).filter(({ from }) => "host" in from && from.host === log)).toHaveLength(
      1,
    );
  });

  it("is the same each time", async () => {
    const [once, again] = [await plannedText(composition), await plannedText(composition)];
    expect(again.linking).toEqual(once.linking);
  });

  it("says nothing of adapters where none are needed", async () => {
    const { linking } = await plannedText(`(component ${libc}
      (core module $m (func (export "f")))
      (core instance $i (instantiate $m))
      (func (export "f") (canon lift (core func $i "f"))))`);
    expect(Object.keys(linking)).toEqual(["plan"]);
    expect(Object.keys(linking.plan)).not.toContain("adapters");
    expect(linking.plan.modules.every((module) => !("source" in module))).toBe(true);
  });

  it("imports under names that say what is meant", async () => {
    const { plan, adapters } = (await plannedText(composition)).linking;
    const step = plan.steps.find(({ imports }) => imports.some(({ module }) => module === "host"));
    const { offset, length } = plan.modules[step?.module ?? 0] ?? { offset: 0, length: 0 };
    const text = await print(adapters?.subarray(offset, offset + length) ?? new Uint8Array());
    expect(text).toContain('(import "flags" "may-leave 0"');
    expect(text).toContain('(import "host" "fault ');
    expect(text).toContain('(export "f" ');
  });
});
