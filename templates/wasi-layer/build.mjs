// Builds the layer's components from the sources beside this file, always to the same bytes:
//
//     node templates/wasi-layer/build.mjs
//
// Needs Rust as rust-toolchain.toml pins it; wasm-opt and the component encoder come with the npm packages.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";

const here = import.meta.dirname;
const root = join(here, "../..");
const target = join(root, ".cache/wasi-layer");

/** The components, and the features of the crate that each is built with. */
export const components = { base: [], http: ["http"] };

const MEMORY = 32 * 1024 * 1024;
const STACK = 64 * 1024;

const features = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
];

function output(command, args) {
  return execFileSync(command, args, { cwd: here, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 }).toString();
}

/** Where the sources of crates and of Rust's library lie on this machine, and what they are called in the module, which knows parts of them. */
function sources() {
  const { packages } = JSON.parse(output("cargo", ["metadata", "--format-version", "1", "--locked"]));
  const library = join(output("rustc", ["--print", "sysroot"]).trim(), "lib/rustlib/src/rust");
  const commit = /^commit-hash: (.*)$/m.exec(output("rustc", ["-vV"]))[1];
  return [[library, `/rustc/${commit}`], ...packages.map(({ name, manifest_path }) => [dirname(manifest_path), name])];
}

function flags() {
  return [
    ...["--skip-wit-component", `-zstack-size=${STACK}`, `--max-memory=${MEMORY}`].map((flag) => `-Clink-arg=${flag}`),
    ...sources().map(([from, to]) => `--remap-path-prefix=${from}=${to}`),
  ];
}

/** The bytes of one component. */
export async function buildComponent(name) {
  mkdirSync(target, { recursive: true });
  const options = ["--release", "--locked", "--target", "wasm32-wasip2", "--features", components[name].join()];
  execFileSync("cargo", ["build", ...options], {
    cwd: here,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: flags().join("\x1f") },
  });
  return withoutCustomSections(await componentNew(optimize(join(target, "wasm32-wasip2/release/wasi_layer.wasm"))));
}

function optimize(module) {
  const folder = mkdtempSync(join(target, "optimized-"));
  const optimized = join(folder, "core.wasm");
  const options = ["-Oz", "--strip-producers", ...features.map((feature) => `--enable-${feature}`)];
  try {
    execFileSync(join(root, "node_modules/.bin/wasm-opt"), [module, ...options, "-o", optimized]);
    return readFileSync(optimized);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of a module or component and all in it: names and producers, which nobody needs and every package would carry. */
function withoutCustomSections(binary) {
  const [custom, coreModule, component] = [0, 1, 4];
  const isComponent = binary[6] === 1;
  const parts = [binary.subarray(0, 8)];
  for (let start = 8; start < binary.length; ) {
    const [size, body] = readU32(binary, start + 1);
    const [id, content] = [binary[start], binary.subarray(body, body + size)];
    start = body + size;
    if (id === custom) continue;
    const stripped = isComponent && (id === coreModule || id === component) ? withoutCustomSections(content) : content;
    parts.push(Uint8Array.of(id, ...u32(stripped.length)), stripped);
  }
  return Buffer.concat(parts);
}

/** LEB128: the number, and where it ends. */
function readU32(bytes, start) {
  let [number, end] = [0, start];
  do number |= (bytes[end] & 0x7f) << (7 * (end - start));
  while (bytes[end++] & 0x80);
  return [number >>> 0, end];
}

function u32(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...u32(number >>> 7)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of Object.keys(components)) {
    writeFileSync(join(here, `${name}.wasm`), await buildComponent(name));
  }
}
