/** Parts of the runtime that the linker is given where the artifact, or the world, has use for them. */

import type { BackendInput } from "../core/backend.js";

/** The name of the part, under which the linker asks for it too. */
export type LinkerPart = "encodings" | "HostResource" | "renewable";

export function linkerParts({ plan: { options, resources }, surface, stateless }: BackendInput): readonly LinkerPart[] {
  const importsResources =
    resources.some(({ kind }) => kind === "imported") || surface.types.some(({ resource }) => resource?.direction === "import");
  return [
    ...(options.some(({ encoding }) => encoding !== "utf8") ? (["encodings"] as const) : []),
    ...(importsResources ? (["HostResource"] as const) : []),
    ...(stateless ? (["renewable"] as const) : []),
  ];
}
