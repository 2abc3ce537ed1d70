/** From the view to files. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import type { FileSet, PackageFile } from "../core/file-set.js";
import { runtimeFiles } from "../core/runtime-files.js";
import { templateSet } from "../core/template-set.js";
import { linesText } from "./code/lines.js";
import { allExtras, type RuntimeExtra } from "./runtime-extras.js";
import { shippedSource, withoutUnused } from "./shipped-source.js";
import type { PackageView } from "./view.js";

export function render(view: PackageView, artifact: Uint8Array): FileSet {
  const templates = templateSet("typescript/package");
  const module = `${linesText(view.module)}\n`;
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  return {
    files: [
      file("package.json", `${JSON.stringify(view.manifest, null, 2)}\n`),
      file("README.md", templates.render("README.md", view.readme)),
      file("index.js", module),
      file("index.d.ts", templates.render("index.d.ts", { declarations: view.declarations.map((lines) => linesText(lines)) })),
      file("plan.js", planText(view.plan)),
      file("plan.d.ts", templates.render("plan.d.ts", {})),
      file(view.artifactFile, artifact),
      ...runtime(view.extras, module),
    ],
  };
}

function runtime(extras: readonly RuntimeExtra[], module: string): readonly PackageFile[] {
  const unused = allExtras.filter((file) => !extras.includes(file));
  const leaveOut = ["package.json", "tsconfig.json", "test", ...unused.map((file) => `src/${file}`)];
  const files = runtimeFiles({ folder: "typescript/runtime", leaveOut, to: (path) => path.replace(/^src\//, "runtime/") });
  const sources = files.map(({ path, contents }) => {
    return { path, text: path.endsWith(".js") ? shippedSource(contents.toString()) : contents.toString() };
  });
  return sources.map(({ path, text }) => {
    if (path !== "runtime/check.js") return { path, contents: Buffer.from(text) };
    const users = [module, ...sources.filter((it) => it.path !== path && it.path.endsWith(".js")).map((it) => it.text)];
    return { path, contents: Buffer.from(withoutUnused(text, users)) };
  });
}

/** The plan as a module, since JSON cannot be imported everywhere yet: one line for each of its parts. */
function planText(plan: LinkPlan): string {
  const parts = Object.entries(shippedPlan(plan)).map(([key, part]) => `\t${key}: ${literal(part)},`);
  return `${["export default {", ...parts, "};"].join("\n")}\n`;
}

/** What the engine's JavaScript interface does not ask for is left out: signatures of host functions, kinds of imports. */
function shippedPlan(plan: LinkPlan): object {
  return {
    ...plan,
    hostFunctions: plan.hostFunctions.map(({ params, results, ...host }) => host),
    steps: plan.steps.map(({ module, imports }) => ({ module, imports: imports.map(({ kind, ...it }) => it) })),
  };
}

/** A value of JSON as an expression; the keys of a plan are identifiers. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries.map(([key, part]) => `${key}:${literal(part)}`).join(",")}}`;
}
