import { describe, expect, it } from "vitest";
import { unsupportedCalls } from "../../../../generators/core/unsupported-calls.js";
import { worldFromComponent } from "../../../../wit/world/world-from-component.js";
import { evaluate, unwrap } from "../../wit/component/component-text.js";

const text = `(component
  (import "i" (func $i))
  (component $Callee
    (core module $m (func (export "f")))
    (core instance $i (instantiate $m))
    (func (export "f") (canon lift (core func $i "f"))))
  (instance $callee (instantiate $Callee))
  (core func $f (canon lower (func $callee "f")))
  (core func $again (canon lower (func $callee "f")))
  (core func $i' (canon lower (func $i)))
  (func $lifted (canon lift (core func $i')))
  (export "a" (func $i)) (export "b" (func $lifted)) (export "c" (func $callee "f")))`;

async function refused(...backends: readonly { readonly linksAdapters?: true }[]): Promise<readonly string[]> {
  const evaluated = await evaluate(text);
  const world = unwrap(worldFromComponent(evaluated, "x"));
  return unsupportedCalls(world, evaluated, backends, "x").map(({ code, message }) => `${code}: ${message}`);
}

describe("calls that printed modules carry", () => {
  it("are refused, each once, where a runtime does not link such modules", async () => {
    expect(await refused({ linksAdapters: true }, {})).toEqual([
      "fused-call: the component calls `f` from one of its own parts to another (a fused call)",
      "passed-through-import: the export `a` is the component's own import `i`",
      "passed-through-import: the export `b` is the component's own import `i`",
    ]);
  });

  it("are no obstacle to others", async () => {
    expect(await refused({ linksAdapters: true })).toEqual([]);
  });
});
