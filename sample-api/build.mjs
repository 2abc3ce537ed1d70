// Compiles the guest: src/billing.js to build/billing.wasm. Builds are not reproducible, so one that is newer than its sources is kept.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const [source, wit, output] = ["src/billing.js", "wit/billing.wit", "build/billing.wasm"].map(path);

if (modified(output) > Math.max(modified(source), modified(wit), modified(fileURLToPath(import.meta.url)))) {
  console.log("sample-api/build/billing.wasm is up to date");
} else {
  const { componentize } = await import("@bytecodealliance/componentize-js");
  const { component } = await componentize({
    sourcePath: source,
    witWorld: readFileSync(wit, "utf8"),
    worldName: "billing",
    // A guest that can reach nothing but what its WIT imports: no clock, no randomness, no network, no output.
    disableFeatures: ["stdio", "random", "clocks", "http", "fetch-event"],
  });
  mkdirSync(path("build"), { recursive: true });
  writeFileSync(output, component);
  console.log(`sample-api/build/billing.wasm: ${component.length} bytes`);
}
