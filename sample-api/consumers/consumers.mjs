// How a customer of each language installs the generated package and runs a program that uses it. Each works in a copy of its folder
// under .cache/ and returns what the program printed. Another sample gives the folder of its programs and the name of its Go module.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { python, root } from "../../test/toolchains.mjs";

/** The last command's output; what the others print is for the user. */
function inFolder(cwd, command, args, env = {}) {
  return execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
}

/** By language, what takes the folder of a package. */
export function consumersOf(programs, goModule) {
  const workFolder = (language) => {
    const folder = join(root, ".cache", programs, language);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(join(root, "sample-api", programs, language), folder, { recursive: true });
    return folder;
  };
  return {
    /** Installs the tarball that `npm pack` makes, then type-checks and runs the program. */
    typescript(sdk) {
      const folder = workFolder("typescript");
      const [{ filename }] = JSON.parse(inFolder(sdk, "npm", ["pack", "--json", "--pack-destination", folder]));
      inFolder(folder, "npm", ["install", "--no-audit", "--no-fund", `./${filename}`]);
      inFolder(root, "npx", ["tsc", "-p", folder]);
      return inFolder(folder, "node", ["main.js"]);
    },

    /** The module is not published, so that a replacement says where it lies. */
    go(sdk) {
      const folder = workFolder("go");
      const env = { CGO_ENABLED: "0" };
      inFolder(folder, "go", ["mod", "edit", `-replace=${goModule}=${sdk}`], env);
      inFolder(folder, "go", ["mod", "tidy"], env);
      return inFolder(folder, "go", ["run", "-trimpath", "."], env);
    },

    /** Installs the wheel that pip makes, then type-checks and runs the program. */
    python(sdk) {
      const folder = workFolder("python");
      const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-build-isolation", "--no-deps"];
      inFolder(folder, python, [...install, "--target", "site-packages", sdk]);
      const env = { PYTHONPATH: join(folder, "site-packages"), MYPYPATH: join(folder, "site-packages") };
      inFolder(folder, python, ["-m", "mypy", "--strict", "main.py"], env);
      return inFolder(folder, python, ["main.py"], env);
    },

    /** Installs the gem that `gem build` makes, and runs the program. */
    ruby(sdk) {
      const folder = workFolder("ruby");
      const gem = join(folder, "sdk.gem");
      inFolder(sdk, "gem", ["build", "--silent", "--output", gem]);
      inFolder(folder, "gem", [
        "install",
        "--local",
        "--no-document",
        "--silent",
        "--ignore-dependencies",
        "--install-dir",
        join(folder, "gems"),
        gem,
      ]);
      const gems = inFolder(folder, "gem", ["env", "path"]).trim();
      return inFolder(folder, "ruby", ["main.rb"], { GEM_PATH: `${join(folder, "gems")}:${gems}` });
    },
  };
}

export const consumers = consumersOf("consumers", "github.com/acme/billing-go");
