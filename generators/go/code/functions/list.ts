import type { AbiNode } from "../../../../wit/abi/abi.js";
import { checked, needsCheck } from "../check.js";
import { isPlain } from "../glue.js";
import { braced, component, elementOf, type GoBlock, type GoCode, go, goCode, place, pointee } from "../go.js";
import { load } from "../load.js";
import { reserve } from "../reserve.js";
import { guarded, run } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import { allocated, pairFunctions } from "./pair.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function listFunctions(f: ShapeFunctions, { element }: AbiNode & { kind: "list" }): readonly GoCode[] {
  const { glue } = f;
  const { size } = element;
  const item = place("list[i]");
  const itself = elementOf(pointee("v"), "i");
  return [
    f.check(() =>
      checkedLength(size, needsCheck(element) && braced("for i := range *v", checked(glue, element, itself, "return bad.At(i)"))),
    ),
    f.lowerElements(() => [
      "list := *v",
      allocated("list", element),
      isPlain(element) ? putAll() : storeAll(),
      "return pointer, length, nil",
    ]),
    f.reserve(() => [
      "list := *v",
      `c.Reserve(${element.align}, len(list)*${size})`,
      braced("for i := range list", run(reserve(glue, element, item))),
    ]),
    ...pairFunctions(f, element),
    f.liftElements(() => [
      `list := make(${f.type}, len(elements)/${size})`,
      braced("for i := range list", `element := elements[i*${size}:]`, run([load(glue, element, "element", 0, item)])),
      "*v = list",
      "return nil",
    ]),
    f.take(() => [go`${component}.TakeList(v)`, braced("for i := range *v", run(take(glue, element, itself)))]),
  ];

  function putAll(): GoCode {
    return goCode(
      `memory := c.At(pointer, length*${size})`,
      braced("for i := range list", `element := memory[i*${size}:]`, run([put(glue, element, item, "element", 0)])),
    );
  }

  function storeAll(): GoCode {
    const step = store(glue, element, item, "element", 0);
    return braced("for i := range list", `element := pointer + uint32(i)*${size}`, run([step], "return 0, 0, err"));
  }
}

/** Of a list or map; a loop checks the elements where that is needed. */
export function checkedLength(size: number, elements: GoCode | false): readonly GoBlock[] {
  const length = go`${component}.CheckLength(len(*v), ${size})`;
  return elements === false ? [go`return ${length}`] : [guarded("bad", length, "return bad"), elements, "return nil"];
}
