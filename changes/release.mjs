// `npm run changelog -- 0.2.0`: the change files become a section of CHANGELOG.md.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { valid } from "semver";
import { changeFiles, releaseSection } from "./change-files.mjs";

const here = import.meta.dirname;
const version = valid(process.argv[2]);
if (version === null) {
  console.error("usage: npm run changelog -- 0.2.0");
  process.exit(2);
}
const changes = changeFiles(here);
if (changes.length === 0) {
  console.error("there are no change files");
  process.exit(1);
}
const file = join(here, "../CHANGELOG.md");
const [title, ...sections] = readFileSync(file, "utf8").split(/\n(?=## )/);
const text = [title.trimEnd(), releaseSection(version, changes).trimEnd(), ...sections.map((section) => section.trimEnd())];
writeFileSync(file, `${text.join("\n\n")}\n`);
for (const { name } of changes) rmSync(join(here, name));
