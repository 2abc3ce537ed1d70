/** A flat namespace while names are given: who holds which. */

export interface Conflict {
  readonly name: string;
  /** Who has the name; undefined for a name that every package has. */
  readonly holder?: string;
}

export class FlatScope {
  readonly #holders = new Map<string, string>();

  /** The first holder of a name keeps it. */
  reserve(name: string, holder: string): void {
    if (!this.#holders.has(name)) this.#holders.set(name, holder);
  }

  /** Who else has the name. */
  otherThan(holder: string, name: string): string | undefined {
    const found = this.#holders.get(name);
    return found === holder ? undefined : found;
  }
}
