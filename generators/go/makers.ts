import type { ApiFunction, PublicType } from "../core/surface.js";

/** A resource's constructor and statics, which Go has on the service or import. */
export function makersOf(type: PublicType | undefined): readonly ApiFunction[] {
  const { construct, statics = [] } = type?.resource ?? {};
  return [...(construct ? [construct] : []), ...statics];
}
