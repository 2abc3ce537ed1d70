import type { BackendInput } from "../core/backend-input.js";
import { clientMethods, clientType, newClient } from "./api/client.js";
import { typeDeclarations } from "./api/declarations.js";
import { goLines } from "./api/doc-lines.js";
import { comment } from "./api/docs.js";
import { errorDeclarations } from "./api/errors.js";
import { generics } from "./api/generics.js";
import { importsFile, importTargets } from "./api/imports.js";
import { serviceFile, serviceFileName } from "./api/services.js";
import { shapeFunctions } from "./code/functions/functions.js";
import { Glue } from "./code/glue.js";
import type { GoCode } from "./code/go.js";
import { linkage } from "./code/linkage.js";
import type { GoOptions } from "./options.js";
import { exampleTest } from "./package/example.js";
import { readmeView } from "./package/readme.js";
import { fixed, type SourcePart, type SourceView, sourceView } from "./package/source-file.js";
import type { PackageView } from "./view.js";

export function buildView(input: BackendInput, options: GoOptions): PackageView {
  const { artifact, plan, surface } = input;
  return {
    package: options.package,
    module: options.module,
    doc: packageDoc(input, options),
    sources: sources(input, options),
    example: exampleTest(surface, options),
    readme: readmeView(input, options),
    plan,
    artifactFile: artifact.fileName,
  };
}

/** Files that would declare nothing are left out. */
function sources(input: BackendInput, options: GoOptions): readonly SourceView[] {
  const { surface, stateless } = input;
  const glue = new Glue(surface);
  const { tuples, hasResult, hasPointer } = generics(surface, glue.types);
  const guest = stateless ? "Pool" : "Instance";
  const file = (path: string, ...parts: readonly (GoCode | (SourcePart & { kind: "fixed" }))[]) =>
    sourceView(path, options, parts);
  const shapes = shapeFunctions(glue);
  const files = [
    clientFile(),
    file("imports.go", importsFile(glue)),
    file(
      "types.go",
      ...typeDeclarations(glue),
      ...tuples,
      ...(hasResult ? [fixed("result.go")] : []),
      ...(hasPointer ? [fixed("pointer.go")] : []),
    ),
    file("errors.go", fixed("errors.go"), ...errorDeclarations(glue)),
    file("wasi.go", ...(input.layer === undefined ? [] : [fixed("wasi.go")])),
    file("http.go", ...(callsHttp(input) ? [fixed("http.go")] : [])),
    ...surface.services.map((service) => file(serviceFileName(service), serviceFile(glue, service, guest))),
    file("abi.go", ...(shapes.lines.length === 0 ? [] : [fixed("abi.go"), shapes])),
  ];
  return files.filter(({ parts }) => parts.length > 0);

  function clientFile(): SourceView {
    const hasAdapters = input.adapters !== undefined;
    const hasLayer = input.layer !== undefined;
    const settings = { guest, package: options.package } as const;
    return file(
      "client.go",
      fixed("artifact.go", { artifactFile: input.artifact.fileName, package: options.package, hasAdapters }),
      linkage(glue, { fingerprint: input.plan.fingerprint, hasAdapters, hasLayer, imports: importTargets(surface) }),
      clientType(surface, settings),
      fixed("options.go", { isStateless: stateless, hasAdapters }),
      newClient(surface, settings),
      ...clientMethods(glue, settings),
    );
  }
}

/** Whether the layer that comes with the plan has `wasi:http`. */
function callsHttp({ plan }: Pick<BackendInput, "plan">): boolean {
  return plan.layer?.name === "http";
}

function packageDoc({ sdk, artifact, surface, plan }: BackendInput, { package: name }: GoOptions): readonly string[] {
  const description = sdk.description ?? surface.world.docs;
  const text = description === undefined ? [] : goLines(sentence(description));
  return comment([
    ...goLines(`Package ${name} is the Go client of ${sdk.name ?? plan.world}.`),
    "",
    ...text,
    ...(text.length === 0 ? [] : [""]),
    `It runs ${artifact.fileName} in a sandbox inside the process, which can reach nothing but what it is given.`,
    "A client is made by [NewClient] and may be used by any number of goroutines.",
  ]);
}

/** gofmt takes a line that stands alone and ends in a letter for a heading. */
function sentence(text: string): string {
  return /[\p{L}\p{N}]$/u.test(text.trimEnd()) ? `${text.trimEnd()}.` : text;
}
