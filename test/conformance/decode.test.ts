import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { componentEmbed } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, test } from "vitest";
import { ByteReader } from "../../wit/component/byte-reader.js";
import { decodeComponent } from "../../wit/component/decode.js";

/** The conformance data lives beside the project, not in it. */
const shared = join(import.meta.dirname, "../../../shared");
const present = existsSync(join(shared, "conformance/invalid/index.json"));
if (!present) console.warn(`SKIPPED: no conformance data in ${shared}; the decoder is not checked against it`);

const read = (...path: string[]) => new Uint8Array(readFileSync(join(shared, ...path)));

function complaints(bytes: Uint8Array, file: string): readonly string[] {
  return decodeComponent(bytes, file).diagnostics.map((d) => `${d.message} at ${d.place?.offset}`);
}

interface Refusal {
  readonly file: string;
  readonly kind: "malformed" | "invalid";
  readonly message: string;
}

/** What only a comparison of component types finds; the decoder does not claim it. */
const unclaimed =
  /not valid to be used as|resource types are not the same|^type mismatch|^(expected|mismatch in|missing expected)|ascribed type|does not have a name/;

describe.skipIf(!present)("the specification's reference components", () => {
  const components = (directory: string) =>
    existsSync(join(shared, directory))
      ? readdirSync(join(shared, directory)).filter((name) => existsSync(join(shared, directory, name, "component.wasm")))
      : [];

  test.each(["conformance", "guests", "wit-names"])("every component in %s decodes", (directory) => {
    const names = components(directory);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(complaints(read(directory, name, "component.wasm"), name), name).toEqual([]);
  });

  test("every component that is never called decodes", () => {
    const files = readdirSync(join(shared, "conformance/valid")).filter((file) => file.endsWith(".wasm"));
    for (const file of files) expect(complaints(read("conformance/valid", file), file), file).toEqual([]);
  });

  test("every malformed component is refused, and every invalid one that needs no comparison of types", () => {
    const index: { readonly files: readonly Refusal[] } = JSON.parse(
      readFileSync(join(shared, "conformance/invalid/index.json"), "utf8"),
    );
    const accepted = index.files.filter(({ file }) => decodeComponent(read("conformance/invalid", file), file).ok);
    expect(accepted.filter(({ kind, message }) => kind === "malformed" || !unclaimed.test(message))).toEqual([]);
    expect(accepted.length).toBeLessThan(100);
  });

  test("the encoding of a WIT package decodes", async () => {
    for (const name of components("wit-names")) {
      const witSource = readFileSync(join(shared, "wit-names", name, "world.wit"), "utf8");
      const payload = componentType(await componentEmbed({ witSource, dummy: true }));
      expect(complaints(payload, name), name).toEqual([]);
    }
  });
});

/** The payload of the custom section that holds a core module's encoded WIT. */
function componentType(module: Uint8Array): Uint8Array {
  const reader = new ByteReader(module, 8, module.length);
  while (!reader.done) {
    const id = reader.byte("a section id");
    const section = reader.slice(reader.u32("a size"), "a section");
    if (id === 0 && section.name("a name").startsWith("component-type")) return module.slice(section.offset, section.end);
  }
  throw new Error("the module has no section `component-type`");
}
