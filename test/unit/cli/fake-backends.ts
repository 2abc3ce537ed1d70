import type { BackendInput } from "../../../generators/core/backend-input.js";
import type { FileSet } from "../../../generators/core/files/file-set.js";
import type { LanguageId } from "../../../generators/core/languages.js";
import type { TargetConfig } from "../../../generators/core/target-option.js";
import { type Outcome, succeed } from "../../../wit/diagnostic.js";

/**
 * Stand in for `generators/registry.js` where the command line is tested and not the packages: each writes what it was given. Their engines
 * run the core features of WebAssembly 1.0 with bulk memory, and sign extension.
 */
export const loadBackend = async (id: LanguageId) => fakeBackend(id);

function fakeBackend(id: LanguageId) {
  return {
    id,
    title: id,
    coreFeatures: new Set(["bulk-memory", "sign-extension"]),
    options: (target: TargetConfig) => target,
    view: (input: BackendInput, options: TargetConfig) => received(input, options),
    generate: (input: BackendInput, options: TargetConfig): Outcome<FileSet> =>
      succeed({
        files: [
          { path: "README.md", contents: `${JSON.stringify(received(input, options), undefined, 2)}\n` },
          { path: `src/${input.artifact.fileName}`, contents: input.artifact.bytes },
        ],
      }),
  };
}

function received({ surface, sdk, stateless, reach, artifact: { sha256 } }: BackendInput, options: TargetConfig) {
  return { client: surface.client, options, sdk, stateless, reach, sha256 };
}
