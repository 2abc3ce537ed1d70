// The runtime as it ships, made when the tool is built: one module, and beside it each part that only some packages need, which imports from it. A bundler puts
// the files of `runtime/src` together, whole, and prints them without their comments (half of the text, mostly types that only the runtime's own checker reads).
import { copyFileSync, rmSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";

const source = path.join(import.meta.dirname, "runtime/src");
const target = path.join(import.meta.dirname, "../../dist/templates/typescript/runtime");
const parts = ["adapters.js", "encodings.js", "host-resource.js", "stateless.js"];

/** What a part imports is exported by the one module. */
const fromTheRest = {
  name: "from-the-rest",
  resolveId: (_, importer) => (importer === undefined ? null : { id: "./index.js", external: true }),
};

async function print(file, plugins) {
  const settings = { treeshake: false, preserveEntrySignatures: "strict", experimental: { attachDebugInfo: "none" } };
  const program = await rolldown({ input: path.join(source, file), plugins, ...settings });
  await program.write({ file: path.join(target, file), comments: false });
  await program.close();
}

export async function setup() {
  rmSync(target, { recursive: true, force: true });
  await print("index.js", []);
  for (const part of parts) await print(part, [fromTheRest]);
  copyFileSync(path.join(source, "api.d.ts"), path.join(target, "api.d.ts"));
}

if (process.argv[1] === import.meta.filename) await setup();
