// The toolchains of the four languages: which of them this machine has, and what the tests need installed beside them. Everything is
// put into .cache/ in the project's folder.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache");

/** Runs a command in the project's folder and lets its output through; throws when it fails. */
export function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: "inherit", ...options });
}

/** What a command prints, or undefined when there is no such command or it fails. */
function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

const stampOf = (name) => join(cache, `${name}.stamp`);

/** Does `make` again whenever `key` has changed since the last time. */
function once(name, key, make) {
  const stamp = stampOf(name);
  const digest = createHash("sha256").update(key).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  rmSync(stamp, { force: true });
  make();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, digest);
}

const read = (file) => readFileSync(join(root, file), "utf8");

/** npm packages as the lock file has them; the tool built into dist/. */
export function prepareTool() {
  if (!existsSync(join(root, "node_modules"))) rmSync(stampOf("npm"), { force: true });
  once("npm", read("package-lock.json"), () => run("npm", ["ci", "--no-audit", "--no-fund"]));
  run("npm", ["run", "--silent", "build"]);
}

const atLeast = (version, [major, minor]) => {
  const [a, b] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
};

const goVersion = () => output("go", ["env", "GOVERSION"])?.replace(/^go/, "");
const pythonVersion = () => output("python3", ["-c", "import platform; print(platform.python_version())"]);
const rubyVersion = () => output("ruby", ["-e", "puts RUBY_VERSION"]);

const interpreter = (venv) => join(cache, venv, "bin", "python");

/** The interpreter of the venv that the tests share. */
export const python = interpreter("venv");
/** One that has the oldest release of the engine that packages accept. */
export const pythonWithOldestEngine = interpreter("venv-oldest");

function prepareVenv(name, requirements, from = "python3") {
  once(name, read(requirements) + output(from, ["--version"]), () => {
    run(from, ["-m", "venv", "--clear", join(cache, name)]);
    run(interpreter(name), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  });
}

/** An interpreter with the runtime's test requirements for each further Python from 3.10 on that pyenv has; none without pyenv. */
export function otherPythons() {
  const versions = join(output("pyenv", ["root"]) ?? "", "versions");
  if (!existsSync(versions)) return [];
  const found = readdirSync(versions).filter((version) => /^3\.1[0-9]\./.test(version) && version !== pythonVersion());
  return found.sort().map((version) => {
    const name = `venv-${version}`;
    prepareVenv(name, "test/requirements-runtime.txt", join(versions, version, "bin", "python"));
    return interpreter(name);
  });
}

const wacVersion = "0.12.0";

/**
 * What the tests of compositions need besides: `cargo` with the target of Rust guests, and `wac`, which cargo builds here where there is none. Gives
 * the folders with commands to put before those of PATH, or undefined, and says then what is lacking; in CI that is an error.
 */
export function compositionTools() {
  const lacks = output("cargo", ["--version"]) === undefined ? "cargo" : lacksRustTarget();
  if (lacks !== undefined) {
    if (process.env.CI) throw new Error(`parts cannot be composed: needs ${lacks}`);
    console.error(`SKIPPED compositions: needs ${lacks}`);
    return undefined;
  }
  if (output("wac", ["--version"]) !== undefined) return [];
  const wac = join(cache, "wac");
  once("wac", wacVersion, () => {
    run("cargo", ["install", "--quiet", "--locked", "--no-default-features", "--root", wac, `wac-cli@${wacVersion}`]);
  });
  return [join(wac, "bin")];
}

function lacksRustTarget() {
  const libraries = output("rustc", ["--print", "target-libdir", "--target", "wasm32-wasip2"]);
  return libraries !== undefined && existsSync(libraries) ? undefined : "Rust's target wasm32-wasip2";
}

const languages = {
  typescript: () => undefined,
  go() {
    const version = goVersion();
    return version && atLeast(version, [1, 25]) ? undefined : `Go 1.25 or newer (found ${version ?? "none"})`;
  },
  python() {
    const version = pythonVersion();
    if (!version || !atLeast(version, [3, 10])) return `Python 3.10 or newer (found ${version ?? "none"})`;
    prepareVenv("venv", "test/requirements.txt");
    prepareVenv("venv-oldest", "test/requirements-oldest.txt");
    return undefined;
  },
  ruby(checkers) {
    const version = rubyVersion();
    if (!version || !atLeast(version, [3, 3])) return `Ruby 3.3 or newer (found ${version ?? "none"})`;
    if (output("ruby", ["-e", 'gem "wasmtime", ">= 46"']) === undefined)
      return "the wasmtime gem, 46 or newer (gem install wasmtime)";
    const missing = checkers ? rubyCheckers.filter((gem) => output("ruby", ["-e", `gem "${gem}"`]) === undefined) : [];
    return missing.length > 0 ? `gems (gem install ${missing.join(" ")})` : undefined;
  },
};

const rubyCheckers = ["minitest", "rake", "rbs", "steep", "rubocop"];

/**
 * The languages that can run here, of those that have a back end. One that cannot is named with what it lacks; in CI that is an error.
 * The tests need test runners and checkers as well, which the sample does not.
 */
export function presentLanguages(backends, { checkers = false } = {}) {
  return backends.filter((language) => {
    const lacks = languages[language](checkers);
    if (lacks === undefined) return true;
    if (process.env.CI) throw new Error(`${language} cannot run: needs ${lacks}`);
    console.error(`SKIPPED ${language}: needs ${lacks}`);
    return false;
  });
}
