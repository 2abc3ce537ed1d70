/** Go text that knows which packages it uses, and how Go writes places and operators. */

import { atom, type Block, type Code, code, type Expression, expression, name, operand } from "../../core/code/code.js";

/** What a file imports: packages of the standard library by their paths, those of the runtime by their names. */
export type GoPackage =
  | "context"
  | "embed"
  | "encoding/binary"
  | "errors"
  | "fmt"
  | "io"
  | "log"
  | "maps"
  | "math"
  | "slices"
  | "testing"
  | "time"
  | RuntimePackage;

/** Packages of the runtime, which lie in `internal/`. */
export type RuntimePackage = "component" | "wasi" | "wasihttp";

export type GoExpression = Expression<GoPackage>;
export type GoCode = Code<GoPackage>;
export type GoBlock = Block<GoPackage>;

/** An expression that needs no parentheses anywhere, or a line. */
export const go = atom<GoPackage>;
export const goCode = code<GoPackage>;

export const binary = name<GoPackage>("binary", "encoding/binary");
export const component = name<GoPackage>("component");
export const context = name<GoPackage>("context");
export const errors = name<GoPackage>("errors");
export const fmt = name<GoPackage>("fmt");
export const log = name<GoPackage>("log");
export const math = name<GoPackage>("math");
export const wasi = name<GoPackage>("wasi");

/** Go's precedences, as far as they are needed; calls, selectors and indices bind tightest. */
const COMPARISON = 3;
const PRODUCT = 5;
const UNARY = 6;
const PRIMARY = 7;

export const comparison = expression(COMPARISON)<GoPackage>;
export const product = expression(PRODUCT)<GoPackage>;
const unary = expression(UNARY)<GoPackage>;

/** As it stands in front of a selector or an index. */
export function primary(value: GoExpression): GoExpression {
  return operand(value, PRIMARY);
}

/** What can be assigned to and pointed at. */
export interface Place {
  readonly value: GoExpression;
  readonly address: GoExpression;
}

/** A variable, a field or an element. */
export function place(written: string | GoExpression): Place {
  const value = go`${written}`;
  return { value, address: unary`&${value}` };
}

/** What a pointer leads to. */
export function pointee(pointer: string | GoExpression): Place {
  const address = typeof pointer === "string" ? go`${pointer}` : pointer;
  return { value: unary`*${address}`, address };
}

export function elementOf({ value }: Place, index: string): Place {
  return place(go`${primary(value)}[${index}]`);
}

/** With a constant distance, e.g. `at+16`. */
export function plus(base: string, distance: number): string {
  return distance === 0 ? base : `${base}+${distance}`;
}

/** E.g. `if bad {`, the body one step in, `}`. */
export function braced(head: string | GoExpression, ...body: readonly GoBlock[]): GoCode {
  return goCode(go`${head} {`, body, "}");
}
