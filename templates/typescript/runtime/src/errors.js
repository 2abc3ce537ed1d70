/** The errors of the package. Wrong arguments are plain TypeErrors and RangeErrors. */

export class SdkError extends Error {}
SdkError.prototype.name = "SdkError";

export class ResultError extends SdkError {
  /** @param {unknown} payload @param {string} [name] the WIT name of the error's type */
  constructor(payload, name) {
    super(describe(payload, name));
    this.payload = payload;
  }
}
ResultError.prototype.name = "ResultError";

export class ClosedError extends SdkError {}
ClosedError.prototype.name = "ClosedError";

export class ReentrancyError extends SdkError {}
ReentrancyError.prototype.name = "ReentrancyError";

export class TrapError extends SdkError {
  /** @param {string} code @param {string} message @param {Error} [cause] what the engine threw */
  constructor(code, message, cause) {
    super(message, cause && { cause });
    this.code = code;
    this.guestFrames = guestFrames(cause ?? this);
  }
}
TrapError.prototype.name = "TrapError";

/** @param {Error} error @returns {import("./api.js").GuestFrame[]} innermost first */
function guestFrames(error) {
  const frames = [];
  for (const line of (error.stack ?? "").split("\n")) {
    const found = /^\s*(?:at )?(?:([^@\s(]+)[@ ]+)?\(?.*wasm-function\[(\d+)\](?::0x([0-9a-f]+))?/.exec(line);
    if (found) frames.push({ name: found[1], index: Number(found[2]), offset: found[3] && Number.parseInt(found[3], 16) });
  }
  return /** @type {any} */ (frames);
}

/**
 * A message for people: the payload's own, or its WIT form, e.g. `invoice-error: unknown-sku("nope")`.
 * @param {any} payload @param {string} [name]
 */
export function describe(payload, name = "error") {
  if (typeof payload === "string") return name === "error" || payload === "" ? payload || name : `${name}: ${payload}`;
  if (typeof payload?.message === "string") return payload.message;
  return payload === undefined ? name : `${name}: ${shown(payload)}`;
}

/** @param {any} value @returns {string} */
function shown(value) {
  if (typeof value?.kind === "string") return "value" in value ? `${value.kind}(${shown(value.value)})` : value.kind;
  return JSON.stringify(value, (_, v) => (typeof v === "bigint" ? String(v) : v)) ?? String(value);
}
