/** Which case a value is. */

import { component, type GoExpression, go } from "./go.js";
import { loadBits, widthOf } from "./scalars.js";

export interface Discriminant {
  /** As a `switch` looks at it. */
  readonly found: GoExpression;
  /** The same as a `uint32`. */
  readonly number: GoExpression;
}

export function inMemory(bytes: 1 | 2 | 4, memory: string): Discriminant {
  const found = loadBits(widthOf(bytes), memory, 0);
  return { found, number: go`uint32(${found})` };
}

/** The first of the flat values. */
export function inFlat(flat: string): Discriminant {
  const number = go`uint32(${flat}[0])`;
  return { found: number, number };
}

/** The error of one that no case has. */
export function badDiscriminant({ number }: Discriminant): GoExpression {
  return go`${component}.BadDiscriminant(${number})`;
}
