/** What the runtime knows by number: exported functions, and resources. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { partsOf, type ShapeSet } from "../../core/shapes/shape-set.js";
import { makersOf } from "../../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Service, Surface } from "../../core/surface/surface.js";

/** Exported functions in the order of their numbers. */
export function numberedExports(surface: Surface): readonly ApiFunction[] {
  const services = surface.services.flatMap((service) => [
    ...serviceFunctions(surface, service),
    ...serviceResources(surface, service).flatMap(methodsOf),
  ]);
  return [...services, ...surface.functions];
}

/** Resources in the order of their numbers: imported ones where values hold them, the guest's own with the service that makes them. */
export function numberedResources(surface: Surface, shapes: ShapeSet): readonly PublicType[] {
  const heldBy = (nodes: readonly AbiNode[]): readonly PublicType[] =>
    nodes.flatMap((node) => {
      const type = node.kind === "own" || node.kind === "borrow" ? surface.types[surface.typeOf[node.resource] ?? -1] : undefined;
      return type?.resource?.direction === "import" ? [type] : [];
    });
  const named = ({ abi, result }: ApiFunction): readonly PublicType[] => {
    const given = abi.result === undefined ? [] : result.kind === "fallible" ? partsOf(abi.result.node) : [abi.result.node];
    return heldBy([...abi.params.slots.map(({ node }) => node), ...given]);
  };
  const inShapes = shapes.shapes.flatMap(({ node }) => heldBy(partsOf(node)));
  const inServices = surface.services.flatMap((service) => [
    ...serviceFunctions(surface, service).flatMap(named),
    ...serviceResources(surface, service).flatMap((type) => [type, ...methodsOf(type).flatMap(named)]),
  ]);
  const others = [...surface.functions, ...importedFunctions(surface)].flatMap(named);
  return [...new Set([...inShapes, ...inServices, ...others])];
}

/** The functions of a service, constructors and statics of its resources among them. */
export function serviceFunctions(surface: Surface, service: Service): readonly ApiFunction[] {
  return [...service.functions, ...serviceResources(surface, service).flatMap(makersOf)];
}

export function serviceResources(surface: Surface, { resources }: Service): readonly PublicType[] {
  return resources.flatMap((index) => surface.types[index] ?? []);
}

/** What a member of `Imports` has to implement. */
export function memberFunctions(surface: Surface, member: ImportMember): readonly ApiFunction[] {
  if (member.kind === "function") return [member.function];
  if (member.kind === "resource") return makersOf(surface.types[member.resource]);
  return [...member.functions, ...member.resources.flatMap((index) => makersOf(surface.types[index]))];
}

/** Resources whose objects the application provides. */
export function importedResources({ types }: Surface): readonly PublicType[] {
  return types.filter(({ resource }) => resource?.direction === "import");
}

export function methodsOf({ resource }: PublicType): readonly ApiFunction[] {
  return resource?.methods ?? [];
}

function importedFunctions(surface: Surface): readonly ApiFunction[] {
  return [
    ...surface.imports.flatMap((member) => memberFunctions(surface, member)),
    ...importedResources(surface).flatMap(methodsOf),
  ];
}
