// The Python runtime's own tests in every further Python that this machine has.
import { join } from "node:path";
import { otherPythons, root, run } from "./toolchains.mjs";

const pythons = otherPythons();
if (pythons.length === 0) console.log("SKIPPED: pyenv has no further Python");
for (const python of pythons) {
  run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider"], {
    cwd: join(root, "templates/python/runtime"),
    env: { ...process.env, SDK_RUNTIME_STORE: "fast", PYTHONDONTWRITEBYTECODE: "1" },
  });
}
