import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";

/** A component that has the only world of the WIT, and traps when it is called. */
export async function buildComponent(witSource: string): Promise<Uint8Array> {
  return componentNew(await componentEmbed({ witSource, dummy: true }), []);
}
