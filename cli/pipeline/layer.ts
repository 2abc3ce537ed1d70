import { readFileSync } from "node:fs";
import path from "node:path";
import { templatesFolder } from "../../generators/core/files/package-root.js";
import { decodeComponent } from "../../wit/component/decode.js";
import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { type Layer, layerFor } from "../../wit/plan/layer-link.js";
import { sha256 } from "../sha256.js";

/** The layer, and its bytes as packages ship them. */
export interface LayerFile {
  readonly layer: Layer;
  readonly bytes: Uint8Array;
}

/** The one that the component needs, if it calls WASI. */
export function layerFile(evaluated: EvaluatedComponent): LayerFile | undefined {
  const name = layerFor(evaluated);
  if (name === undefined) return undefined;
  const bytes = readFileSync(path.join(templatesFolder, "wasi-layer", `${name}.wasm`));
  const decoded = decodeComponent(bytes, `${name}.wasm`);
  if (!decoded.ok) throw new Error(`the layer is damaged: ${decoded.diagnostics[0]?.message}`);
  return { layer: { name, sha256: sha256(bytes), size: bytes.length, decoded: decoded.value }, bytes };
}
