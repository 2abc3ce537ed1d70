/** What tests use of the engine's JavaScript interface: the types of Node do not have it, and those of the DOM bring too much. */
declare namespace WebAssembly {
  type Exports = Readonly<Record<string, unknown>>;
  type Imports = Readonly<Record<string, Exports>>;

  class Module {
    static imports(module: Module): readonly { readonly module: string; readonly name: string }[];
    constructor(bytes: Uint8Array);
  }

  class Instance {
    readonly exports: Exports;
    constructor(module: Module, imports?: Imports);
  }

  class Memory {
    readonly buffer: ArrayBuffer;
    constructor(limits: { readonly initial: number });
    grow(pages: number): number;
  }

  class Global {
    value: number;
    constructor(type: { readonly value: "i32"; readonly mutable: boolean }, value: number);
  }

  class RuntimeError extends Error {}

  function validate(bytes: Uint8Array): boolean;
}
