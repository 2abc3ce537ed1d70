/** The gemspec and the README. */

import type { BackendInput, SdkMetadata } from "../core/backend-input.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
import { memberFunctions } from "./glue-view.js";
import type { RubyOptions } from "./options.js";
import { rubyString } from "./ruby-string.js";
import { parameterList } from "./signature.js";
import type { GemspecView, ReadmeView } from "./view.js";

export function gemspecView({ sdk, plan, artifact, surface }: BackendInput, options: RubyOptions): GemspecView {
  const homepage = sdk.homepage ?? sdk.documentation ?? sdk.repository;
  const metadata = [
    ...uris(sdk, homepage),
    ["rubygems_mfa_required", "true"],
    ["wasm_sdk_world", plan.world],
    ["wasm_sdk_fingerprint", plan.fingerprint],
    ["wasm_sdk_sha256", artifact.sha256],
  ] as const;
  return {
    gem: rubyString(options.gem),
    path: options.path,
    module: options.modules.join("::"),
    author: rubyString(sdk.author ?? sdk.name ?? options.gem),
    summary: rubyString(sdk.description ?? `The API of ${surface.world.name.kebab}`),
    license: sdk.license === undefined ? "nil" : rubyString(sdk.license),
    hasHomepage: homepage !== undefined,
    homepage: rubyString(homepage ?? ""),
    metadata: metadata.map(([key, value]) => `${rubyString(key)} => ${rubyString(value)}`),
  };
}

/** What RubyGems links to. It warns of a URI that has two keys; that of a repository or of documentation says more than the homepage's. */
function uris(sdk: SdkMetadata, homepage: string | undefined): readonly (readonly [key: string, uri: string])[] {
  const all = [
    ["source_code_uri", sdk.repository],
    ["documentation_uri", sdk.documentation],
    ["bug_tracker_uri", sdk.issues],
    ["changelog_uri", sdk.changelog],
    ["homepage_uri", homepage],
  ] as const;
  return all.flatMap(([key, uri], i) =>
    uri === undefined || all.slice(0, i).some(([, other]) => other === uri) ? [] : [[key, uri] as const],
  );
}

export function readmeView({ surface, sdk, reach, artifact, stateless, plan }: BackendInput, options: RubyOptions): ReadmeView {
  const client = `${options.modules.join("::")}::${surface.client.ruby}`;
  return {
    title: sdk.name ?? options.gem,
    description: sdk.description ?? surface.world.docs ?? `The API of ${surface.world.name.kebab}.`,
    gem: options.gem,
    path: options.path,
    client,
    example: example(surface, client, options),
    sections: sections(surface),
    hasHandles: surface.types.some((type) => type.resource?.direction === "export"),
    reach,
    isStateless: stateless,
    callsWasi: plan.layer !== undefined,
    callsHttp: plan.layer?.name === "http",
    isClosed: reach.length === 0,
    artifactFile: artifact.fileName,
    sha256: artifact.sha256,
    hasLicense: sdk.license !== undefined,
    license: sdk.license ?? "",
  };
}

/** Runs as shown: makes a client, and calls the first function that needs no argument. */
function example(surface: Surface, client: string, { path }: RubyOptions): readonly string[] {
  const imports = importsExample(surface);
  const call = firstCall(surface);
  return [
    `require "${path}"`,
    "",
    ...imports.classes,
    `${client}.open${imports.argument} do |client|`,
    `  ${call === undefined ? "p client" : `p client.${call}`}`,
    "end",
  ];
}

function importsExample(surface: Surface): { readonly classes: readonly string[]; readonly argument: string } {
  const members = surface.imports.flatMap((member) => {
    if (member.kind === "interface") {
      // Not the interface's own name: a program may have a `Logger` already.
      const name = `My${member.type.ruby}`;
      return [{ lines: stubClass(name, memberFunctions(surface, member)), argument: `${member.member.ruby}: ${name}.new` }];
    }
    const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
    return functions.map((func) => ({
      lines: [],
      argument: `${func.names.ruby}: ->${importParameters(func)} { raise NotImplementedError }`,
    }));
  });
  if (members.length === 0) return { classes: [], argument: "" };
  return {
    classes: members.flatMap(({ lines }) => lines),
    argument: `(imports: { ${members.map(({ argument }) => argument).join(", ")} })`,
  };
}

/** Methods that are still to be written. */
function stubClass(name: string, functions: readonly ApiFunction[]): readonly string[] {
  const raise = functions.some((func) => func.names.ruby === "raise") ? "::Kernel.raise" : "raise";
  const methods = functions.map((func) => `  def ${func.names.ruby}${importParameters(func)} = ${raise}(NotImplementedError)`);
  return [`class ${name}`, ...methods, "end", ""];
}

/** Options are keywords, which are always given. */
function importParameters({ params }: ApiFunction): string {
  const names = params.map((param) => `${param.names.ruby}${param.optional ? ":" : ""}`);
  const ordered = [...names.filter((name) => !name.endsWith(":")), ...names.filter((name) => name.endsWith(":"))];
  return ordered.length === 0 ? "" : `(${ordered.join(", ")})`;
}

function firstCall(surface: Surface): string | undefined {
  const isPlain = ({ params, result }: ApiFunction) => params.every((param) => param.optional) && result.kind === "value";
  const own = surface.functions.find(isPlain);
  if (own !== undefined) return own.names.ruby;
  for (const service of surface.services) {
    const func = service.functions.find(isPlain);
    if (func !== undefined) return `${service.member.ruby}.${func.names.ruby}`;
  }
  return undefined;
}

function sections(surface: Surface): ReadmeView["sections"] {
  const line = (func: ApiFunction, name = func.names.ruby) => `${name}${parameterList(func).replace(/, \*\*nil\)$/, ")")}`;
  const methods = (index: number) => {
    const type = surface.types[index];
    return (type?.resource?.methods ?? []).map((func) => line(func, `${type?.names.ruby}#${func.names.ruby}`));
  };
  return [
    { title: "client", calls: surface.functions.map((func) => line(func)) },
    ...surface.services.map((service) => ({
      title: `client.${service.member.ruby}`,
      calls: [
        ...service.functions.map((func) => line(func)),
        ...service.resources.flatMap((index) => [...makersOf(surface.types[index]).map((func) => line(func)), ...methods(index)]),
      ],
    })),
  ].filter(({ calls }) => calls.length > 0);
}
