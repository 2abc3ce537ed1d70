import { createHash } from "node:crypto";
import type { PlanAdapters, PlanModule } from "./link-plan.js";

/** The file of printed modules, one after the other; equal ones stand in it once. */
export class PrintedFile {
  readonly #parts = new Map<string, { readonly bytes: Uint8Array; readonly module: PlanModule }>();
  #size = 0;

  add(bytes: Uint8Array): PlanModule {
    const key = digest(bytes);
    const known = this.#parts.get(key);
    if (known !== undefined) return known.module;
    const module: PlanModule = { source: "adapters", offset: this.#size, length: bytes.length };
    this.#parts.set(key, { bytes, module });
    this.#size += bytes.length;
    return module;
  }

  /** Undefined when nothing was printed. */
  get contents(): Uint8Array | undefined {
    if (this.#size === 0) return undefined;
    const contents = new Uint8Array(this.#size);
    for (const { bytes, module } of this.#parts.values()) contents.set(bytes, module.offset);
    return contents;
  }

  describe(contents: Uint8Array, functions: readonly string[]): PlanAdapters {
    return { sha256: digest(contents), size: contents.length, functions };
  }
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
