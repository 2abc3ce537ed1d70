import { malformed } from "../../refusal.js";
import type { CoreExternType, CoreImport } from "../decoded-component.js";
import type { FeatureSet } from "./feature-set.js";
import { addOpcodeFeatures, noOpcodes } from "./opcode-features.js";
import type { CoreType } from "./type-section.js";

export type ExternKind = CoreExternType["kind"];

/** What the sections of one core module have given so far. */
export class ModuleContents {
  readonly types: CoreType[] = [];
  readonly imports: CoreImport[] = [];
  readonly exports: { readonly at: number; readonly name: string; readonly kind: ExternKind; readonly index: number }[] = [];
  readonly spaces: { readonly [K in ExternKind]: CoreExternType[] } = { func: [], table: [], memory: [], global: [], tag: [] };
  readonly features: FeatureSet = new Set();
  readonly seen = noOpcodes();
  importedGlobals = 0;
  /** Functions that the function section declares, and bodies that the code section has. */
  functions = 0;
  bodies = 0;

  define(type: CoreExternType): void {
    this.spaces[type.kind].push(type);
  }

  finish(offset: number): void {
    if (this.functions !== this.bodies) {
      malformed(offset, `a core module declares ${this.functions} functions and has code for ${this.bodies}`);
    }
    if (this.spaces.memory.length > 1) this.features.add("multi-memory");
    if (this.spaces.table.length > 1) this.features.add("reference-types");
    addOpcodeFeatures(this.seen, this.features);
  }
}
