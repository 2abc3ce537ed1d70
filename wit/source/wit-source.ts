/** WIT text, parsed: the meaning as encoded types, and what the encoding loses (docs, positions). */

import type { Docs, SourcePlace } from "../world/world.js";

export interface WitSource {
  /** The WIT package as a component binary that exports the world as a component type. */
  readonly encoded: Uint8Array;
  /** The chosen world's name in kebab case. */
  readonly world: string;
  /**
   * By WIT path: `ns:pkg/iface@1.0.0`, `ns:pkg/iface@1.0.0#item`, `…#type.field`, `…#[method]cart.add`, `…#func.param`; the world itself is the empty
   * string, its own items stand bare (`version`, `name5.field`), an inline interface as `iface` and `iface#item`.
   */
  readonly items: ReadonlyMap<string, SourceItem>;
}

export interface SourceItem {
  readonly docs?: Docs;
  readonly place: SourcePlace;
}
