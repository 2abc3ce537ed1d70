/** `__init__.py`: all names of the API in one flat namespace. */

import type { Surface } from "../../core/surface/surface.js";
import { docstring } from "../api/docs.js";
import { modulesOf } from "../api/modules.js";
import { bracketed } from "../code/layout.js";
import { pyCode } from "../code/python.js";
import { fromLines } from "./import-lines.js";
import { pythonText } from "./module.js";

const runtimeNames: readonly (readonly [string, readonly string[]])[] = [
  ["_runtime.aio", ["Opening"]],
  ["_runtime.errors", ["CallTimeoutError", "ClosedError", "ReentrancyError", "ResultError", "SdkError", "TrapError"]],
  ["_runtime.values", ["Err", "Ok", "Some"]],
];

const errorModules = ["_errors", "_runtime.errors"];

export function initText(surface: Surface, callsWasi: boolean): string {
  const modules = new Map(modulesOf(surface));
  modules.set(surface.client.python, "_client");
  modules.set(surface.asyncClient.python, "_client");
  if (callsWasi) modules.set("ExitError", "_runtime.errors");
  for (const [module, names] of runtimeNames) for (const name of names) modules.set(name, module);
  const names = [...modules.keys()].filter((name) => !name.startsWith("_")).sort();
  const about = surface.world.docs === undefined ? undefined : { text: surface.world.docs };
  const errors = names.filter((name) => errorModules.includes(modules.get(name) ?? ""));
  const body = pyCode(
    ...docstring(about, `The API of ${surface.world.name.kebab}.`),
    "",
    ...fromLines(names.map((name) => ({ kind: "from", module: `.${modules.get(name)}`, name, as: undefined }))),
    "",
    "__all__ = [",
    names.map((name) => `"${name}",`),
    "]",
    "",
    "# Tracebacks name an exception as it is imported.",
    bracketed("for _error in (", errors, "):"),
    ["_error.__module__ = __name__"],
    "del _error",
  );
  return `${pythonText(body)}\n`;
}
