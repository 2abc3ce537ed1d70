import type { AbiNode } from "../../../../wit/abi/abi.js";
import { component, type GoBlock, type GoCode, go } from "../go.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function enumFunctions(f: ShapeFunctions, node: AbiNode & { kind: "enum" }): readonly GoCode[] {
  const { members, definition } = f.glue.publicType(node.named);
  const constants = members.map(({ names }) => names.go);
  // The first case is what the function gives otherwise.
  const later = constants.slice(1).flatMap((constant, i): readonly GoBlock[] => [`case ${constant}:`, [`return ${i + 1}`]]);
  return [
    f.check(() => [
      "switch *v {",
      `case ${constants.join(", ")}:`,
      ["return nil"],
      "}",
      go`return ${component}.Invalid("%q is no case of ${definition.name.kebab}", string(*v))`,
    ]),
    f.index(() => [...(later.length > 0 ? ["switch v {", ...later, "}"] : []), "return 0"]),
    f.case(() => [
      "switch discriminant {",
      ...constants.flatMap((constant, i): readonly GoBlock[] => [`case ${i}:`, [`*v = ${constant}`]]),
      "default:",
      [go`return ${component}.BadDiscriminant(discriminant)`],
      "}",
      "return nil",
    ]),
  ];
}
