/** WASI: the layer's bytes, and the private world that the layer calls. A part that packages without it do not have. */

import { packed } from "../adapters.js";
import { NamedCall } from "./call.js";
import { Host } from "./host.js";
import { checkedOptions, optionNames } from "./options.js";

export { BlockedError, ExitError } from "./errors.js";

/** @typedef {NonNullable<import("../api.js").LinkPlan["layer"]>} Layer */

/** The part of the linker. */
export const wasi = { optionNames, checkedOptions, bytes, Host, Call: NamedCall };

/** It comes with its plan. @param {Layer} layer */
function bytes(layer) {
	return packed(layer, "layer");
}
