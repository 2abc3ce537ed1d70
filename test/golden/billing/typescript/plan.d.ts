import type { LinkPlan } from "./runtime/api.js";

/** How the artifact of this package is instantiated. */
declare const plan: LinkPlan;
export default plan;
