/** The README as a view. */

import { isWasi } from "../../wit/world/world-functions.js";
import type { BackendInput } from "../core/backend-input.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../core/surface/surface.js";
import type { WasiReach } from "../core/wasi-reach.js";
import { property, propertyKey } from "./code/lines.js";
import { functionsOf } from "./code/linkage.js";
import type { TypeScriptOptions } from "./options.js";
import type { ReadmeEntry, ReadmeSection, ReadmeView } from "./view.js";

/** Chromium refuses to instantiate larger modules synchronously on the main thread, and a call cannot wait. */
const MAIN_THREAD_BYTES = 8 * 2 ** 20;

export function readmeView(input: BackendInput, options: TypeScriptOptions): ReadmeView {
  const { surface, plan, artifact, sdk, stateless } = input;
  const reach = plan.layer === undefined ? input.reach : input.reach.filter((name) => !isWasi(name));
  const wasi = plan.layer === undefined ? [] : input.wasi.map((each) => wasiSentences[each]);
  return {
    title: sdk.name ?? options.package,
    package: options.package,
    hasDescription: sdk.description !== undefined,
    description: sdk.description ?? "",
    client: surface.client.typescript,
    example: example(surface, options.package),
    reach,
    wasi,
    hasWasi: wasi.length > 0,
    isClosed: reach.length === 0 && wasi.length === 0,
    isStateless: stateless,
    needsWorker: stateless && plan.modules.some(({ length }) => length > MAIN_THREAD_BYTES),
    artifactFile: artifact.fileName,
    hasAdapters: plan.adapters !== undefined,
    hasLayer: plan.layer !== undefined,
    sha256: artifact.sha256,
    size: artifact.bytes.length.toLocaleString("en-US"),
    hasLicense: sdk.license !== undefined,
    license: sdk.license ?? "",
    sections: sections(surface),
  };
}

const wasiSentences: Readonly<Record<WasiReach, string>> = {
  clock: "the clock",
  randomness: "randomness",
  environment: "the environment: the variables and arguments that `env` and `args` give, by default none",
  input: "standard input: what `stdin` gives, by default nothing",
  output: "standard output: it goes to `stdout` and `stderr`, by default nowhere",
  http: "HTTP: every request is denied",
};

/** The client in examples. */
const variable = "client";

/** Makes a client and closes it; calls the first function that needs no argument. */
function example(surface: Surface, packageName: string): readonly string[] {
  const client = surface.client.typescript;
  const imports = surface.imports.length === 0 ? [] : importsLiteral(surface);
  const load =
    imports.length === 0
      ? [`const ${variable} = await ${client}.load();`]
      : [`const ${variable} = await ${client}.load({`, ...imports, "});"];
  const call = firstCall(surface);
  return [
    `import { ${client} } from ${JSON.stringify(packageName)};`,
    "",
    ...load,
    ...(call === undefined ? [] : [call]),
    `${variable}.close();`,
  ];
}

function importsLiteral(surface: Surface): readonly string[] {
  const stub = (func: ApiFunction) => `${propertyKey(func.names.typescript)}() { throw new Error("not needed yet"); },`;
  const member = (it: ImportMember): readonly string[] => {
    const functions = functionsOf(surface.types, it);
    if (it.kind !== "interface") return functions.map((func) => `    ${stub(func)}`);
    return [`    ${propertyKey(it.member.typescript)}: {`, ...functions.map((func) => `      ${stub(func)}`), "    },"];
  };
  return ["  imports: {", ...surface.imports.flatMap(member), "  },"];
}

function firstCall(surface: Surface): string | undefined {
  const isPlain = ({ params, result }: ApiFunction) => params.every((param) => param.optional) && result.kind === "value";
  const own = surface.functions.find(isPlain);
  if (own) return `console.log(${variable}${property(own.names.typescript)}());`;
  for (const service of surface.services) {
    const func = service.functions.find(isPlain);
    if (func) return `console.log(${variable}${property(service.member.typescript)}${property(func.names.typescript)}());`;
  }
  return undefined;
}

function sections(surface: Surface): readonly ReadmeSection[] {
  const own = { title: variable, entries: surface.functions.map((func) => entry(func)) };
  const services = surface.services.map((service) => ({
    title: `${variable}${property(service.member.typescript)}`,
    entries: [
      ...service.functions.map((func) => entry(func)),
      ...service.resources.flatMap((index) => resourceEntries(surface.types[index])),
    ],
  }));
  return [own, ...services].filter((section) => section.entries.length > 0);
}

function resourceEntries(type: PublicType | undefined): readonly ReadmeEntry[] {
  const resource = type?.resource;
  if (resource === undefined) return [];
  const member = resource.member.typescript;
  const variable = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  return [
    ...(resource.construct ? [entry(resource.construct, `new ${member}`, "")] : []),
    ...resource.statics.map((func) => entry(func, `${member}.`)),
    ...resource.methods.map((func) => entry(func, `${variable}.`)),
  ];
}

function entry(func: ApiFunction, prefix = "", name = func.names.typescript): ReadmeEntry {
  const positional = func.params.filter((param) => !param.optional).map((param) => param.names.typescript);
  const named = func.params.filter((param) => param.optional).map((param) => propertyKey(param.names.typescript));
  const args = [...positional, ...(named.length === 0 ? [] : [`{ ${named.join(", ")} }?`])].join(", ");
  const summary = (func.docs?.text ?? "").split("\n\n")[0]?.replaceAll("\n", " ") ?? "";
  return { call: `${prefix}${name}(${args})`, hasSummary: summary !== "", summary };
}
