/** The world as a component binary, or the message of wasm-tools, which says neither file nor line. */
export async function encodeWorld(witSource: string, world: string): Promise<Uint8Array | string> {
  const { componentEmbed } = await import("@bytecodealliance/jco-transpile/wasm-tools");
  try {
    return componentTypeOf(await componentEmbed({ witSource, world, dummy: true }));
  } catch (error) {
    const message = (error as { payload?: unknown }).payload;
    if (typeof message === "string") return message;
    throw error;
  }
}

/** The payload of the custom section `component-type` of a core module that wasm-tools has just made. */
function componentTypeOf(module: Uint8Array): Uint8Array {
  const decoder = new TextDecoder();
  for (let offset = 8; offset < module.length; ) {
    const id = module[offset];
    const size = leb128(module, offset + 1);
    const end = size.end + size.value;
    if (id === 0) {
      const name = leb128(module, size.end);
      const payload = name.end + name.value;
      if (decoder.decode(module.subarray(name.end, payload)).startsWith("component-type")) return module.slice(payload, end);
    }
    offset = end;
  }
  throw new Error("wasm-tools made a module without a component-type section");
}

function leb128(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let offset = start, scale = 1; ; offset++, scale *= 128) {
    const byte = bytes[offset] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: offset + 1 };
  }
}
