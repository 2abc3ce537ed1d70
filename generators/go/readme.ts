/** The README and the package's example as views. */

import type { BackendInput } from "../core/backend-input.js";
import { camel } from "../core/names/casing.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, Surface } from "../core/surface/surface.js";
import { align } from "./code/align.js";
import { type BodyNames, bodyNames } from "./code/body-names.js";
import { signature } from "./code/method-view.js";
import { summary } from "./docs.js";
import { rootImport } from "./import-paths.js";
import type { GoOptions } from "./options.js";
import { GoTypes } from "./types.js";
import type { ExampleView, ReadmeSection, ReadmeView } from "./view.js";

export function readmeView(input: BackendInput, options: GoOptions): ReadmeView {
  const { surface, artifact, plan, sdk, reach, stateless } = input;
  return {
    title: sdk.name ?? options.package,
    module: options.module,
    package: options.package,
    hasDescription: sdk.description !== undefined,
    description: sdk.description ?? "",
    program: exampleView(surface, options),
    reach,
    isClosed: reach.length === 0,
    artifactFile: artifact.fileName,
    sha256: artifact.sha256,
    fingerprint: plan.fingerprint,
    size: artifact.bytes.length.toLocaleString("en-US"),
    isStateless: stateless,
    isInterruptible: options.interruptible,
    hasImports: surface.imports.length > 0,
    hasLicense: sdk.license !== undefined,
    license: sdk.license ?? "",
    sections: sections(surface),
  };
}

/** Packages that examples import. */
const exampleImports = ["context", "fmt", "log"];

export function exampleView(surface: Surface, options: GoOptions): ExampleView {
  const { module } = options;
  const name = exampleImports.includes(options.package) ? "sdk" : options.package;
  const types = new GoTypes(surface, `${name}.`);
  const call = firstCall(surface);
  const interfaces = surface.imports.filter((member) => member.kind === "interface");
  return {
    client: surface.client.go,
    rootImport: rootImport(module, name),
    package: name,
    hasImports: surface.imports.length > 0,
    stubs: interfaces.map((member) => stub(surface, member, name)),
    fields: align(interfaces.map((member) => ({ comment: [], cells: [`${member.member.go}:`, `${stubName(member)}{},`] }))),
    functions: surface.imports.flatMap((member) => {
      if (member.kind === "interface") return [];
      const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
      return functions.map((func) => ({
        name: func.names.go,
        signature: namedResults(signature(types, func, `${name}.`), bodyNames(func)),
      }));
    }),
    hasCall: call !== undefined,
    call: call ?? "",
  };
}

type InterfaceMember = ImportMember & { kind: "interface" };

/** A type of the application's program, e.g. `myHost`. */
function stubName(member: InterfaceMember): string {
  return `my${member.type.go}`;
}

/** An embedded interface is a field of its type's name, which must be none of its methods'. */
function stub(surface: Surface, member: InterfaceMember, root: string) {
  const type = member.type.go;
  const methods = [...member.functions, ...member.resources.flatMap((index) => makersOf(surface.types[index]))];
  const isHidden = methods.some(({ names }) => names.go === type);
  const alias = `${type.charAt(0).toLowerCase()}${type.slice(1)}Interface`;
  const whole = `${root}.${type}`;
  return { name: stubName(member), interface: whole, embedded: isHidden ? alias : whole, isHidden };
}

/** With named results a function may return without values, whatever their types. */
export function namedResults(text: string, { result, err }: BodyNames): string {
  return text.endsWith(") error")
    ? text.replace(/ error$/, ` (${err} error)`)
    : text.replace(/\(([^()]*(?:\([^()]*\)[^()]*)*), error\)$/, `(${result} $1, ${err} error)`);
}

/** The first function of a service or the world that needs no argument and returns a value. */
function firstCall(surface: Surface): string | undefined {
  const isSimple = ({ params, result, optionsType }: ApiFunction) =>
    params.length === 0 && optionsType === undefined && result.kind === "value";
  const own = surface.functions.find(isSimple);
  if (own) return `client.${own.names.go}(ctx)`;
  for (const service of surface.services) {
    const func = service.functions.find(isSimple);
    if (func) return `client.${service.member.go}.${func.names.go}(ctx)`;
  }
  return undefined;
}

function sections(surface: Surface): readonly ReadmeSection[] {
  const types = new GoTypes(surface);
  const entry = (func: ApiFunction) => {
    const text = summary(func.docs);
    return { call: `${func.names.go}${signature(types, func)}`, hasSummary: text !== "", summary: text };
  };
  const own = { title: "client", entries: surface.functions.map(entry) };
  const services = surface.services.flatMap((service) => {
    const resources = service.resources.flatMap((index) => surface.types[index] ?? []);
    const made = [...service.functions, ...resources.flatMap(makersOf)];
    return [
      { title: `client.${service.member.go}`, entries: made.map(entry) },
      ...resources.map((type) => ({
        title: `${camel(type.definition.name)} *${type.names.go}`,
        entries: [
          ...(type.resource?.methods ?? []).map(entry),
          { call: "Close() error", hasSummary: true, summary: "Drops the resource." },
        ],
      })),
    ];
  });
  return [own, ...services].filter(({ entries }) => entries.length > 0);
}
