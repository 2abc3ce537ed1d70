import type { CoreSignature } from "../../wit/abi/abi.js";
import type { BackendInput } from "../core/backend-input.js";
import { shapeSet } from "../core/shapes/shape-set.js";
import type { ApiFunction, PublicType, Service } from "../core/surface/surface.js";
import { Codec } from "./code/codec.js";
import { isBare } from "./code/export-call.js";
import { codecLines } from "./code/functions.js";
import { flatLines, type Lines } from "./code/lines.js";
import { docLines, documented } from "./docs.js";
import { inFiles, type Unfiled } from "./files.js";
import { exportedFunctions, importedFunctions, importLines, requiredImports, resourceTypes } from "./glue-view.js";
import { constructorView, methodView } from "./method-view.js";
import type { RubyOptions } from "./options.js";
import { gemspecView, readmeView } from "./project-view.js";
import { signatureLines } from "./rbs-view.js";
import { rubyString } from "./ruby-string.js";
import { typeDocs, typesView } from "./types-view.js";
import type {
  ClientView,
  CodecView,
  FileView,
  MethodView,
  PackageView,
  PathView,
  ResourceView,
  ServiceView,
  SignedPathView,
} from "./view.js";

export function buildView(input: BackendInput, options: RubyOptions): PackageView {
  const { surface, plan, artifact, adapters, layer } = input;
  const codec = new Codec(surface, shapeSet(surface), options.modules);
  const numbers = new Map(exportedFunctions(surface).map((func, number) => [func, number]));
  const types = typesView(surface, options);
  const resources = resourceTypes(surface).filter((type) => type.resource?.direction === "export");
  const api = {
    resources: inFiles(
      "resources",
      resources.map((type) => resourceView(codec, type, numbers)),
    ),
    services: inFiles(
      "services",
      surface.services.map((service) => serviceView(codec, service, numbers)),
    ),
    client: clientView(codec, input, numbers),
  };
  const imports = importLines(codec);
  const { tables, functions } = codecLines(codec);
  return {
    options,
    gemspec: gemspecView(input, options),
    readme: readmeView(input, options),
    root: { requires: loadOrder(types, api).map((file) => `${options.path.split("/").at(-1)}/${file}`) },
    version: { version: rubyString(gemVersion(input.sdk.version)) },
    ...types,
    ...api,
    codec: codecView(tables, functions),
    glue: {
      hasImports: imports.length > 0,
      hasExports: numbers.size > 0,
      hasResources: resourceTypes(surface).length > 0,
      imports,
      bare: [...numbers].flatMap(([func, number]) => (isBare(func) ? [number] : [])).join(", "),
      exports: signedPaths([...numbers.keys()], ({ abi }) => abi.lifted),
      lowered: signedPaths(importedFunctions(surface), ({ abi }) => abi.lowered),
      resources: paths(resourceTypes(surface).map((type) => type.definition.id)),
      classes: resourceTypes(surface)
        .map((type) => (type.resource?.direction === "export" ? codec.constant(type.names.ruby, "imports") : "nil"))
        .join(", "),
      fingerprint: plan.fingerprint,
      artifactFile: artifact.fileName,
    },
    signature: { lines: signatureLines(input, options, codec) },
    artifactFile: artifact.fileName,
    plan: `${JSON.stringify(plan)}\n`,
    ...(adapters === undefined ? {} : { adapters }),
    ...(layer === undefined ? {} : { layer }),
  };
}

function codecView(tables: Lines, functions: Lines): CodecView {
  return {
    isFull: tables.length > 0 && functions.length > 0,
    hasFunctions: functions.length > 0,
    tables: flatLines(tables),
    functions: flatLines(functions),
  };
}

function paths(all: readonly string[]): readonly PathView[] {
  return all.map((path, i) => ({ path, comma: i === all.length - 1 ? "" : "," }));
}

function signedPaths(
  functions: readonly ApiFunction[],
  signature: (func: ApiFunction) => CoreSignature,
): readonly SignedPathView[] {
  return functions.map((func, i) => {
    const { params, results } = signature(func);
    const comma = i === functions.length - 1 ? "" : ",";
    return { path: func.function.id, comma, signature: `${params.join(" ")}:${results.join(" ")}` };
  });
}

