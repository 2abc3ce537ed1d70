/** What lists and maps have alike: a pointer and a length, which lead to their elements. */

import type { GoBlock, GoCode } from "../go.js";
import { goCode } from "../go.js";
import type { ShapeFunctions } from "./shape-functions.js";

interface Layout {
  readonly size: number;
  readonly align: number;
}

export function pairFunctions(f: ShapeFunctions, { size, align }: Layout): readonly GoCode[] {
  const lowered = `pointer, length, err := lower${f.name}(c, v)`;
  const filled = (elements: string): readonly GoBlock[] => [
    `elements, err := ${elements}`,
    ...orReturn,
    `return fill${f.name}(c, elements, v)`,
  ];
  return [
    f.store(() => [lowered, ...orReturn, "c.PutPair(at, pointer, length)", "return nil"]),
    f.lowerFlat(() => [lowered, "flat[0], flat[1] = uint64(pointer), uint64(length)", "return err"]),
    f.load(() => filled(`c.List(memory, ${align}, ${size})`)),
    f.liftFlat(() => filled(`c.Elements(uint32(flat[0]), uint32(flat[1]), ${align}, ${size})`)),
  ];
}

const orReturn: readonly GoBlock[] = ["if err != nil {", ["return err"], "}"];

/** Allocates what the elements of `list` or `keys` take. */
export function allocated(counted: string, { size, align }: Layout): GoCode {
  return goCode(
    `length = uint32(len(${counted}))`,
    `if pointer, err = c.Alloc(${align}, length*${size}); err != nil {`,
    ["return 0, 0, err"],
    "}",
  );
}
