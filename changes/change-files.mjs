// Change files: read by the test, and moved into CHANGELOG.md by `npm run changelog -- VERSION`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const kinds = ["added", "changed", "fixed", "removed"];
export const subjects = ["typescript", "go", "python", "ruby", "tool", "all"];

/** @returns {{ name: string, kind: string, subject: string, text: string }[]} in the order of their names */
export function changeFiles(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  return names.sort().map((name) => parseChange(name, readFileSync(join(folder, name), "utf8")));
}

export function parseChange(name, contents) {
  const [head = "", blank, ...lines] = contents.trimEnd().split("\n");
  const [kind, subject] = head.split(": ");
  if (!kinds.includes(kind) || !subjects.includes(subject))
    throw new Error(`${name}: the first line is not \`<${kinds.join("|")}>: <${subjects.join("|")}>\``);
  if (blank !== "" || lines.length === 0) throw new Error(`${name}: what changed does not stand below an empty line`);
  return { name, kind, subject, text: lines.join("\n") };
}

/** The section of a release, kinds in their order and one item a change. */
export function releaseSection(version, changes) {
  const groups = kinds.flatMap((kind) => {
    const items = changes.filter((change) => change.kind === kind);
    if (items.length === 0) return [];
    const lines = items.map(({ subject, text }) => `- **${subject}**: ${text.replaceAll("\n", "\n  ")}`);
    return [`### ${kind[0].toUpperCase()}${kind.slice(1)}\n\n${lines.join("\n")}`];
  });
  return `## ${version}\n\n${groups.join("\n\n")}\n`;
}
