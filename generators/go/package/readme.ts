/** The README as a view. */

import type { BackendInput } from "../../core/backend-input.js";
import { camel } from "../../core/names/casing.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";
import { summary } from "../api/docs.js";
import { signature } from "../api/signature.js";
import { GoTypes } from "../api/types.js";
import { methodsOf, serviceFunctions, serviceResources } from "../code/numbers.js";
import type { GoOptions } from "../options.js";
import { program } from "./example.js";

export interface ReadmeView {
  readonly title: string;
  /** The package's name. */
  readonly package: string;
  readonly description: string | undefined;
  readonly module: string;
  /** A program that builds as shown. */
  readonly program: string;
  readonly artifactFile: string;
  readonly size: string;
  readonly sha256: string;
  readonly fingerprint: string;
  /** What the artifact imports. */
  readonly reach: readonly string[];
  readonly isClosed: boolean;
  /** Whether it calls WASI, and HTTP by it. */
  readonly hasLayer: boolean;
  readonly hasHttp: boolean;
  readonly isStateless: boolean;
  readonly hasImports: boolean;
  readonly license: string | undefined;
  readonly sections: readonly ReadmeSection[];
}

export interface ReadmeSection {
  /** E.g. `client.Invoices`. */
  readonly title: string;
  readonly entries: readonly ReadmeEntry[];
}

export interface ReadmeEntry {
  /** E.g. `Create(ctx context.Context, customer string) (Invoice, error)`. */
  readonly call: string;
  readonly summary: string | undefined;
}

export function readmeView(input: BackendInput, options: GoOptions): ReadmeView {
  const { surface, artifact, plan, sdk, reach, stateless } = input;
  return {
    title: sdk.name ?? options.package,
    package: options.package,
    description: sdk.description,
    module: options.module,
    program: program(surface, options),
    artifactFile: artifact.fileName,
    size: artifact.bytes.length.toLocaleString("en-US"),
    sha256: artifact.sha256,
    fingerprint: plan.fingerprint,
    reach,
    isClosed: reach.length === 0,
    hasLayer: plan.layer !== undefined,
    hasHttp: plan.layer?.name === "http",
    isStateless: stateless,
    hasImports: surface.imports.length > 0,
    license: sdk.license,
    sections: sections(surface),
  };
}

function sections(surface: Surface): readonly ReadmeSection[] {
  const types = new GoTypes(surface);
  const entry = (func: ApiFunction): ReadmeEntry => ({
    call: `${func.names.go}${signature(types, func).text}`,
    summary: summary(func.docs),
  });
  const own = { title: "client", entries: surface.functions.map(entry) };
  const services = surface.services.flatMap((service) => [
    { title: `client.${service.member.go}`, entries: serviceFunctions(surface, service).map(entry) },
    ...serviceResources(surface, service).map((type) => ({
      title: `${camel(type.definition.name)} *${type.names.go}`,
      entries: [...methodsOf(type).map(entry), { call: "Close() error", summary: "Drops the resource." }],
    })),
  ]);
  return [own, ...services].filter(({ entries }) => entries.length > 0);
}
