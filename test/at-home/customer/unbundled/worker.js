import * as sdk from "../node_modules/@acme/visitors/index.js";
import { program } from "../program.js";
import { report } from "../report.js";

report(program(sdk));
