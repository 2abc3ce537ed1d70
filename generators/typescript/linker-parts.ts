/** Parts of the runtime that the linker is given where the artifact, or the world, has use for them: files that other packages do without. */

import type { BackendInput } from "../core/backend-input.js";

/** The name of the part, under which the linker asks for it too. */
export type LinkerPart = "adapters" | "encodings" | "HostResource" | "renewable" | "wasi";

/** The runtime's file that exports it; no other file imports that one. */
export const partFiles: Readonly<Record<LinkerPart, string>> = {
  adapters: "adapters.js",
  encodings: "encodings.js",
  HostResource: "host-resource.js",
  renewable: "stateless.js",
  wasi: "wasi.js",
};

export function linkerParts({
  plan: { adapters, layer, options, resources },
  surface,
  stateless,
}: BackendInput): readonly LinkerPart[] {
  const importsResources =
    resources.some(({ kind }) => kind === "imported") || surface.types.some(({ resource }) => resource?.direction === "import");
  return [
    ...(adapters === undefined ? [] : (["adapters"] as const)),
    ...(options.some(({ encoding }) => encoding !== "utf8") ? (["encodings"] as const) : []),
    ...(importsResources ? (["HostResource"] as const) : []),
    ...(stateless ? (["renewable"] as const) : []),
    ...(layer === undefined ? [] : (["wasi"] as const)),
  ];
}
