import { failed, succeed } from "../../wit/diagnostic.js";
import type { Backend } from "../core/backend.js";
import { buildView } from "./build-view.js";
import { pythonCoreFeatures } from "./core-features.js";
import { pythonNames } from "./names.js";
import { optionFaults, type PythonOptions, pythonOptions } from "./options.js";
import { render } from "./render.js";
import { pythonSuite } from "./suite/suite.js";
import type { PythonTarget } from "./target-options.js";

export const python: Backend<PythonOptions, PythonTarget> = {
  id: "python",
  title: "Python",
  names: pythonNames,
  coreFeatures: pythonCoreFeatures,
  plans: { exchange: true, multiMemory: true },
  options: pythonOptions,
  generate: (input, options) => {
    const faults = optionFaults(options);
    return faults.length > 0 ? failed(...faults) : succeed(render(buildView(input, options), input));
  },
  view: buildView,
  suite: pythonSuite,
};
