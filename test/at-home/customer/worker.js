import * as sdk from "@acme/visitors";
import { program } from "./program.js";
import { report } from "./report.js";

report(program(sdk));
