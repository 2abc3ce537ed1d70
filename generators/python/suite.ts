import type { NativeSuite } from "../core/native-suite.js";
import type { PythonOptions } from "./options.js";

export const pythonSuite = {} as NativeSuite<PythonOptions>;
