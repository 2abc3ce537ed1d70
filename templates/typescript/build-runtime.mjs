// The runtime as it ships, made when the tool is built: each file of `runtime/src` with the same name, printed by a compiler without its comments (half of the
// text, mostly types that only the runtime's own checker reads). Nothing is cut or renamed, and the files stay apart, so that a package can leave whole ones out.
import { copyFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";

const source = path.join(import.meta.dirname, "runtime/src");
const target = path.join(import.meta.dirname, "../../dist/templates/typescript/runtime");

export async function setup() {
  const files = readdirSync(source);
  rmSync(target, { recursive: true, force: true });
  const program = await rolldown({
    input: files.filter((file) => file.endsWith(".js")).map((file) => path.join(source, file)),
    preserveEntrySignatures: "strict",
    treeshake: false,
    experimental: { attachDebugInfo: "none" },
  });
  await program.write({ dir: target, preserveModules: true, preserveModulesRoot: source, comments: false });
  await program.close();
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) copyFileSync(path.join(source, file), path.join(target, file));
}

if (process.argv[1] === import.meta.filename) await setup();
