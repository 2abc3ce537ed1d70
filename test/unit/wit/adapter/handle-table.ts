/** Handle tables and calls as `definitions.py` of the specification has them, for the reference linker. */

export class Trap extends Error {}

export function trapIf(condition: boolean, message: string): void {
  if (condition) throw new Trap(message);
}

/** What a call has lent and borrowed. */
export class Scope {
  readonly lenders: Handle[] = [];
  borrows = 0;

  end(where: string): void {
    trapIf(this.borrows > 0, `borrowed handles remain: ${where}`);
    for (const handle of this.lenders) handle.lends--;
  }
}

interface Handle {
  readonly resource: number;
  readonly rep: number;
  readonly own: boolean;
  /** Of a borrowed handle. */
  readonly scope?: Scope;
  lends: number;
}

export class HandleTable {
  readonly #slots: (Handle | undefined)[] = [undefined];
  readonly #free: number[] = [];

  add(handle: Omit<Handle, "lends">): number {
    const index = this.#free.pop() ?? this.#slots.length;
    this.#slots[index] = { ...handle, lends: 0 };
    if (handle.scope !== undefined) handle.scope.borrows++;
    return index;
  }

  get(index: number, resource: number): Handle {
    const handle = this.#slots[index >>> 0];
    if (handle === undefined) throw new Trap(`unknown handle index ${index}`);
    trapIf(handle.resource !== resource, `handle index ${index} used with the wrong type`);
    return handle;
  }

  lend(index: number, resource: number, scope: Scope): number {
    const handle = this.get(index, resource);
    handle.lends++;
    scope.lenders.push(handle);
    return handle.rep;
  }

  remove(index: number, resource: number): Handle {
    const handle = this.get(index, resource);
    trapIf(handle.lends > 0, "cannot remove a lent handle");
    this.#slots[index] = undefined;
    this.#free.push(index);
    return handle;
  }

  takeOwn(index: number, resource: number): number {
    const handle = this.remove(index, resource);
    trapIf(!handle.own, "a borrowed handle cannot be moved");
    return handle.rep;
  }

  drop(index: number, resource: number): Handle {
    const handle = this.remove(index, resource);
    if (handle.scope !== undefined) handle.scope.borrows--;
    return handle;
  }
}
