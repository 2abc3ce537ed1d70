/** `__init__.py`: all names of the API in one flat namespace. */

import type { Surface } from "../core/surface/surface.js";
import { docstring } from "./docs.js";
import { fromLines, modulesOf } from "./header-view.js";
import { bracketed } from "./layout.js";
import type { InitView } from "./view.js";

const runtimeNames: readonly (readonly [string, readonly string[]])[] = [
  ["_runtime.aio", ["Opening"]],
  ["_runtime.errors", ["CallTimeoutError", "ClosedError", "ReentrancyError", "ResultError", "SdkError", "TrapError"]],
  ["_runtime.values", ["Err", "Ok", "Some"]],
];

export function initView(surface: Surface): InitView {
  const modules = new Map(modulesOf(surface));
  modules.set(surface.client.python, "_client");
  modules.set(surface.asyncClient.python, "_client");
  for (const [module, names] of runtimeNames) for (const name of names) modules.set(name, module);
  const names = [...modules.keys()].filter((name) => !name.startsWith("_")).sort();
  const about = surface.world.docs === undefined ? undefined : { text: surface.world.docs };
  const errors = names.filter((name) => /^_(runtime\.)?errors$/.test(modules.get(name) ?? ""));
  return {
    docs: docstring(about, `The API of ${surface.world.name.kebab}.`, ""),
    froms: fromLines(names, modules, ""),
    names,
    errors: bracketed("for _error in (", errors, "):", ""),
  };
}
