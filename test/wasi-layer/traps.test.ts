import { describe, expect, it } from "vitest";
import { base, type Handle, type Layer } from "./layer.js";

const now = (layer: Layer) => layer.call<Handle>("clocks/monotonic-clock", "subscribe-instant", "0");
const stdout = (layer: Layer) => layer.call<Handle>("cli/stdout", "get-stdout");
const output = (layer: Layer, name: string, content: unknown) =>
  layer.method("io/streams", `output-stream.${name}`, stdout(layer), content);
const zeroes = (length: number) => new Array(length).fill(0);

const traps: [what: string, does: (layer: Layer) => unknown, message: string][] = [
  ["an empty poll", (layer) => layer.call("io/poll", "poll", []), "poll of an empty list"],
  [
    "a poll of 1,025",
    (layer) => layer.call("io/poll", "poll", new Array(1025).fill(now(layer))),
    "poll of more than 1024 pollables",
  ],
  ["a write past the permit", (layer) => output(layer, "write", zeroes(65537)), "a write of more than check-write permits"],
  ["zeroes past the permit", (layer) => output(layer, "write-zeroes", "65537"), "write-zeroes of more than check-write permits"],
  ["zeroes without end", (layer) => output(layer, "write-zeroes", String(2n ** 40n)), "write-zeroes of more than"],
  [
    "a blocking write of 4,097",
    (layer) => output(layer, "blocking-write-and-flush", zeroes(4097)),
    "blocking-write-and-flush of more than 4096 bytes",
  ],
  [
    "4,097 zeroes, blocking",
    (layer) => output(layer, "blocking-write-zeroes-and-flush", "4097"),
    "blocking-write-zeroes-and-flush of more than 4096 bytes",
  ],
  [
    "the 10,001st resource",
    (layer) => Array.from({ length: 10_001 }, () => now(layer)),
    "more than 10000 WASI resources are held at once",
  ],
  [
    "a list beyond the memory",
    (layer) => output(layer, "write", { length: 40 * 2 ** 20 }),
    "the memory for WASI (32 MiB an instance) is used up",
  ],
];

describe("traps", () => {
  it.each(traps)("%s", (_, does, message) => {
    expect(() => does(base())).toThrow(message);
  });
});

describe("what is just allowed", () => {
  const allowed: [what: string, does: (layer: Layer) => unknown][] = [
    ["a poll of 1,024", (layer) => layer.call("io/poll", "poll", new Array(1024).fill(now(layer)))],
    ["a write of 64 KiB", (layer) => output(layer, "write", zeroes(65536))],
    ["a blocking write of 4,096", (layer) => output(layer, "blocking-write-and-flush", zeroes(4096))],
    ["4,096 zeroes, blocking", (layer) => output(layer, "blocking-write-zeroes-and-flush", "4096")],
    ["10,000 resources", (layer) => Array.from({ length: 10_000 }, () => now(layer))],
  ];

  it.each(allowed)("%s", (_, does) => {
    expect(() => does(base())).not.toThrow();
  });
});

describe("resources", () => {
  it("count as long as they live, and leave nothing behind", () => {
    const layer = base();
    for (let i = 0; i < 20_000; i++) layer.drop("io/poll", "pollable", now(layer));
    for (let i = 0; i < 20_000; i++) layer.drop("io/streams", "output-stream", stdout(layer));
    expect(layer.memory.length).toBeLessThan(2 ** 18);
  });
});
