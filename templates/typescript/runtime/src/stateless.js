/** For artifacts that keep no state between calls: after a failure the next call goes on with a new instance. */

import { ClosedError } from "./errors.js";
import { instantiate } from "./link.js";

const REFUSAL = "the client starts anew after a failure: call again a little later, or use it in a Worker, where a call can wait for that";

/** Lets an instance start anew. @param {import("./instance.js").Instance} instance @param {() => import("./link.js").Steps} steps that link it again */
export function renewable(instance, steps) {
	instance.renew = () => startAnew(instance, steps());
}

/**
 * Links a new instance into the object of the dead one. Within a call there is no time to wait for the engine; but on a page's main thread V8
 * instantiates no large module without waiting. There the call fails, and later ones find the new instance.
 * @param {import("./instance.js").Instance} instance @param {import("./link.js").Steps} steps
 */
function startAnew(instance, steps) {
	let step = steps.next();
	try {
		while (!step.done) step = steps.next(new WebAssembly.Instance(...step.value));
	} catch (error) {
		if (step.done || !(error instanceof RangeError && /main thread/.test(error.message))) throw instance.fail(error);
		instance.refusal = REFUSAL;
		instantiate(instance, steps, step)
			.catch(() => {}) // It is dead again, and the next call tries anew.
			.then(() => {
				if (instance.refusal === REFUSAL) instance.refusal = undefined;
			});
		throw new ClosedError(REFUSAL, { cause: error });
	}
}
