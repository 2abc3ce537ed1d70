import { failed, succeed } from "../../wit/diagnostic.js";
import type { Backend } from "../core/backend.js";
import { buildView } from "./build-view.js";
import { pythonCoreFeatures } from "./core-features.js";
import { pythonNames } from "./names.js";
import { optionFaults, type PythonOptions, pythonOptions } from "./options.js";
import { renderPackage } from "./render.js";
import { pythonSuite } from "./suite.js";
import type { PythonTarget } from "./target-options.js";

export const python: Backend<PythonOptions, PythonTarget> = {
  id: "python",
  title: "Python",
  names: pythonNames,
  coreFeatures: pythonCoreFeatures,
  linksAdapters: true,
  options: pythonOptions,
  generate: (input, options) => {
    const faults = optionFaults(options);
    return faults.length > 0 ? failed(...faults) : succeed(renderPackage(buildView(input, options), input, options));
  },
  view: buildView,
  suite: pythonSuite,
};
