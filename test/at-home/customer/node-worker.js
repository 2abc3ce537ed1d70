import { isMainThread, parentPort, Worker } from "node:worker_threads";
import * as sdk from "@acme/visitors";
import { program } from "./program.js";

if (isMainThread) new Worker(new URL(import.meta.url)).once("message", (seen) => console.log(JSON.stringify(seen)));
else parentPort.postMessage(await program(sdk));
