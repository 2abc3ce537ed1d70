/** The gemspec and the README. */

import type { BackendInput } from "../core/backend-input.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
import { memberFunctions } from "./glue-view.js";
import type { RubyOptions } from "./options.js";
import { rubyString } from "./ruby-string.js";
import { parameterList } from "./signature.js";
import type { GemspecView, ReadmeView } from "./view.js";

export function gemspecView({ sdk, plan, artifact, surface }: BackendInput, options: RubyOptions): GemspecView {
  const literal = (text: string | undefined) => rubyString(text ?? "");
  return {
    gem: rubyString(options.gem),
    path: options.path,
    module: options.modules.join("::"),
    author: literal(sdk.author ?? sdk.name ?? options.gem),
    summary: literal(sdk.description ?? `The API of ${surface.world.name.kebab}`),
    hasLicense: sdk.license !== undefined,
    license: literal(sdk.license),
    hasHomepage: sdk.homepage !== undefined,
    homepage: literal(sdk.homepage),
    hasRepository: sdk.repository !== undefined,
    repository: literal(sdk.repository),
    world: rubyString(plan.world),
    fingerprint: rubyString(plan.fingerprint),
    sha256: rubyString(artifact.sha256),
  };
}

export function readmeView({ surface, sdk, reach, artifact }: BackendInput, options: RubyOptions): ReadmeView {
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
  const methods = (func: ApiFunction) => `  def ${func.names.ruby}(*, **) = raise(NotImplementedError)`;
  const members = surface.imports.flatMap((member) => {
    if (member.kind === "interface") {
      const lines = [`class ${member.type.ruby}`, ...memberFunctions(surface, member).map(methods), "end", ""];
      return [{ lines, argument: `${member.member.ruby}: ${member.type.ruby}.new` }];
    }
    const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
    return functions.map((func) => ({ lines: [], argument: `${func.names.ruby}: ->(*) { raise NotImplementedError }` }));
  });
  if (members.length === 0) return { classes: [], argument: "" };
  return {
    classes: members.flatMap(({ lines }) => lines),
    argument: `(imports: { ${members.map(({ argument }) => argument).join(", ")} })`,
  };
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
