import type { FuncType } from "../core-wasm/module-builder.js";
import type { AdapterHostFunction } from "../plan/link-plan.js";

const transfer: FuncType = { params: ["i32", "i32"], results: ["i32"] };

/** The core types of the host functions that printed modules import. */
export const hostTypes: Readonly<Record<AdapterHostFunction["kind"], FuncType>> = {
  fault: { params: ["i32", "i32"], results: [] },
  "transfer-own": transfer,
  "transfer-borrow": transfer,
  "enter-call": { params: [], results: [] },
  "exit-call": { params: ["i32"], results: [] },
  copy: { params: ["i32", "i32", "i32"], results: [] },
  load: { params: [], results: [] },
};
