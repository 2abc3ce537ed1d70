/** Functions of the API as Python writes them. */

import type { ApiFunction, ApiResult } from "../core/surface/surface.js";
import type { Raised } from "./docs.js";
import { bracketed, LINE_LENGTH, laidOut } from "./layout.js";
import { type Annotations, annotate, type Position, Uses } from "./types.js";

export interface SignatureOptions {
  readonly name: string;
  readonly keyword: "def" | "async def";
  readonly indent: string;
  /** What stands around the type of the result: `T` is `Awaitable[T] | T` where an application may answer either way. */
  readonly result: (type: string) => string;
  /** Whose parameters they are: the API's own take more, an implementation is given results. */
  readonly given: Position;
  readonly returned: Position;
  /** Of imports: optional parameters are always given. */
  readonly allGiven: boolean;
  /** `:` or `: ...` */
  readonly end: string;
}

export function signature(to: Annotations, func: ApiFunction, options: SignatureOptions): string {
  const positional = func.params.filter((param) => !param.optional);
  const named = func.params.filter((param) => param.optional);
  const items = [
    "self",
    ...positional.map((param) => `${param.names.python}: ${annotate(to, param.type, options.given)}`),
    ...(named.length === 0 ? [] : ["*"]),
    ...named.map((param) => {
      const written = `${param.names.python}: ${annotate(to, param.type, options.given)}`;
      return options.allGiven ? written : `${written} = None`;
    }),
  ];
  const result = options.result(resultType(to, func.result, options.returned));
  const head = bracketed(`${options.keyword} ${options.name}(`, items, `) -> ${result}${options.end}`, options.indent);
  const [lastLine = ""] = head.split("\n").slice(-1);
  if (lastLine.length <= LINE_LENGTH) return head;
  return head.slice(0, head.length - lastLine.length) + laidOut(") -> ", result, options.end, options.indent);
}

export function resultType(to: Annotations, result: ApiResult, position: Position): string {
  if (result.kind === "value") return annotate(to, result.type, position);
  return result.kind === "fallible" && result.ok !== undefined ? annotate(to, result.ok, position) : "None";
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
        : `with a payload of type ${annotate({ ...to, hidden: new Set(), uses: new Uses() }, func.result.error, "result")}`;
    return [{ name: "ResultError", when: `The call failed, ${payload}.` }];
  }
  return [{ name: errorClass.names.python, when: firstSentence(to.surface.world.types[errorClass.type]?.docs?.text) }];
}

function firstSentence(text: string | undefined): string {
  const [sentence] = (text ?? "").split(/(?<=\.)\s|\n\n/);
  return sentence?.replaceAll(/\s+/g, " ").trim() || "The call failed.";
}
