/** Functions of the API as Python writes them. */

import type { ApiFunction, ApiParam, ApiResult } from "../../core/surface/surface.js";
import { LINE_LENGTH } from "../code/layout.js";
import { list, type Python, type PythonBlock, type PythonCode, py, pyCode } from "../code/python.js";
import { type Annotation, laidOut, named, written } from "./annotation.js";
import type { Raised } from "./docs.js";
import { type Annotations, annotate, type Position } from "./types.js";

export interface SignatureOptions {
  readonly name: string;
  readonly keyword: "def" | "async def";
  /** What stands around the type of the result: `T` is `Awaitable[T] | T` where an application may answer either way. */
  readonly result: (type: Annotation) => Annotation;
  /** Whose parameters they are: the API's own take more, an implementation is given results. */
  readonly given: Position;
  readonly returned: Position;
  /** Of imports: optional parameters are always given. */
  readonly allGiven: boolean;
}

/** Of a method, in its class: the line that ends in a colon, or several. */
export function signature(to: Annotations, func: ApiFunction, options: SignatureOptions): PythonCode {
  const indent = 4;
  const params = parameters(to, func, options);
  const open = `${options.keyword} ${options.name}(`;
  const result = options.result(resultType(to, func.result, options.returned));
  const close = py`) -> ${written(result)}:`;
  const line = py`${open}${list(["self", ...params.map(onOneLine)])}${close}`;
  if (indent + line.text.length <= LINE_LENGTH) return pyCode(line);
  const items: readonly PythonBlock[] = ["self,", ...params.map((param) => onItsLine(param, indent + 4))];
  return pyCode(open, items, indent + close.text.length <= LINE_LENGTH ? close : laidOut(") -> ", result, ":", indent));
}

/** `(customer_id: str, *, currency: Currency | None = None) -> Invoice`, for a reader. */
export function shownCall(to: Annotations, func: ApiFunction): string {
  const params = parameters(to, func, { given: "wide", allGiven: false }).map(onOneLine);
  return py`(${list(params)}) -> ${written(resultType(to, func.result, "result"))}`.text;
}

/** A parameter, or the star that named ones stand behind. */
type Parameter = "*" | { readonly name: string; readonly type: Annotation; readonly value: "" | " = None" };

function parameters(
  to: Annotations,
  func: ApiFunction,
  { given, allGiven }: Pick<SignatureOptions, "given" | "allGiven">,
): readonly Parameter[] {
  const written = (param: ApiParam): Parameter => ({
    name: param.names.python,
    type: annotate(to, param.type, given),
    value: param.optional && !allGiven ? " = None" : "",
  });
  const optional = func.params.filter((param) => param.optional).map(written);
  const positional = func.params.filter((param) => !param.optional).map(written);
  return [...positional, ...(optional.length === 0 ? [] : ["*" as const]), ...optional];
}

function onOneLine(param: Parameter): Python {
  return param === "*" ? py`*` : py`${param.name}: ${written(param.type)}${param.value}`;
}

/** A type that is too long for a line goes on over several. */
function onItsLine(param: Parameter, indent: number): PythonCode {
  return param === "*" ? pyCode("*,") : laidOut(`${param.name}: `, param.type, `${param.value},`, indent);
}

export function resultType(to: Annotations, result: ApiResult, position: Position): Annotation {
  if (result.kind === "value") return annotate(to, result.type, position);
  return result.kind === "fallible" && result.ok !== undefined ? annotate(to, result.ok, position) : named(py`None`);
}

/** Names of the parameters, in the order in which `_abi` takes them. */
export function argumentNames(func: ApiFunction): readonly string[] {
  return func.params.map((param) => param.names.python);
}

export function raised(to: Annotations, func: ApiFunction): readonly Raised[] {
  if (func.result.kind !== "fallible") return [];
  const errorClass = func.result.errorClass === undefined ? undefined : to.surface.errors[func.result.errorClass];
  if (errorClass === undefined) {
    const payload =
      func.result.error === undefined
        ? "without payload"
        : `with a payload of type ${written(annotate({ ...to, hidden: new Set() }, func.result.error, "result")).text}`;
    return [{ name: "ResultError", when: `The call failed, ${payload}.` }];
  }
  return [{ name: errorClass.names.python, when: firstSentence(to.surface.world.types[errorClass.type]?.docs?.text) }];
}

function firstSentence(text: string | undefined): string {
  const [sentence] = (text ?? "").split(/(?<=\.)\s|\n\n/);
  return sentence?.replaceAll(/\s+/g, " ").trim() || "The call failed.";
}
