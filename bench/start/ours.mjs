// usage: ours.mjs PACKAGE_FOLDER
// One cold process of our TypeScript package. A client compiles and instantiates in one, so compiling is what
// the first takes beyond a further one.
import { pathToFileURL } from "node:url";

const { Micro } = await import(pathToFileURL(`${process.argv[2]}/index.js`).href);
const open = () => Micro.load({ imports: { host: { tick: (n) => n + 1 } } });
const now = () => performance.now();

const begin = now();
const beginCpu = process.cpuUsage();
const first = await open();
const opened = now();
if (first.ops.add(1, 2) !== 3) throw new Error("add(1, 2) is not 3");
const called = now();
const { user, system } = process.cpuUsage(beginCpu);

const more = 8;
const kept = [first];
const opening = [];
globalThis.gc();
const before = process.memoryUsage().rss;
const beginMore = now();
for (let i = 0; i < more; i++) {
  const beginOne = now();
  const client = await open();
  opening.push(now() - beginOne);
  client.ops.add(1, 2);
  kept.push(client);
}
const each = (now() - beginMore) / more;
globalThis.gc();
const after = process.memoryUsage().rss;
const instantiate = opening.sort((a, b) => a - b)[more / 2];
console.log(
  JSON.stringify({
    compile_ms: opened - begin - instantiate,
    instantiate_ms: instantiate,
    call_ms: called - opened,
    ready_ms: called - begin,
    cpu_ms: (user + system) / 1e3,
    more_ms: each,
    instance_kb: (after - before) / 1024 / more,
    rss_kb: Math.round(after / 1024),
    kept: kept.length,
  }),
);
