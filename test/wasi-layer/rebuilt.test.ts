import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildComponent, components } from "../../templates/wasi-layer/build.mjs";

const folder = path.resolve(import.meta.dirname, "../../templates/wasi-layer");

/** Whether there is the pinned Rust with its target; CI has to have it. */
function hasRust(): boolean {
  const found = spawnSync("rustc", ["--print", "target-libdir", "--target", "wasm32-wasip2"], { cwd: folder, encoding: "utf8" });
  const version = spawnSync("rustc", ["--version"], { cwd: folder, encoding: "utf8" });
  const pinned = /channel = "([\d.]+)"/.exec(readFileSync(path.join(folder, "rust-toolchain.toml"), "utf8"))?.[1];
  return found.status === 0 && version.stdout.startsWith(`rustc ${pinned} `);
}

const isPossible = hasRust();
if (!isPossible) {
  if (process.env.CI) throw new Error("the WASI layer cannot be built: needs Rust as rust-toolchain.toml pins it");
  console.warn("SKIPPED: the WASI layer is not built anew, since there is no Rust as rust-toolchain.toml pins it");
}

describe.skipIf(!isPossible)("the committed components", () => {
  it.each(Object.keys(components))("%s.wasm is what its sources are built to", { timeout: 600_000 }, async (name) => {
    const committed = readFileSync(path.join(folder, `${name}.wasm`));
    expect(Buffer.compare(await buildComponent(name), committed)).toBe(0);
  });
});
