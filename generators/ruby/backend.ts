import { failed, succeed } from "../../wit/diagnostic.js";
import type { Backend } from "../core/backend.js";
import { buildView } from "./build-view.js";
import { rubyCoreFeatures } from "./core-features.js";
import { rubyNames } from "./names.js";
import { optionFaults, type RubyOptions, rubyOptions } from "./options.js";
import { render } from "./render.js";
import { rubySuite } from "./suite.js";
import type { RubyTarget } from "./target-options.js";

export const ruby: Backend<RubyOptions, RubyTarget> = {
  id: "ruby",
  title: "Ruby",
  names: rubyNames,
  coreFeatures: rubyCoreFeatures,
  plans: { exchange: true, multiMemory: true },
  options: rubyOptions,
  generate: (input, options) => {
    const faults = optionFaults(options);
    return faults.length > 0 ? failed(...faults) : succeed(render(buildView(input, options), input.artifact.bytes));
  },
  view: buildView,
  suite: rubySuite,
};
