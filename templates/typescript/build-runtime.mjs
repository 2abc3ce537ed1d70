// The runtime as it ships, made when the tool is built: one module, and beside it each part that only some packages need, which imports from it. A bundler puts
// the files of `runtime/src` together, whole, and prints them without their comments (half of the text, mostly types that only the runtime's own checker reads).
import { copyFileSync, rmSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";

const source = path.join(import.meta.dirname, "runtime/src");
const target = path.join(import.meta.dirname, "../../dist/templates/typescript/runtime");
const parts = {
  "adapters.js": "adapters.js",
  "encodings.js": "encodings.js",
  "host-resource.js": "host-resource.js",
  "stateless.js": "stateless.js",
  "wasi.js": "wasi/index.js",
};

/** What a part imports of another is exported by that, and all else by the one module; a part may consist of several files of a folder. */
const fromTheRest = (part) => ({
  name: "from-the-rest",
  resolveId(imported, importer) {
    if (importer === undefined) return null;
    const file = path.relative(source, path.resolve(path.dirname(importer), imported));
    if (path.dirname(part) !== "." && path.dirname(file) === path.dirname(part)) return null;
    return { id: file in parts ? `./${file}` : "./index.js", external: true };
  },
});

async function print(file, shipped, plugins) {
  const settings = { treeshake: false, preserveEntrySignatures: "strict", experimental: { attachDebugInfo: "none" } };
  const program = await rolldown({ input: path.join(source, file), plugins, ...settings });
  await program.write({ file: path.join(target, shipped), comments: false });
  await program.close();
}

export async function setup() {
  rmSync(target, { recursive: true, force: true });
  await print("index.js", "index.js", []);
  for (const [shipped, part] of Object.entries(parts)) await print(part, shipped, [fromTheRest(part)]);
  copyFileSync(path.join(source, "api.d.ts"), path.join(target, "api.d.ts"));
}

if (process.argv[1] === import.meta.filename) await setup();
