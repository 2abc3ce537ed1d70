/** The options of a client whose component calls WASI. */

import { py, runtimeClass } from "../code/python.js";
import type { Option } from "./client-option.js";
import { abc } from "./types.js";

/** In the order in which the runtime takes them. */
export const wasiOptions: readonly Option[] = [
  {
    name: "env",
    type: py`${abc({}, "Mapping")}[str, str] | None`,
    value: " = None",
    docs: "Environment variables of the component.",
  },
  {
    name: "args",
    type: py`${abc({}, "Sequence")}[str]`,
    value: " = ()",
    docs: "Its command line; the first is the program's name.",
  },
  {
    name: "stdin",
    type: runtimeClass("Input"),
    value: ' = b""',
    docs: "What it reads: bytes, text as UTF-8, or a binary file, which another thread reads.",
  },
  {
    name: "stdout",
    type: py`${runtimeClass("Output")} | None`,
    value: " = None",
    docs: "Where it prints: a function that takes bytes, or a file.",
  },
  {
    name: "stderr",
    type: py`${runtimeClass("Output")} | None`,
    value: " = None",
    docs: "Where it prints errors, besides `TrapError.stderr`.",
  },
  {
    name: "clock",
    type: py`${runtimeClass("Clock")} | None`,
    value: " = None",
    docs: "For tests: gives the time, as a datetime with a time zone. Both clocks of the component follow it.",
  },
  {
    name: "random",
    type: py`${runtimeClass("RandomSource")} | None`,
    value: " = None",
    docs: "For tests: gives so many bytes.",
  },
];
