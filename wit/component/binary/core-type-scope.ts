import { malformed } from "../../refusal.js";
import type { CoreTypeDef } from "../decoded-component.js";

/**
 * The core type index spaces around a definition. Module types refer to them by outer aliases and are read with their function
 * types in place, so these spaces, unlike all others, are needed while reading.
 */
export class CoreTypeScope {
  readonly types: CoreTypeDef[] = [];
  private readonly parent: CoreTypeScope | undefined;

  constructor(parent?: CoreTypeScope) {
    this.parent = parent;
  }

  /** The core type that `alias outer count index` means. */
  outer(count: number, index: number, at: number): CoreTypeDef {
    let scope: CoreTypeScope | undefined = this;
    for (let i = 0; i < count && scope !== undefined; i++) scope = scope.parent;
    if (scope === undefined)
      malformed(at, `the outer alias goes ${count} scopes outwards, further than there are enclosing scopes`);
    const { length } = scope.types;
    return scope.types[index] ?? malformed(at, `core type index ${index} is out of bounds: there are ${length} core types`);
  }
}
