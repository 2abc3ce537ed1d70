import { readdirSync } from "node:fs";
import path from "node:path";

/** What tools leave behind while a folder is worked on; such files are of no package. */
const leftovers = /^(\..*|node_modules|__pycache__)$/;

/** All files below a folder as relative paths with `/`, in the order of their characters, whatever the machine's locale. */
export function folderFiles(folder: string, below = ""): readonly string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .filter((entry) => !leftovers.test(entry.name))
    .flatMap((entry) => {
      const relative = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? folderFiles(folder, relative) : [relative];
    })
    .sort();
}
