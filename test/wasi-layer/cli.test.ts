import { describe, expect, it } from "vitest";
import { base, type Handle } from "./layer.js";
import { END, FAILED, PENDING } from "./private-world.js";

describe("environment", () => {
  it("is what the host gives", () => {
    const layer = base({ environment: ["HOME", "/", "LÄNGE", "größer", "EMPTY", ""], arguments: ["run", "--fast", ""] });
    expect(layer.call("cli/environment", "get-environment")).toEqual([
      ["HOME", "/"],
      ["LÄNGE", "größer"],
      ["EMPTY", ""],
    ]);
    expect(layer.call("cli/environment", "get-arguments")).toEqual(["run", "--fast", ""]);
  });

  it("is asked for again when it is long", () => {
    const value = "x".repeat(100_000);
    const layer = base({ environment: ["LONG", value], arguments: [value] });
    expect(layer.call("cli/environment", "get-environment")).toEqual([["LONG", value]]);
    expect(layer.call("cli/environment", "get-arguments")).toEqual([value]);
  });

  it("is empty by itself, and there is no working directory", () => {
    const layer = base();
    expect(layer.call("cli/environment", "get-environment")).toEqual([]);
    expect(layer.call("cli/environment", "get-arguments")).toEqual([]);
    expect(layer.call("cli/environment", "initial-cwd")).toBeNull();
  });
});

describe("exit", () => {
  it.each([
    ["exit", { ok: null }, 0],
    ["exit", { err: null }, 1],
    ["exit-with-code", 3, 3],
    ["exit-with-code", 255, 255],
  ])("%s of %j has status %d", (name, status, code) => {
    expect(() => base().call("cli/exit", name, status)).toThrow(`exit ${code}`);
  });
});

describe("terminals", () => {
  it.each(["stdin", "stdout", "stderr"])("%s is none", (name) => {
    expect(base().call(`cli/terminal-${name}`, `get-terminal-${name}`)).toBeNull();
  });
});

describe("standard output", () => {
  it.each([
    ["stdout", 1],
    ["stderr", 2],
  ])("%s goes to the host as it is written", (name, number) => {
    const layer = base();
    const stream = layer.call(`cli/${name}`, `get-${name}`);
    const write = (how: string, content: unknown) => layer.method("io/streams", `output-stream.${how}`, stream, content);
    expect(write("blocking-write-and-flush", [...Buffer.from("panicked")])).toEqual({ ok: null });
    expect(write("write", [...Buffer.from("größer")])).toEqual({ ok: null });
    expect(write("write-zeroes", "2")).toEqual({ ok: null });
    expect(write("blocking-write-zeroes-and-flush", "1")).toEqual({ ok: null });
    expect(layer.method("io/streams", "output-stream.flush", stream)).toEqual({ ok: null });
    expect(layer.method("io/streams", "output-stream.blocking-flush", stream)).toEqual({ ok: null });
    expect(layer.world.output).toEqual([
      [number, "panicked"],
      [number, "größer"],
      [number, "\0\0"],
      [number, "\0"],
    ]);
    expect(layer.world.waits).toEqual([]);
  });

  it("is always ready, for 64 KiB", () => {
    const layer = base();
    const stream = layer.call<Handle>("cli/stdout", "get-stdout");
    expect(layer.method("io/streams", "output-stream.check-write", stream)).toEqual({ ok: "65536" });
    expect(layer.method("io/streams", "output-stream.write-zeroes", stream, "65536")).toEqual({ ok: null });
    const pollable = layer.method<Handle>("io/streams", "output-stream.subscribe", stream);
    expect(layer.method("io/poll", "pollable.ready", pollable)).toBe(true);
    layer.method("io/poll", "pollable.block", pollable);
    expect(layer.world.waits).toEqual([]);
  });
});

describe("standard input", () => {
  const opened = (input: NonNullable<Parameters<typeof base>[0]>["input"] = []) => {
    const layer = base({ input });
    const stream = layer.call<Handle>("cli/stdin", "get-stdin");
    const read = (how: string, length: number) => {
      const result = layer.method<{ ok?: number[] }>("io/streams", `input-stream.${how}`, stream, String(length));
      return Array.isArray(result.ok) ? String(Buffer.from(result.ok)) : result;
    };
    return { layer, stream, read };
  };

  it("is read up to its end", () => {
    const { read } = opened(["one", "two"]);
    expect(read("read", 2)).toBe("on");
    expect(read("blocking-read", 10)).toBe("e");
    expect(read("skip", 1)).toEqual({ ok: "1" });
    expect(read("blocking-skip", 5)).toEqual({ ok: "2" });
    expect(read("read", 5)).toEqual({ err: { closed: null } });
    expect(read("blocking-read", 5)).toEqual({ err: { closed: null } });
  });

  it("gives nothing when nothing is there, and is waited for", () => {
    const { layer, read } = opened([PENDING]);
    expect(read("read", 5)).toBe("");
    expect(layer.world.waits).toEqual([]);
    layer.world.onWait = () => layer.world.input.splice(0, 1, "late");
    expect(read("blocking-read", 5)).toBe("late");
    expect(layer.world.waits).toEqual([{ handles: [0], deadline: 2n ** 64n - 1n }]);
  });

  it("gives at most 64 KiB a read", () => {
    const { read } = opened(["x".repeat(100_000)]);
    expect(read("read", 2 ** 40)).toHaveLength(65536);
    expect(read("read", 2 ** 40)).toHaveLength(100_000 - 65536);
  });

  it("is not asked for no bytes", () => {
    const { read } = opened(["one"]);
    expect(read("read", 0)).toBe("");
    expect(read("blocking-read", 0)).toBe("");
    expect(read("blocking-skip", 0)).toEqual({ ok: "0" });
    expect(read("read", 9)).toBe("one");
  });

  it("fails once, with an error that says so, and is closed", () => {
    const { layer, read } = opened([FAILED]);
    const failed = read("read", 5) as { err: { "last-operation-failed": Handle } };
    const error = failed.err["last-operation-failed"];
    expect(layer.method("io/error", "error.to-debug-string", error)).toBe("reading standard input failed");
    expect(layer.call("filesystem/types", "filesystem-error-code", error)).toBeNull();
    layer.drop("io/error", "error", error);
    expect(read("read", 5)).toEqual({ err: { closed: null } });
  });

  it("is spliced into output", () => {
    const { layer, stream } = opened(["one", "two", PENDING]);
    const output = layer.call<Handle>("cli/stdout", "get-stdout");
    const splice = (how: string, length: string) => layer.method("io/streams", `output-stream.${how}`, output, stream, length);
    expect(splice("splice", "2")).toEqual({ ok: "2" });
    expect(splice("splice", String(2n ** 63n))).toEqual({ ok: "1" });
    expect(splice("blocking-splice", "100")).toEqual({ ok: "3" });
    expect(splice("splice", "1")).toEqual({ ok: "0" });
    layer.world.onWait = () => layer.world.input.splice(0, 1, END);
    expect(splice("blocking-splice", "1")).toEqual({ err: { closed: null } });
    expect(layer.world.output.map(([, text]) => text)).toEqual(["on", "e", "two"]);
  });

  it("may be dropped before what is waited for", () => {
    const { layer, stream } = opened(["one"]);
    const pollable = layer.method<Handle>("io/streams", "input-stream.subscribe", stream);
    layer.drop("io/streams", "input-stream", stream);
    expect(layer.method("io/poll", "pollable.ready", pollable)).toBe(true);
    layer.drop("io/poll", "pollable", pollable);
  });
});
