// ours: the generated package, for the TypeScript runner of the shared bench. Names only, no logic.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export const name = "ours";

export async function open({ ours, component, host }) {
  const { Micro, OpError } = await import(pathToFileURL(`${ours}/index.js`).href);
  const { ops } = await Micro.load({ imports: { host }, artifact: readFileSync(component) });
  return {
    add: (a, b) => ops.add(a, b),
    echoString: (s) => ops.echoString(s),
    echoBytes: (b) => ops.echoBytes(b),
    echoItem: (i) => ops.echoItem(i),
    echoItems: (l) => ops.echoItems(l),
    echoNumbers: (l) => ops.echoNumbers(l),
    callHost: (n) => ops.callHost(n),
    fail(n) {
      try {
        return ops.fail(n);
      } catch (error) {
        if (!(error instanceof OpError)) throw error;
        return { tag: error.payload.kind, val: error.payload.value };
      }
    },
    counter: (n) => new ops.Counter(n),
    inc: (counter) => counter.inc(),
    drop: (counter) => counter.close(),
  };
}
