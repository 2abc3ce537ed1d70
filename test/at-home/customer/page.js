import * as sdk from "@acme/visitors";
import { program } from "./program.js";
import { report } from "./report.js";

if (location.search === "?worker") new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
else report(program(sdk));
