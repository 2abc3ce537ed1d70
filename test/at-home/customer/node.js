import * as sdk from "@acme/visitors";
import { program } from "./program.js";

console.log(JSON.stringify(await program(sdk)));
