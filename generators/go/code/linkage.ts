/** How the runtime is told of the interface for which a package is printed. */

import type { CoreSignature } from "../../../wit/abi/abi.js";
import { NOTHING } from "../../core/code/code.js";
import type { ApiFunction, PublicType } from "../../core/surface/surface.js";
import { align } from "../api/align.js";
import type { Glue } from "./glue.js";
import { component, type GoCode, go, goCode, wasi } from "./go.js";
import type { ImportTarget } from "./import-call.js";

export interface Linked {
  readonly fingerprint: string;
  /** Whether printed modules come with the plan. */
  readonly hasAdapters: boolean;
  /** Whether the component behind `wasi:*` comes with the plan. */
  readonly hasLayer: boolean;
  readonly imports: readonly ImportTarget[];
}

/** The variable `source`. */
export function linkage(glue: Glue, { fingerprint, hasAdapters, hasLayer, imports }: Linked): GoCode {
  return goCode(
    "// source is what clients are made of: the artifact, how it is linked, and the interface for which this package was printed.",
    go`var source = ${component}.Source{`,
    [
      go`Definition: ${component}.Definition{`,
      [
        `Fingerprint: "${fingerprint}",`,
        list("Exports", "ExportDefinition", glue.exports.map(exportDefinition)),
        list("Imports", "ImportDefinition", imports.map(importDefinition)),
        list("Resources", "ResourceDefinition", glue.resources.map(resourceDefinition)),
      ],
      "},",
      "Artifact: artifact,",
      "Plan:     plan,",
      ...(hasAdapters ? ["Adapters: adapters,"] : []),
      ...(hasLayer ? ["Layer:    layer,", go`World:    &${wasi}.World,`] : []),
    ],
    "}",
  );
}

function list(field: string, type: string, items: readonly GoCode[]): GoCode {
  return items.length === 0 ? NOTHING : goCode(go`${field}: []${component}.${type}{`, items, "},");
}

function exportDefinition({ function: { id }, abi }: ApiFunction): GoCode {
  return goCode(`{Function: ${JSON.stringify(id)}, CoreType: "${coreType(abi.lifted)}"},`);
}

function importDefinition({ func, title, name }: ImportTarget): GoCode {
  const fields = {
    Function: `"${func.function.id}"`,
    CoreType: `"${coreType(func.abi.lowered)}"`,
    Title: `"${title}"`,
    Call: name,
  };
  const rows = Object.entries(fields).map(([field, value]) => ({ comment: [], cells: [`${field}:`, `${value},`] }));
  return goCode("{", [align(rows)], "},");
}

function resourceDefinition({ definition, resource }: PublicType): GoCode {
  const imported = resource?.direction === "import" ? ", Imported: true" : "";
  return goCode(`{Path: ${JSON.stringify(definition.id)}${imported}},`);
}

/** As the runtime writes it, e.g. `(i32, i32) -> (i32)`. */
function coreType({ params, results }: CoreSignature): string {
  return `(${params.join(", ")}) -> (${results.join(", ")})`;
}
