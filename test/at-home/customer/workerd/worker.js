import * as sdk from "@acme/visitors";
import { program } from "../program.js";
import core0 from "./core0.wasm";
import core1 from "./core1.wasm";
import core2 from "./core2.wasm";

export default {
  async test() {
    console.log(JSON.stringify(await program(sdk, { artifact: { modules: [core0, core1, core2] } })));
  },
};
