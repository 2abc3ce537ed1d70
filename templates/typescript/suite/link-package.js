/** Makes the package under test importable by its name. usage: link-package.js FOLDER NAME */
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

const [folder = "", name = ""] = process.argv.slice(2);
const target = path.join("node_modules", name);
mkdirSync(path.dirname(target), { recursive: true });
rmSync(target, { force: true, recursive: true });
symlinkSync(path.resolve(folder), target, "junction");
