import type { AbiNode } from "../../../../wit/abi/abi.js";
import { checked, needsCheck } from "../check.js";
import { braced, component, type GoCode, go, place } from "../go.js";
import { load } from "../load.js";
import { reserve } from "../reserve.js";
import { run } from "../steps.js";
import { store } from "../store.js";
import { take } from "../take.js";
import { checkedLength } from "./list.js";
import { allocated, pairFunctions } from "./pair.js";
import type { ShapeFunctions } from "./shape-functions.js";

/** Entries are lowered in the order of their keys, so that a call is the same each time. */
export function mapFunctions(f: ShapeFunctions, { entry }: AbiNode & { kind: "map" }): readonly GoCode[] {
  const { glue } = f;
  const { size, align } = entry;
  const key = { ...entry.key, place: place("key") };
  const value = { ...entry.value, place: place("value") };
  const parts = [key, value];
  const sorted = go`${component}.${key.node.kind === "scalar" && key.node.scalar === "bool" ? "SortedBools" : "SortedKeys"}(*v)`;
  const checks = parts.filter(({ node }) => needsCheck(node));
  return [
    f.check(() =>
      checkedLength(
        size,
        checks.length > 0 &&
          braced(
            `for key${needsCheck(value.node) ? ", value" : ""} := range *v`,
            ...checks.map((part) => checked(glue, part.node, part.place, "return bad.Key(key)")),
          ),
      ),
    ),
    f.lowerElements(() => [
      go`keys := ${sorted}`,
      allocated("keys", entry),
      braced(
        "for i, key := range keys",
        "value := (*v)[key]",
        `entry := pointer + uint32(i)*${size}`,
        run(
          parts.map((part) => store(glue, part.node, part.place, "entry", part.offset)),
          "return 0, 0, err",
        ),
      ),
      "return pointer, length, nil",
    ]),
    f.reserve(() => [
      `c.Reserve(${align}, len(*v)*${size})`,
      braced(
        go`for _, key := range ${sorted}`,
        ...(value.node.hasPointers ? ["value := (*v)[key]"] : []),
        run(parts.flatMap((part) => reserve(glue, part.node, part.place))),
      ),
    ]),
    ...pairFunctions(f, entry),
    f.liftElements(() => [
      `count := len(elements) / ${size}`,
      `entries := make(${f.type}, count)`,
      braced(
        "for i := range count",
        `entry := elements[i*${size}:]`,
        `var key ${glue.types.of(key.node.type)}`,
        `var value ${glue.types.of(value.node.type)}`,
        run(parts.map((part) => load(glue, part.node, "entry", part.offset, part.place))),
        "entries[key] = value",
      ),
      "*v = entries",
      "return nil",
    ]),
    f.take(() => [
      go`${component}.TakeMap(v)`,
      braced("for key, value := range *v", run(take(glue, value.node, value.place)), "(*v)[key] = value"),
    ]),
  ];
}
