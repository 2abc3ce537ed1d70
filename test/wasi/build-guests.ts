/** Guests of WASI, built from their sources with what their languages' toolchains do by default. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";

const root = join(import.meta.dirname, "../..");
const guests = join(import.meta.dirname, "guests");
const cache = join(root, ".cache/wasi-guests");

interface Builder {
  readonly source: string;
  /** What builds it, with its version: a component of another one is built anew. */
  readonly toolchain: () => string | undefined;
  /** In its folder. */
  readonly build: (wit: string) => Promise<Uint8Array>;
}

const rustFlags = [
  "--edition=2021",
  "--target=wasm32-wasip2",
  "--crate-type=cdylib",
  "-Copt-level=s",
  "-Cpanic=abort",
  "-Cstrip=debuginfo",
];

const builders: Readonly<Record<string, Builder>> = {
  rust: {
    source: "guest.rs",
    toolchain: rustVersion,
    async build(witSource) {
      const output = join(cache, "rust.core.wasm");
      // Relative to its folder, so that a panic names the file as it does everywhere.
      const args = [...rustFlags, "-Clink-arg=--skip-wit-component", "-o", output, "guest.rs"];
      execFileSync("rustc", args, { cwd: join(guests, "rust"), stdio: "pipe" });
      return componentNew(await componentEmbed({ binary: readFileSync(output), witSource, dummy: false }), []);
    },
  },
  javascript: {
    source: "guest.js",
    toolchain: () => readFileSync(join(root, "node_modules/@bytecodealliance/componentize-js/package.json"), "utf8"),
    async build(witWorld) {
      const { componentize } = await import("@bytecodealliance/componentize-js");
      // Its types know nothing of `witWorld`.
      const options = { sourcePath: join(guests, "javascript/guest.js"), witWorld, worldName: "javascript" };
      return (await componentize(options)).component;
    },
  },
};

export interface GuestFiles {
  readonly component: string;
  readonly wit: string;
  readonly fixtures: string;
}

/** The guest of a folder, built once for what it is made of; undefined where its toolchain is missing. */
export async function buildGuest(name: string): Promise<GuestFiles | undefined> {
  const builder = builders[name];
  const toolchain = builder?.toolchain();
  if (builder === undefined || toolchain === undefined) return undefined;
  const path = (file: string) => join(guests, name, file);
  const [source, wit, fixtures] = [path(builder.source), path("world.wit"), path("fixtures.json")];
  const [text, witSource] = [readFileSync(source, "utf8"), readFileSync(wit, "utf8")];
  const key = createHash("sha256")
    .update(JSON.stringify([toolchain, text, witSource]))
    .digest("hex");
  const component = join(cache, `${name}-${key.slice(0, 16)}.wasm`);
  mkdirSync(cache, { recursive: true });
  if (!existsSync(component)) writeFileSync(component, await builder.build(witSource));
  return { component, wit, fixtures };
}

/** Undefined without the compiler or its target. */
function rustVersion(): string | undefined {
  try {
    const target = execFileSync("rustc", ["--print=target-libdir", "--target=wasm32-wasip2"], {
      encoding: "utf8",
      stdio: "pipe",
    });
    return existsSync(target.trim()) ? execFileSync("rustc", ["--version"], { encoding: "utf8" }) : undefined;
  } catch {
    return undefined;
  }
}
