/**
 * The canonical ABI of a world's functions, with every number computed: back ends print what stands here and never do arithmetic.
 * A node describes one value; the same tree serves lifting and lowering, from and to memory and flat core values.
 * Source: component-model `design/mvp/CanonicalABI.md` ("Alignment", "Element Size", "Flattening").
 */

import type { WitName } from "../name.js";
import type { Func, ScalarKind, TypeIndex, ValueType } from "../world/world.js";

export type FlatType = "i32" | "i64" | "f32" | "f64";

interface NodeBase {
  /** Bytes in memory. */
  readonly size: number;
  /** Bytes: 1, 2, 4 or 8. */
  readonly align: number;
  /** Core values when passed flat, in order; cut off at 17, which already means that the value is never passed flat. */
  readonly flat: readonly FlatType[];
  /** The type as the world names it, through aliases: what the value is called in the API. */
  readonly type: ValueType;
  /** Whether the value contains a handle at any depth. */
  readonly hasHandles: boolean;
  /** Whether the value points into memory at any depth (strings, lists, maps): lowering it needs realloc. */
  readonly hasPointers: boolean;
}

export interface Slot {
  readonly node: AbiNode;
  /** Byte offset from the start of the aggregate. */
  readonly offset: number;
  /** Index of its first flat value within the aggregate's flat values. */
  readonly flatIndex: number;
}

export type AbiNode = NodeBase &
  (
    | { readonly kind: "scalar"; readonly scalar: ScalarKind }
    | { readonly kind: "string" }
    | { readonly kind: "list"; readonly element: AbiNode }
    | { readonly kind: "fixed-list"; readonly element: AbiNode; readonly length: number }
    /** In memory a list of pairs; `entry` is that pair's layout. */
    | {
        readonly kind: "map";
        readonly entry: { readonly size: number; readonly align: number; readonly key: Slot; readonly value: Slot };
      }
    | { readonly kind: "record"; readonly named: TypeIndex; readonly fields: readonly (Slot & { readonly name: WitName })[] }
    | { readonly kind: "tuple"; readonly items: readonly Slot[] }
    | {
        readonly kind: "flags";
        readonly named: TypeIndex /** Bytes in memory: 1, 2 or 4; flat it is one i32. */;
        readonly bytes: 1 | 2 | 4;
        readonly count: number /** Bit i is flag i. */;
        readonly mask: number;
      }
    | { readonly kind: "enum"; readonly named: TypeIndex; readonly discriminant: Discriminant; readonly count: number }
    | {
        readonly kind: "variant";
        readonly named: TypeIndex;
        readonly discriminant: Discriminant;
        readonly payloadOffset: number;
        readonly cases: readonly CaseAbi[];
      }
    /** Cases are none (0) and some (1). */
    | {
        readonly kind: "option";
        readonly discriminant: Discriminant;
        readonly payloadOffset: number;
        readonly cases: readonly [CaseAbi, CaseAbi];
      }
    /** Cases are ok (0) and error (1). */
    | {
        readonly kind: "result";
        readonly discriminant: Discriminant;
        readonly payloadOffset: number;
        readonly cases: readonly [CaseAbi, CaseAbi];
      }
    | { readonly kind: "own" | "borrow"; readonly resource: TypeIndex }
  );

export interface Discriminant {
  /** Bytes in memory: 1, 2 or 4; flat it is one i32. */
  readonly bytes: 1 | 2 | 4;
  /** Number of cases: a discriminant at or above it traps. */
  readonly count: number;
}

export interface CaseAbi {
  /** E.g. `unknown-sku`; `none`, `some`, `ok`, `error` for options and results. */
  readonly name: WitName;
  readonly payload?: AbiNode;
  /**
   * Payload flat value j is core value 1 + j of the variant, whose type may be wider (the join over all cases): how to get from the joined
   * type to the case's own when lifting, and back when lowering. As long as the payload's flat list; joined slots beyond it
   * are lowered as zero and ignored when lifting.
   */
  readonly coercions: readonly Coercion[];
}

/** Named `own-joined`: `f32-i32` reinterprets an f32 as the joined i32; `i32-i64` extends unsigned; `f32-i64` does both. */
export type Coercion = "same" | "f32-i32" | "i32-i64" | "f32-i64" | "f64-i64";

export interface FuncAbi {
  readonly function: Func;
  readonly params: ParamsAbi;
  readonly result?: ResultAbi;
  /** Core signature of the function when exported (lifted): what the host calls. */
  readonly lifted: CoreSignature;
  /** Core signature when imported (lowered): what the guest calls. */
  readonly lowered: CoreSignature;
}

export interface CoreSignature {
  readonly params: readonly FlatType[];
  readonly results: readonly FlatType[];
}

export interface ParamsAbi {
  /** Offsets are those of the parameter tuple; they matter only when `spilled`. */
  readonly slots: readonly (Slot & { readonly name: WitName })[];
  readonly flat: readonly FlatType[];
  /** More than 16 flat values: they are passed as one pointer to a tuple in memory. */
  readonly spilled: boolean;
  readonly size: number;
  readonly align: number;
}

export interface ResultAbi {
  readonly node: AbiNode;
  /** More than one flat value: a lifted function returns a pointer, a lowered one takes a return pointer as its last parameter. */
  readonly spilled: boolean;
}

/** Limits of the canonical ABI. */
export const MAX_FLAT_PARAMS = 16;
export const MAX_FLAT_RESULTS = 1;
