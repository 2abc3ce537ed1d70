/** `package.json`. */

import type { BackendInput } from "../core/backend-input.js";
import type { TypeScriptOptions } from "./options.js";
import type { Manifest } from "./view.js";

export function manifest({ sdk, plan, artifact }: BackendInput, options: TypeScriptOptions): Manifest {
  return {
    name: options.package,
    version: sdk.version,
    ...pick("description", sdk.description),
    ...pick("keywords", sdk.keywords),
    ...pick("license", sdk.license),
    ...pick("homepage", sdk.homepage),
    ...pick("repository", sdk.repository && repository(sdk.repository)),
    ...pick("bugs", sdk.issues),
    ...pick("author", sdk.author),
    type: "module",
    engines: { node: ">=20.19" },
    // Neither the tool's own list of files nor what a vendor keeps beside them.
    files: ["*.js", "*.d.ts", artifact.fileName, "runtime"],
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./plan": { types: "./plan.d.ts", default: "./plan.js" },
      [`./${artifact.fileName}`]: `./${artifact.fileName}`,
      "./package.json": "./package.json",
    },
    types: "./index.d.ts",
    sideEffects: false,
    wasmSdk: { world: plan.world, artifact: artifact.fileName, sha256: artifact.sha256, fingerprint: plan.fingerprint },
  };
}

/** Hosts whose addresses npm completes. */
const knownHosts = ["github.com", "gitlab.com", "bitbucket.org"];

/** As `npm publish` would write it, which otherwise warns that it corrects the address. */
function repository(address: string): Manifest {
  if (!/^https?:/.test(address)) return { type: "git", url: address };
  const { host, pathname } = new URL(address);
  const isProject = knownHosts.includes(host) && /^\/[^/]+\/[^/]+$/.test(pathname.replace(/\.git$|\/$/, ""));
  const url = isProject ? `https://${host}${pathname.replace(/\.git$|\/$/, "")}.git` : address;
  return { type: "git", url: `git+${url}` };
}

function pick(key: string, value: unknown): Manifest {
  return value === undefined ? {} : { [key]: value };
}
