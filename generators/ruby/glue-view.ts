/** What the runtime and the printed code call by number, and the behaviour of the imports. */

import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../core/surface/surface.js";
import type { Codec } from "./code/codec.js";
import { importEntry } from "./code/import-call.js";
import { flatLines, type Lines } from "./code/lines.js";

/** All exported functions; the index is the number. */
export function exportedFunctions(surface: Surface): readonly ApiFunction[] {
  const resources = surface.types.flatMap((type) => (type.resource?.direction === "export" ? [type.resource] : []));
  return [
    ...surface.functions,
    ...surface.services.flatMap((service) => service.functions),
    ...resources.flatMap((it) => [...(it.construct ? [it.construct] : []), ...it.statics, ...it.methods]),
  ];
}

export function resourceTypes(surface: Surface): readonly PublicType[] {
  return surface.types.filter((type) => type.resource !== undefined);
}

/** All imported functions, in the order of their entries. */
export function importedFunctions(surface: Surface): readonly ApiFunction[] {
  const methods = resourceTypes(surface).flatMap(({ resource }) => (resource?.direction === "import" ? resource.methods : []));
  return [...surface.imports.flatMap((member) => functionsOf(surface, member)), ...methods];
}

function functionsOf(surface: Surface, member: ImportMember): readonly ApiFunction[] {
  switch (member.kind) {
    case "function":
      return [member.function];
    case "resource":
      return makersOf(surface.types[member.resource]);
    case "interface":
      return memberFunctions(surface, member);
  }
}

/** Entries of the table of imports, with commas between. */
export function importLines(codec: Codec): readonly string[] {
  const entries = importEntries(codec);
  return entries.flatMap((entry, i) => {
    const lines = [...flatLines(entry)];
    if (i < entries.length - 1) lines[lines.length - 1] += ",";
    return lines;
  });
}

function importEntries(codec: Codec): readonly Lines[] {
  const { surface } = codec;
  const methods = resourceTypes(surface).flatMap((type) =>
    type.resource?.direction === "import" ? type.resource.methods.map((func) => ({ func, type })) : [],
  );
  return [
    ...surface.imports.flatMap((member) => memberEntries(codec, member)),
    ...methods.map(({ func, type }) => importEntry(codec, func, { target: "", title: `${type.names.ruby}#${func.names.ruby}` })),
  ];
}

function memberEntries(codec: Codec, member: ImportMember): readonly Lines[] {
  const callable = (func: ApiFunction) =>
    importEntry(codec, func, { target: `application[:${func.names.ruby}].call`, title: func.names.ruby });
  switch (member.kind) {
    case "function":
      return [callable(member.function)];
    case "resource":
      return makersOf(codec.surface.types[member.resource]).map(callable);
    case "interface": {
      const name = member.member.ruby;
      return memberFunctions(codec.surface, member).map((func) =>
        importEntry(codec, func, { target: `application[:${name}].${func.names.ruby}`, title: `${name}.${func.names.ruby}` }),
      );
    }
  }
}

/** Functions, and constructors and statics of resources, that stand on an imported interface. */
export function memberFunctions(surface: Surface, member: ImportMember & { readonly kind: "interface" }): readonly ApiFunction[] {
  return [...member.functions, ...member.resources.flatMap((index) => makersOf(surface.types[index]))];
}

/** What the application must give: `host: %i[log rate], now: nil`. */
export function requiredImports(surface: Surface): string {
  return surface.imports
    .flatMap((member) => {
      if (member.kind === "interface") {
        return `${member.member.ruby}: %i[${memberFunctions(surface, member)
          .map((func) => func.names.ruby)
          .join(" ")}]`;
      }
      const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
      return functions.map((func) => `${func.names.ruby}: nil`);
    })
    .join(", ");
}
