import { type WitName, witName } from "../name.js";
import type { PackageName } from "./world.js";

export interface InterfaceId {
  /** Undefined for an interface written inline in the world. */
  readonly package?: PackageName;
  readonly name: WitName;
}

const pattern = /^(?<namespace>[^/@]+?):(?<package>[^/@]+)\/(?<name>[^/@]+)(?:@(?<version>.+))?$/;

/** The parts of an import or export name: `acme:billing/invoices@1.4.0`, or `invoices`. */
export function parseInterfaceId(id: string): InterfaceId {
  const groups = pattern.exec(id)?.groups;
  if (groups === undefined) return { name: witName(id) };
  const { namespace = "", package: name = "", name: interfaceName = "", version } = groups;
  return {
    package: { namespace: witName(namespace), name: witName(name), ...(version === undefined ? {} : { version }) },
    name: witName(interfaceName),
  };
}

/**
 * Finds things by WIT path, such as `acme:billing/invoices@1.4.0#create`: the same path if there is one, else the first whose interface is
 * of a compatible version.
 */
export class PathIndex<T> {
  readonly #exact = new Map<string, T>();
  readonly #compatible = new Map<string, T>();

  constructor(entries: Iterable<readonly [path: string, entry: T]>) {
    for (const [path, entry] of entries) {
      if (!this.#exact.has(path)) this.#exact.set(path, entry);
      const canonical = canonicalPath(path);
      if (!this.#compatible.has(canonical)) this.#compatible.set(canonical, entry);
    }
  }

  find(path: string): T | undefined {
    return this.#exact.get(path) ?? this.#compatible.get(canonicalPath(path));
  }
}

/**
 * The path with its version cut to what compatibility depends on (Explainer.md, "canonversion"): `wasi:cli/run@0.2.6` and
 * `wasi:cli/run@0.2.12` are both `wasi:cli/run@0.2`. A pre-release is compatible only with itself.
 */
export function canonicalPath(path: string): string {
  return path.replace(/@([^#]*)/, (_, version: string) => `@${canonicalVersion(version)}`);
}

function canonicalVersion(version: string): string {
  const [release = ""] = version.split("+", 1);
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(release);
  if (parts === null) return release;
  const [, major, minor, patch] = parts;
  if (major !== "0") return `${major}`;
  return minor !== "0" ? `0.${minor}` : `0.0.${patch}`;
}
