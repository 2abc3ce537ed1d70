/** Resources: where their constructor, statics and methods stand, and what each is called there. */

import type { Func, TypeDef, TypeIndex } from "../../wit/world/world.js";
import { apiFunction } from "./api-function.js";
import { languageIds } from "./backend.js";
import type { ErrorClasses } from "./error-classes.js";
import { directionOf, resourceFunctions } from "./interface-role.js";
import { byLanguage, compound, type Label, prefixed, suffixed } from "./label.js";
import type { Flattened } from "./name-policy.js";
import { importedId, labelOf, type Naming } from "./naming.js";
import { checkScope, type ScopeEntry } from "./scope-check.js";
import type { ApiFunction, Names, PublicResource } from "./surface.js";

/** `root` is the resource's name at the package's root; on a service, where nothing needs a prefix, it has its own. */
export function publicResource(
  naming: Naming,
  errors: ErrorClasses,
  index: TypeIndex,
  type: TypeDef,
  root: Label,
): PublicResource {
  const { names } = naming.speller;
  const direction = directionOf(naming.world, type);
  const bare = labelOf(naming, type);
  const functions = resourceFunctions(naming.world, index);
  const make = (func: Func) => resourceFunction(naming, errors, func, { direction, bare, root });
  const [construct] = functions.filter((func) => func.role.kind === "constructor").map(make);
  const methods = functions.filter((func) => func.role.kind === "method").map(make);
  const statics = functions.filter((func) => func.role.kind === "static").map(make);
  checkScope(naming, methods.map(scopeEntry));
  if (direction === "export") checkScope(naming, factoryScope(naming, statics));
  return {
    direction,
    ...(construct && { construct }),
    methods,
    statics,
    member: names(bare, "factory"),
    factory: names(compound(root, "factory"), "type"),
    asyncType: names(compound("async", root), "type"),
  };
}

export function scopeEntry(func: ApiFunction): ScopeEntry {
  return { id: func.function.id, names: func.names };
}

/** What of an exported resource stands on its service: constructor and statics in some languages, one factory in the others. */
export function serviceEntries(naming: Naming, type: TypeDef, resource: PublicResource): readonly ScopeEntry[] {
  const maker = resource.construct?.names ?? resource.member;
  const statics = resource.statics.map((func) => ({ id: func.function.id, names: only(naming, func.names, "static", true) }));
  const made = resource.construct ? maker : only(naming, maker, "constructor", false);
  return [{ id: resource.construct?.function.id ?? type.id, names: made }, ...statics];
}

function factoryScope(naming: Naming, statics: readonly ApiFunction[]): readonly ScopeEntry[] {
  return statics.map((func) => ({ id: func.function.id, names: only(naming, func.names, "static", false) }));
}

function only(naming: Naming, names: Names, kind: Flattened, flattened: boolean): Partial<Names> {
  const wanted = languageIds.filter((language) => naming.speller.policies[language].flattens.has(kind) === flattened);
  return Object.fromEntries(wanted.map((language) => [language, names[language]]));
}

interface ResourceNames {
  readonly direction: "import" | "export";
  readonly bare: Label;
  readonly root: Label;
}

function resourceFunction(naming: Naming, errors: ErrorClasses, func: Func, resource: ResourceNames): ApiFunction {
  const label = labelOf(naming, func);
  const { names, optionsName } =
    func.role.kind === "constructor"
      ? { names: constructorNames(naming, label, resource), optionsName: compound("new", resource.root) }
      : { names: functionNames(naming, func, label, resource), optionsName: compound(resource.root, label) };
  const id = resource.direction === "import" ? importedId(func.id) : func.id;
  return apiFunction(naming, errors, func, { id, names, optionsName: [optionsName, suffixed(optionsName, "call")] });
}

/** `NewCart` where constructors stand on the service, else the factory. What the application provides is a function in every language. */
function constructorNames(naming: Naming, label: Label, { direction, bare }: ResourceNames): Names {
  const { names, policies } = naming.speller;
  const asFunction = names(compound("new", bare), "function");
  const asFactory = names(bare, "factory");
  return byLanguage((language) => {
    const isFunction = direction === "import" || policies[language].flattens.has("constructor");
    return label.exact[language] ?? (isFunction ? asFunction : asFactory)[language];
  });
}

function functionNames(naming: Naming, func: Func, label: Label, { direction, bare }: ResourceNames): Names {
  const { names, nested, meetsGenerated } = naming.speller;
  if (func.role.kind === "static") {
    return direction === "import" ? names(prefixed(bare, label), "function") : nested("static", bare, label, "static");
  }
  return names(meetsGenerated(label, "resource", "function") ? suffixed(label, bare) : label, "function");
}
