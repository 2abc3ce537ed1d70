import { describe, expect, it } from "vitest";
import { base, type Handle, type Layer } from "./layer.js";
import { PENDING } from "./private-world.js";

describe("clocks", () => {
  it("are the host's", () => {
    const layer = base({ now: 5n, wall: 1_767_225_600_123_456_789n });
    expect(layer.call("clocks/monotonic-clock", "now")).toBe("5");
    expect(layer.call("clocks/wall-clock", "now")).toEqual({ seconds: "1767225600", nanoseconds: 123456789 });
  });

  it("have a resolution of a microsecond", () => {
    expect(base().call("clocks/monotonic-clock", "resolution")).toBe("1000");
    expect(base().call("clocks/wall-clock", "resolution")).toEqual({ seconds: "0", nanoseconds: 1000 });
  });
});

const timer = (layer: Layer, name: string, when: bigint) =>
  layer.call<Handle>("clocks/monotonic-clock", `subscribe-${name}`, String(when));
const ready = (layer: Layer, pollable: Handle) => layer.method("io/poll", "pollable.ready", pollable);
const poll = (layer: Layer, ...pollables: Handle[]) => layer.call("io/poll", "poll", pollables);

describe("timers", () => {
  it("are ready at their instant", () => {
    const layer = base({ now: 100n });
    const [past, later, after] = [timer(layer, "instant", 99n), timer(layer, "instant", 150n), timer(layer, "duration", 60n)];
    expect([past, later, after].map((it) => ready(layer, it))).toEqual([true, false, false]);
    layer.world.now = 150n;
    expect([past, later, after].map((it) => ready(layer, it))).toEqual([true, true, false]);
    layer.world.now = 160n;
    expect(ready(layer, after)).toBe(true);
  });

  it("wait for the first of them, once", () => {
    const layer = base({ now: 100n });
    const timers = [500n, 20n, 100n].map((after) => timer(layer, "duration", after));
    expect(poll(layer, ...timers)).toEqual([1]);
    expect(layer.world.waits).toEqual([{ handles: [], deadline: 120n }]);
    expect(poll(layer, ...timers)).toEqual([1]);
    layer.method("io/poll", "pollable.block", timers[0]);
    expect(layer.world.waits).toHaveLength(2);
    expect(poll(layer, ...timers)).toEqual([0, 1, 2]);
  });

  it("never come when they are beyond the clock", () => {
    const layer = base({ now: 100n, input: [PENDING] });
    const input = layer.method<Handle>("io/streams", "input-stream.subscribe", layer.call("cli/stdin", "get-stdin"));
    const never = timer(layer, "duration", 2n ** 64n - 1n);
    layer.world.onWait = () => layer.world.input.splice(0, 1, "x");
    expect(poll(layer, never, input)).toEqual([1]);
    expect(layer.world.waits).toEqual([{ handles: [0], deadline: 2n ** 64n - 1n }]);
  });

  it("are waited for again when the host returns early", () => {
    const layer = base({ input: [PENDING] });
    const input = layer.method<Handle>("io/streams", "input-stream.subscribe", layer.call("cli/stdin", "get-stdin"));
    const soon = timer(layer, "duration", 10n);
    layer.world.onWait = () => {
      layer.world.now += 4n;
    };
    expect(poll(layer, input, soon, input)).toEqual([1]);
    expect(layer.world.waits).toHaveLength(3);
  });

  it("name all that is ready, and the same thing as often as it is listed", () => {
    const layer = base({ input: ["x"] });
    const input = layer.method<Handle>("io/streams", "input-stream.subscribe", layer.call("cli/stdin", "get-stdin"));
    const [now, later] = [timer(layer, "instant", 0n), timer(layer, "instant", 1n)];
    expect((poll(layer, input, later, now, input) as number[]).sort()).toEqual([0, 2, 3]);
    expect(layer.world.waits).toEqual([]);
  });
});

describe("randomness", () => {
  const bytes = (layer: Layer, length: number, name = "random/random#get-random-bytes") => {
    const [face = "", func = ""] = name.split("#");
    return layer.call<number[]>(face, func, String(length));
  };
  /** What the host of these tests gives, from its first byte on. */
  const given = (from: number, length: number) => Array.from({ length }, (_, i) => (from + i) % 251);

  it("is handed on in order, and none of it twice", () => {
    const layer = base();
    expect(bytes(layer, 3)).toEqual([0, 1, 2]);
    expect(bytes(layer, 0)).toEqual([]);
    expect(layer.call("random/random", "get-random-u64")).toBe(String(0x0a09080706050403n));
    expect(bytes(layer, 5000, "random/insecure#get-insecure-random-bytes")).toEqual(given(11, 5000));
    expect(layer.call("random/insecure", "get-insecure-random-u64")).not.toBe("0");
    expect(layer.call<string[]>("random/insecure-seed", "insecure-seed")).toHaveLength(2);
    expect(bytes(layer, 2)).toEqual(given(5011 + 24, 2));
  });

  it("is fetched ahead, in one place, which a forked process fills anew", () => {
    const layer = base();
    for (let i = 0; i < 1000; i++) layer.call("random/random", "get-random-u64");
    expect(layer.world.fills).toHaveLength(8);
    const [to = 0, length = 0] = layer.world.fills[0] ?? [];
    expect(new Set(layer.world.fills.map(String))).toEqual(new Set([`${to},${length}`]));
    layer.world.put(to, new Uint8Array(length).fill(99));
    expect(bytes(layer, 4)).toEqual([99, 99, 99, 99]);
  });

  it("is nowhere any more once it is given away", () => {
    const layer = base();
    bytes(layer, 100);
    const [to = 0] = layer.world.fills[0] ?? [];
    expect([...layer.world.bytes(to, 101)]).toEqual([...new Array(100).fill(0), 100]);
  });

  it("is at most 1 MiB a call", () => {
    expect(bytes(base(), 2 ** 20)).toHaveLength(2 ** 20);
    for (const length of [2 ** 20 + 1, 2 ** 40]) {
      expect(() => bytes(base(), length)).toThrow("more than 1 MiB of random bytes in one call");
      expect(() => bytes(base(), length, "random/insecure#get-insecure-random-bytes")).toThrow("more than 1 MiB");
    }
  });
});

describe("files and sockets", () => {
  it("are not there", () => {
    expect(base().call("filesystem/preopens", "get-directories")).toEqual([]);
  });

  it("are denied", () => {
    const layer = base();
    const network = layer.call<Handle>("sockets/instance-network", "instance-network");
    const denied = { err: "access-denied" };
    expect(layer.call("sockets/tcp-create-socket", "create-tcp-socket", "ipv4")).toEqual(denied);
    expect(layer.call("sockets/udp-create-socket", "create-udp-socket", "ipv6")).toEqual(denied);
    expect(layer.call("sockets/ip-name-lookup", "resolve-addresses", network, "example.com")).toEqual(denied);
    layer.drop("sockets/network", "network", network);
  });
});
