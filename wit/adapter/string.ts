import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc } from "../core-wasm/module-builder.js";
import { allocate, checkPointer } from "./checks.js";
import { copier } from "./copy.js";
import { type Crossing, callShared, faultIf, shared } from "./crossing.js";
import { ifInPlace, ifLong } from "./in-place.js";
import { memoryOf } from "./side.js";
import { callWithSpan, packSpan, type Span, spanToSpan } from "./span.js";
import { type TextForm, transcoder } from "./transcode.js";

/** Of a list or string, in bytes: CanonicalABI.md, `MAX_STRING_BYTE_LENGTH`. */
const MAX_BYTE_LENGTH = 2 ** 28 - 1;
/** Set in the length of a string in latin1+utf16 that is UTF-16. */
const UTF16_TAG = 2 ** 31;

/** Carries a string over. It is measured first, so that it is allocated once, at its final size. */
export function crossString(crossing: Crossing, span: Span): Span {
  const { from } = crossing;
  const func = from.encoding === "latin1+utf16" ? taggedString(crossing) : stringOf(crossing, from.encoding, from.encoding);
  return callWithSpan(crossing, func, span);
}

/** Looks at the tag. */
function taggedString(crossing: Crossing): DefinedFunc {
  return shared(crossing, "tagged string", spanToSpan, (inner) => {
    const { body } = inner;
    const [pointer, length] = [body.param(0), body.param(1)];
    body
      .get(length)
      .i32(UTF16_TAG)
      .op("i32.and")
      .if(() => {
        body.get(pointer, length).i32(UTF16_TAG).op("i32.xor");
        callShared(inner, stringOf(inner, "utf16", "latin1+utf16")).op("return");
      });
    callShared({ ...inner, body: body.get(pointer, length) }, stringOf(inner, "latin1", "latin1+utf16"));
  });
}

/** `(pointer, code units, function) -> pointer and length`, the length in the upper half. */
function stringOf(crossing: Crossing, form: TextForm, encoding: Crossing["from"]["encoding"]): DefinedFunc {
  return shared(crossing, `string ${form}`, spanToSpan, (inner) => {
    const { body, module, from } = inner;
    const [pointer, units] = [body.param(0), body.param(1)];
    const [bytes, measured] = [body.local("i32"), body.local("i64")];
    const unitSize = form === "utf16" ? 2 : 1;
    const isSame = form === "utf8" && inner.to.encoding === "utf8";
    if (isSame) ifInPlace(inner, units, () => packSpan(inner, pointer).op("return"));
    body
      .get(units)
      .i32(Math.floor(MAX_BYTE_LENGTH / unitSize))
      .op("i32.gt_u");
    faultIf(inner, "too-long");
    body.get(units);
    if (unitSize === 2) body.i32(1).op("i32.shl");
    body.set(bytes);
    checkPointer(inner, from, pointer, bytes, encoding === "utf8" ? 1 : 2);
    if (isSame) ifLong(inner, bytes, units, () => packSpan(inner, pointer).op("return"));
    const text = { pointer, units, bytes, measured };
    // What the host wrote is valid.
    if (isSame && from.exchange !== undefined) {
      writers.utf8(inner, form, text);
      return;
    }
    // Latin-1 is always valid, and only UTF-8 takes another number of units for it.
    if (form !== "latin1" || inner.to.encoding === "utf8") {
      body
        .get(pointer, bytes)
        .call(module.text(memoryOf(from), form))
        .set(measured);
    }
    if (form !== "latin1") {
      body.get(measured).i64(0n).op("i64.lt_s");
      faultIf(inner, form === "utf8" ? "invalid-utf8" : "invalid-utf16");
    }
    writers[inner.to.encoding](inner, form, text);
  });
}

interface Text {
  readonly pointer: Local;
  readonly units: Local;
  readonly bytes: Local;
  readonly measured: Local;
}

type Writer = (crossing: Crossing, form: TextForm, text: Text) => void;

/** By the encoding of the receiving side. */
const writers: Readonly<Record<Crossing["to"]["encoding"], Writer>> = {
  utf8: (crossing, form, text) => {
    const push = () => (form === "utf8" ? crossing.body.get(text.bytes) : pushMeasured(crossing, text));
    write(crossing, form, "utf8", text, push, 1);
  },
  utf16: (crossing, form, text) => {
    const push = () => (form === "utf8" ? pushMeasured(crossing, text) : crossing.body.get(text.units));
    write(crossing, form, "utf16", text, push, 2);
  },
  "latin1+utf16": (crossing, form, text) => {
    const { body } = crossing;
    const push = () => (form === "utf8" ? pushMeasured(crossing, text) : body.get(text.units));
    if (form !== "latin1") {
      body.get(text.measured).i64(32n).op("i64.shr_u").op("i32.wrap_i64");
      body.if(() => {
        write(crossing, form, "utf16", text, push, 2, UTF16_TAG);
        body.op("return");
      });
    }
    write(crossing, form, "latin1", text, push, 2);
  },
};

function pushMeasured({ body }: Crossing, { measured }: Text): void {
  body.get(measured).op("i32.wrap_i64");
}

/** Allocates and fills; leaves pointer and length on the stack as one number. */
function write(
  crossing: Crossing,
  form: TextForm,
  target: TextForm,
  { pointer, bytes }: Text,
  pushUnits: () => void,
  align: number,
  tag = 0,
): void {
  const { body } = crossing;
  const [made, units] = [body.local("i32"), body.local("i32")];
  pushUnits();
  body.set(units).i32(align).get(units);
  if (target === "utf16") body.i32(1).op("i32.shl");
  allocate(crossing);
  body.set(made);
  if (form === target) body.get(made, pointer, bytes).call(copier(crossing));
  else body.get(pointer, bytes, made).call(transcoder(crossing, form, target));
  body.get(made).op("i64.extend_i32_u").get(units);
  if (tag !== 0) body.i32(tag).op("i32.or");
  body.op("i64.extend_i32_u").i64(32n).op("i64.shl").op("i64.or");
}
