/** Every WIT item of the API with its names, for `inspect --names`. */

import type { Direction } from "../../../wit/world/world.js";
import { paramId, worldId } from "../names/wit-item.js";
import { directionOf } from "../world/interface-role.js";
import { resourceFunctionList } from "./api-functions.js";
import type { ApiFunction, ImportMember, NameEntry, PublicType, Service, Surface } from "./surface.js";

type Named = Omit<Surface, "nameTable">;

export function nameEntries(surface: Named): readonly NameEntry[] {
  return [
    { id: worldId(surface.world), kind: "client", direction: "export", names: surface.client },
    ...surface.services.flatMap(serviceEntries),
    ...surface.functions.flatMap((func) => functionEntries(func, "export")),
    ...surface.imports.flatMap(importEntries),
    ...surface.types.flatMap((type) => typeEntries(surface, type)),
  ];
}

function serviceEntries(service: Service): readonly NameEntry[] {
  return interfaceEntries(service, "export");
}

function importEntries(member: ImportMember): readonly NameEntry[] {
  switch (member.kind) {
    case "interface":
      return interfaceEntries(member, "import");
    case "function":
      return functionEntries(member.function, "import");
    case "resource":
      // Its functions stand with the resource among the types.
      return [];
  }
}

function interfaceEntries(
  it: Service | (ImportMember & { readonly kind: "interface" }),
  direction: Direction,
): readonly NameEntry[] {
  const { id } = it.interface;
  return [
    { id, kind: "member", direction, names: it.member },
    { id, kind: "interface", direction, names: it.type },
    ...it.functions.flatMap((func) => functionEntries(func, direction)),
  ];
}

function functionEntries(func: ApiFunction, direction: Direction): readonly NameEntry[] {
  const { id, role } = func.function;
  const params = func.params.map((param) => ({
    id: paramId(func.function, param.index),
    kind: "parameter" as const,
    direction,
    names: param.names,
  }));
  return [{ id, kind: role.kind, direction, names: func.names }, ...params];
}

const memberKinds: Partial<Record<PublicType["definition"]["definition"]["kind"], NameEntry["kind"]>> = {
  record: "field",
  flags: "flag",
};

function typeEntries(surface: Named, type: PublicType): readonly NameEntry[] {
  const { id, definition } = type.definition;
  const direction = directionOf(surface.world, type.definition);
  const errorClass = surface.errors.find((it) => it.type === type.type);
  const kind = memberKinds[definition.kind] ?? "case";
  const { resource } = type;
  const functions = resource ? resourceFunctionList(resource) : [];
  return [
    { id, kind: "type", direction, names: type.names },
    ...(errorClass ? [{ id, kind: "error" as const, direction, names: errorClass.names }] : []),
    ...type.members.map((member) => ({ id: member.id, kind, direction, names: member.names })),
    ...functions.flatMap((func) => functionEntries(func, direction)),
  ];
}
