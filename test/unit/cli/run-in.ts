import { run } from "../../../cli/run.js";
import { fakeIo } from "./fake-io.js";

/** Runs the command line in a folder. */
export async function runIn(cwd: string, args: readonly string[], more: Parameters<typeof fakeIo>[1] = {}) {
  const io = fakeIo(cwd, more);
  const status = await run(["node", "wasm-sdk", ...args], io);
  return { status, out: io.out(), err: io.err() };
}
