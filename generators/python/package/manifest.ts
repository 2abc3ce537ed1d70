/** `pyproject.toml`. */

import type { BackendInput } from "../../core/backend-input.js";
import type { PythonOptions } from "../options.js";

export interface ManifestView {
  /** `acme-billing` */
  readonly distribution: string;
  /** `acme_billing` */
  readonly package: string;
  /** PEP 440. */
  readonly version: string;
  readonly description: string;
  /** Lines of `[project]` for what the vendor gave, e.g. `license = "MIT"`, and the table of URLs. */
  readonly metadata: readonly string[];
  /** The oldest release of the engine's package that is tested. */
  readonly engine: string;
  /** `wasmtime 30.0.0 to 50.0.1` */
  readonly engineTested: string;
  readonly classifiers: readonly string[];
  readonly sha256: string;
  readonly fingerprint: string;
}

/** The releases of the engine, and of Python, that the runtime's tests pass on. Newer ones are taken: where the binding differs, its public names do. */
export const TESTED_ENGINES = { oldest: "30.0.0", newest: "50.0.1" };
export const ENGINE = `wasmtime>=${TESTED_ENGINES.oldest}`;
export const ENGINE_TESTED = `wasmtime ${TESTED_ENGINES.oldest} to ${TESTED_ENGINES.newest}`;
const TESTED_PYTHONS = ["3.10", "3.11", "3.12", "3.13"];

const classifiers = [
  "Intended Audience :: Developers",
  "Operating System :: MacOS",
  "Operating System :: Microsoft :: Windows",
  "Operating System :: POSIX :: Linux",
  "Programming Language :: Python :: 3",
  "Programming Language :: Python :: 3 :: Only",
  ...TESTED_PYTHONS.map((version) => `Programming Language :: Python :: ${version}`),
  "Programming Language :: Python :: Implementation :: CPython",
  "Typing :: Typed",
];

export function manifestView({ sdk, surface, artifact, plan }: BackendInput, options: PythonOptions): ManifestView {
  const urls = [
    ...entry("Homepage", sdk.homepage),
    ...entry("Documentation", sdk.documentation),
    ...entry("Repository", sdk.repository),
    ...entry("Issues", sdk.issues),
    ...entry("Changelog", sdk.changelog),
  ];
  return {
    ...options,
    version: pep440(sdk.version),
    description: toml(sdk.description ?? `The API of ${sdk.name ?? surface.world.name.kebab}.`),
    metadata: [
      ...entry("license", sdk.license),
      ...(sdk.author === undefined ? [] : [`authors = [{ ${author(sdk.author)} }]`]),
      ...(sdk.keywords === undefined ? [] : [`keywords = [${sdk.keywords.map(toml).join(", ")}]`]),
      ...(urls.length === 0 ? [] : ["", "[project.urls]", ...urls]),
    ],
    engine: ENGINE,
    engineTested: ENGINE_TESTED,
    classifiers,
    sha256: artifact.sha256,
    fingerprint: plan.fingerprint,
  };
}

/** One entry of a table, if there is one. */
function entry(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${key} = ${toml(value)}`];
}

/** `1.0.0-rc.1` is `1.0.0rc1`; a prerelease that PEP 440 does not know is a development release. */
export function pep440(version: string): string {
  const [, core = version, pre, build] = /^([^-+]+)(?:-([^+]+))?(?:\+(.+))?$/.exec(version) ?? [];
  const local = build === undefined ? "" : `+${build.replaceAll("-", ".")}`;
  if (pre === undefined) return core + local;
  const numbers = /(\d+)/.exec(pre)?.[1] ?? "0";
  const kind = /^(?:alpha|a)\b/i.test(pre)
    ? "a"
    : /^(?:beta|b)\b/i.test(pre)
      ? "b"
      : /^(?:rc|c|pre|preview)\b/i.test(pre)
        ? "rc"
        : ".dev";
  return `${core}${kind}${numbers}${local}`;
}

function author(text: string): string {
  const [, name = text, email] = /^(.*?)\s*<([^>]+)>$/.exec(text) ?? [];
  return `name = ${toml(name)}${email === undefined ? "" : `, email = ${toml(email)}`}`;
}

/** A TOML basic string, which takes fewer characters as they are than JSON. */
function toml(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}
