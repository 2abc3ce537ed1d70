/** Run with --expose-gc: what is left, in bytes, of many clients made and closed, and of many resources that nobody closed. */

import { setImmediate } from "node:timers/promises";
import { Visitors } from "@acme/visitors";

const imports = { host: { decorate: (name) => name } };

/** The counter is left open: it must not keep its client's instance. */
async function clients(count) {
  for (let i = 0; i < count; i++) {
    const visitors = await Visitors.load({ imports });
    visitors.greetings.greet("Zoë");
    new visitors.greetings.Counter(1).add(1);
    visitors.close();
  }
}

const { greetings } = await Visitors.load({ imports });
async function resources(count) {
  for (let i = 0; i < count; i++) new greetings.Counter(i).add(1);
}

/** Finalizers run between turns of the event loop, and what they free goes with the next collection. */
async function used() {
  for (let i = 0; i < 5; i++) {
    globalThis.gc();
    await setImmediate();
    greetings.alive();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss };
}

async function growth(make) {
  await make(1000);
  const before = await used();
  await make(10_000);
  const after = await used();
  return { heap: after.heapUsed - before.heapUsed, process: after.rss - before.rss };
}

console.log(JSON.stringify({ resources: await growth(resources), alive: greetings.alive(), clients: await growth(clients) }));
