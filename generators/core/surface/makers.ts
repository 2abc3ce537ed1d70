import type { ApiFunction, PublicType } from "./surface.js";

/** A resource's constructor and statics: what stands on the service or the import that makes it, where a language has no place for them on a class. */
export function makersOf(type: PublicType | undefined): readonly ApiFunction[] {
  const { construct, statics = [] } = type?.resource ?? {};
  return [...(construct ? [construct] : []), ...statics];
}
