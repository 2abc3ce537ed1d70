// Our packages for the guests of the shared bench: `micro`, `big` of the same world and 12 MB, and for Go also `flat`, which exports no
// resource and so may be stateless.
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../test/toolchains.mjs";

export const cli = [process.execPath, join(root, "dist/cli/main.js"), "generate", "--quiet"];

const guests = {
  micro: { wit: "world.wit" },
  big: { wit: "world.wit" },
  flat: { wit: "guest/flat.wit", languages: ["go"], options: ["--stateless"] },
};

/** Writes `<out>/<guest>/<language>` for each guest and language; a Python package's modules lie in `<out>/<guest>/python`. */
export function generatePackages(languages, { shared, compiled, out }) {
  for (const [guest, { wit, languages: only = languages, options = [] }] of Object.entries(guests)) {
    const component = join(compiled, `${guest}.wasm`);
    const source = ["--wit", join(shared, wit), "--component", component, ...options];
    for (const language of only.filter((language) => languages.includes(language))) {
      generate(guest, language, source, join(out, guest));
    }
  }
}

function generate(guest, language, source, folder) {
  // The harness puts a language's folder on the search path; a Python distribution keeps its modules in src.
  const out = join(folder, language === "python" ? "python-distribution" : language);
  // Both micro and big go into one Go program.
  const module = language === "go" ? ["--module", `example.com/bench/${guest}`] : [];
  run(cli[0], [...cli.slice(1), ...source, "--lang", language, "--out", out, ...module]);
  const modules = join(folder, "python");
  if (language === "python" && !existsSync(modules)) symlinkSync(join(out, "src"), modules);
}

/** Without what an earlier version of the tool generated. */
export const forgetPackages = (out) => rmSync(out, { recursive: true, force: true });
