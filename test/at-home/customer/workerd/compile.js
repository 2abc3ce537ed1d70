/** Before deploying: takes the core modules out of the component, for workerd to compile. */

import { readFileSync, writeFileSync } from "node:fs";
import plan from "@acme/visitors/plan";

const component = readFileSync(new URL(import.meta.resolve("@acme/visitors/visitors.wasm")));
for (const [i, { offset, length }] of plan.modules.entries()) {
  writeFileSync(new URL(`core${i}.wasm`, import.meta.url), component.subarray(offset, offset + length));
}
