/**
 * `plan.js`: the link plan as a module, since JSON cannot be imported everywhere yet. What nearly every plan repeats, references to core exports
 * and functions that stand under their WIT path, is written through functions, which halves what a browser has to load.
 */

import type { InstantiateStep, LinkPlan, PlanAdapters, PlanExport, PlanLayer } from "../../wit/plan/link-plan.js";

/** The functions, each with those that it calls, by name. */
const functions = {
  core: "const core = (instance, name) => ({ instance, name });",
  // Imports of one module.
  imports: "const imports = (module, names) => names.map(([name, from]) => ({ module, name, from }));",
  // A core function of the same name, as toolchains export it.
  lift: `const lift = (component, instance, name, options, frees) => ({
	function: name,
	core: core(instance, name),
	options,
	postReturn: frees ? core(instance, "cabi_post_" + name) : undefined,
	component,
});`,
};

export function planText(plan: LinkPlan): string {
  const { steps, deferred, adapters, layer, ...rest } = shippedPlan(plan);
  const parts = [
    ...Object.entries(rest).map(([key, part]) => `\t${key}: ${partText(part)},`),
    ...(adapters === undefined ? [] : [`\tadapters: ${adaptersText(adapters)},`]),
    ...(layer === undefined ? [] : [`\tlayer: ${layerText(layer)},`]),
    ...stepsText("steps", steps),
    ...(deferred === undefined ? [] : stepsText("deferred", deferred)),
  ];
  const body = ["export default {", ...parts, "};"].join("\n");
  const used = Object.entries(functions).filter(([name], i, all) => {
    const callers = all.slice(i + 1).filter(([other]) => body.includes(`${other}(`));
    return [body, ...callers.map(([, text]) => text)].some((text) => new RegExp(`\\b${name}\\(`).test(text));
  });
  const head = [
    ...(adapters === undefined ? [] : ['import adapters from "./adapters.js";']),
    ...(layer === undefined ? [] : ['import layer from "./layer.js";']),
    ...(adapters === undefined ? [] : [""]),
    ...used.map(([, text]) => text),
  ];
  return [...head, ...(used.length > 0 ? [""] : []), body, ""].join("\n");
}

/** `adapters.js` and `layer.js`: a file as text, so that whoever has the plan has it, and no bundler has a second file to find. */
export function bytesModule(bytes: Uint8Array, what: string): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,120}/g) ?? [];
  return `/** ${what} */\nexport default \`\n${lines.join("\n")}\n\`;\n`;
}

function adaptersText({ functions, ...rest }: PlanAdapters): string {
  const names = functions.map((name) => `\t\t\t${JSON.stringify(name)},\n`).join("");
  const described = Object.entries(rest).map(([key, part]) => `\t\t${key}: ${literal(part)},\n`);
  return `{\n${described.join("")}\t\tfunctions: [\n${names}\t\t],\n\t\tbase64: adapters,\n\t}`;
}

function layerText(layer: PlanLayer): string {
  const described = Object.entries(layer).map(([key, part]) => `\t\t${key}: ${literal(part)},\n`);
  return `{\n${described.join("")}\t\tbase64: layer,\n\t}`;
}

function stepsText(name: string, steps: readonly InstantiateStep[]): readonly string[] {
  return [`\t${name}: [`, ...steps.map(stepText), "\t],"];
}

/** What the engine's JavaScript interface does not ask for is left out: signatures of host functions, kinds of imports. */
function shippedPlan(plan: LinkPlan) {
  return {
    ...plan,
    hostFunctions: plan.hostFunctions.map(({ params, results, ...host }) => host),
  };
}

/** The imports of one module stand on one line. */
function stepText({ module, imports }: InstantiateStep): string {
  const modules = [...new Set(imports.map((it) => it.module))].map((name) => {
    const pairs = imports.filter((it) => it.module === name).map((it) => `[${JSON.stringify(it.name)}, ${literal(it.from)}]`);
    return `\t\t\t...imports(${JSON.stringify(name)}, [${pairs.join(", ")}]),\n`;
  });
  return `\t\t{ module: ${module}, imports: [${modules.length > 0 ? "\n" : ""}${modules.join("")}${modules.length > 0 ? "\t\t" : ""}] },`;
}

/** A list on lines of its own: one that is long is read and compared entry by entry. */
function partText(part: unknown): string {
  if (!Array.isArray(part) || part.length < 2) return literal(part);
  return `[\n${part.map((it) => `\t\t${literal(it)},\n`).join("")}\t]`;
}

/** A value of JSON as an expression; the keys of a plan are identifiers. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const keys = entries.map(([key]) => key).join();
  if (keys === "instance,name") return `core(${entries.map(([, part]) => literal(part)).join(", ")})`;
  const lifted = keys.startsWith("function,core,") ? liftedText(value as PlanExport) : undefined;
  if (lifted !== undefined) return lifted;
  const body = entries.map(([key, part]) => `${key}: ${literal(part)}`).join(", ");
  return body === "" ? "{}" : `{ ${body} }`;
}

/** Undefined for a function that the toolchain exports by other names. */
function liftedText({ function: name, core, options, postReturn, component }: PlanExport): string | undefined {
  if (core.name !== name) return undefined;
  const isUsual = postReturn === undefined || (postReturn.instance === core.instance && postReturn.name === `cabi_post_${name}`);
  if (!isUsual) return undefined;
  const args = [component, core.instance, JSON.stringify(name), options, ...(postReturn === undefined ? [] : [true])];
  return `lift(${args.join(", ")})`;
}
