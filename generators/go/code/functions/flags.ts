/** Flags are bits on both sides, so that there is only something to check. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { hex } from "../glue.js";
import { braced, component, type GoCode, go } from "../go.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function flagsFunctions(f: ShapeFunctions, node: AbiNode & { kind: "flags" }): readonly GoCode[] {
  const { definition } = f.glue.publicType(node.named);
  return [
    f.check(() => [
      braced(
        `if unknown := *v &^ ${hex(node.mask)}; unknown != 0`,
        go`return ${component}.Invalid("%#x is no flag of ${definition.name.kebab}", uint32(unknown))`,
      ),
      "return nil",
    ]),
  ];
}