/** SemVer's prerelease as RubyGems writes it: `1.0.0-rc.1` is `1.0.0.pre.rc.1`. Build metadata has no place there. */
export function gemVersion(version: string): string {
  return version.replace(/\+.*$/, "").replace("-", ".pre.").replaceAll("-", ".");
}

function loadOrder(
  types: Pick<PackageView, "records" | "enums" | "variants" | "errors">,
  api: Pick<PackageView, "resources" | "services">,
): readonly string[] {
  const files = (views: readonly FileView[]) => views.map(({ file }) => file);
  return [
    "version",
    "sdk_runtime",
    ...files([...types.records, ...types.enums, ...types.variants]),
    ...files(types.errors),
    ...files(api.resources),
    ...files(api.services),
    "sdk_runtime/codec",
    "sdk_runtime/glue",
    "client",
  ];
}

/** What the application may give the component of WASI. */
const wasiOptions = ["env: {}", "args: []", 'stdin: ""', "stdout: nil", "stderr: nil", "clock: nil", "random: nil"];

function opening({
  surface,
  stateless,
  plan,
}: BackendInput): Pick<ClientView, "parameters" | "forwarded" | "opener" | "arguments"> {
  const hasImports = surface.imports.length > 0;
  const options = [
    "artifact: nil",
    "compile_cache: true",
    "memory_limit: nil",
    "timeout: nil",
    ...(stateless ? ["pool_size: 4"] : []),
    ...(plan.layer === undefined ? [] : wasiOptions),
    ...(plan.layer?.name === "http" ? ["http: nil"] : []),
  ];
  const passed = options.map((option) => option.replace(/: .*/, ":"));
  return {
    forwarded: [...(hasImports ? ["imports:"] : []), ...passed].join(", "),
    parameters: [...(hasImports ? ["imports:"] : []), ...options].join(", "),
    opener: stateless ? "open_pool" : "open",
    arguments: [hasImports ? "imports" : "{}", ...passed].join(", "),
  };
}

type Numbers = ReadonlyMap<ApiFunction, number>;

function plain(codec: Codec, numbers: Numbers, caller: string) {
  return (func: ApiFunction): MethodView => methodView(codec, func, { number: numbers.get(func) ?? -1, caller });
}

function resourceView(codec: Codec, type: PublicType, numbers: Numbers): Unfiled<ResourceView> {
  return {
    name: type.names.ruby,
    docs: typeDocs(type),
    methods: (type.resource?.methods ?? []).map(plain(codec, numbers, "@_instance")),
  };
}

function serviceView(codec: Codec, service: Service, numbers: Numbers): Unfiled<ServiceView> {
  return {
    name: service.type.ruby,
    docs: docLines(documented(service.interface.docs, `\`${service.interface.id}\``)),
    methods: [
      ...service.functions.map(plain(codec, numbers, "@entry")),
      ...service.resources.flatMap((index) => makerViews(codec, codec.surface.types[index], numbers)),
    ],
  };
}

function makerViews(codec: Codec, type: PublicType | undefined, numbers: Numbers): readonly MethodView[] {
  const { construct, statics = [] } = type?.resource ?? {};
  const made =
    type === undefined || construct === undefined
      ? []
      : [constructorView(codec, construct, type, { number: numbers.get(construct) ?? -1, caller: "@entry" })];
  return [...made, ...statics.map(plain(codec, numbers, "@entry"))];
}

function clientView(codec: Codec, input: BackendInput, numbers: Numbers): ClientView {
  const { surface, stateless, plan } = input;
  return {
    name: surface.client.ruby,
    docs: docLines({ text: surface.world.docs ?? `A client of \`${surface.world.name.kebab}\`.` }),
    services: surface.services.map((service) => ({ member: service.member.ruby, type: service.type.ruby })),
    methods: surface.functions.map(plain(codec, numbers, "@entry")),
    hasImports: surface.imports.length > 0,
    required: requiredImports(surface),
    isStateless: stateless,
    callsWasi: plan.layer !== undefined,
    callsHttp: plan.layer?.name === "http",
    ...opening(input),
  };
}
