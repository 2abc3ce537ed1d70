import { beforeAll, describe, expect, test } from "vitest";
import { importPackage } from "./generate-package.js";
import { hostileGuest } from "./hostile-guest.js";

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let sdk: any;
beforeAll(async () => {
  sdk = await importPackage(hostileGuest());
});

const quiet = { host: { ping: (n: number) => n + 1, label: () => "ok" } };
const load = (imports: object = quiet, options: object = {}) => sdk.Hostile.load({ imports, ...options });

/** The call must trap with this code, and leave a dead client whose cause it is. */
// biome-ignore lint/suspicious/noExplicitAny: a client
async function expectTrap(call: (client: any) => unknown, code: string): Promise<void> {
  const client = await load();
  let trap: unknown;
  try {
    call(client);
  } catch (error) {
    trap = error;
  }
  expect(trap).toBeInstanceOf(sdk.TrapError);
  expect(trap).toMatchObject({ name: "TrapError", code });
  expect(() => client.api.letter(65)).toThrow(sdk.ClosedError);
  expect(() => client.api.letter(65)).toThrow(expect.objectContaining({ cause: trap }));
}

describe("lifting trusts nothing", () => {
  const limit = 2 ** 28;
  test.each([
    ["a string out of bounds", (c) => c.api.text(65530, 10)],
    ["a string whose end wraps around", (c) => c.api.text(0xfffffff0, 32)],
    ["an empty string at a wild pointer", (c) => c.api.text(0xffffffff, 0)],
    ["a string of nearly 4 GiB", (c) => c.api.text(0, 0xffffffff)],
    ["a string just over the limit", (c) => c.api.text(0, limit)],
    ["invalid UTF-8", (c) => c.api.text(1024, 2)],
    ["a surrogate in UTF-8", (c) => c.api.text(1026, 3)],
    ["a misaligned list", (c) => c.api.numbers(2, 1)],
    ["a list out of bounds", (c) => c.api.numbers(65532, 2)],
    ["a list whose size wraps around", (c) => c.api.numbers(0, 0x40000001)],
    ["a list of records whose size wraps around", (c) => c.api.structs(0, 0x10000001)],
    ["an empty list at a misaligned pointer", (c) => c.api.structs(4, 0)],
    ["a char beyond Unicode", (c) => c.api.letter(0x110000)],
    ["a surrogate as a char", (c) => c.api.letter(0xd800)],
    ["an enum out of range", (c) => c.api.tint(2)],
    ["a negative enum", (c) => c.api.tint(0xffffffff)],
    ["an option's discriminant out of range", (c) => c.api.maybe(2)],
    ["a variant's discriminant out of range", (c) => c.api.figure(2)],
    ["a result area out of bounds", (c) => c.api.area(0xfffffffc)],
    ["a misaligned result area", (c) => c.api.area(65)],
    ["a forged handle", (c) => c.api.Thing.forge(5)],
    ["handle 0", (c) => c.api.Thing.forge(0)],
    ["a double drop", (c) => c.api.Thing.doubleDrop(new c.api.Thing())],
    // biome-ignore lint/suspicious/noExplicitAny: a client
  ] as [string, (client: any) => unknown][])("%s", (_, call) => expectTrap(call, "canonical-abi"));

  test("a list or string of 2^28 bytes, even where there is room", async () => {
    const pages = 4100;
    const client = await load(quiet, { memoryLimit: pages * 65536 });
    expect(client.api.exhaust()).toBe(pages);
    expect(() => client.api.numbers(0, limit / 4)).toThrow(new sdk.TrapError("canonical-abi", "a list is too long"));
  });

  test("what is right passes", async () => {
    const client = await load();
    expect(client.api.text(1029, 2)).toBe("ok");
    expect(client.api.text(65536, 0)).toBe("");
    expect(client.api.letter(0x1f680)).toBe("🚀");
    expect(client.api.figure(1)).toEqual({ kind: "named", value: "ok" });
    expect(client.api.figure(256)).toEqual({ kind: "dot" });
    expect(client.api.numbers(0, 0)).toEqual(new Uint32Array(0));
  });
});

describe("traps of the engine", () => {
  test("have a code", async () => {
    await expectTrap((c) => c.api.crash(), "unreachable");
    await expectTrap((c) => c.api.divide(0), "integer-division-by-zero");
    await expectTrap((c) => c.api.recurse(), "stack-overflow");
  });

  test("have the guest's frames", async () => {
    const client = await load();
    const error = await Promise.resolve()
      .then(() => client.api.crash())
      .catch((thrown: unknown) => thrown);
    expect(error.guestFrames[0]).toMatchObject({ index: expect.any(Number), offset: expect.any(Number) });
  });
});

describe("the guest's allocator", () => {
  test.each([
    ["a wild pointer", 1, "canonical-abi"],
    ["a trap", 2, "unreachable"],
    ["a call out", 3, "canonical-abi"],
  ])("%s", async (_, mode, code) => {
    const { Hostile, TrapError, ClosedError } = await importPackage(hostileGuest(mode));
    const client = await Hostile.load({ imports: quiet });
    expect(() => client.api.takeText(0, "text")).toThrow(TrapError);
    expect(() => client.api.takeText(0, "text")).toThrow(ClosedError);
    const other = await Hostile.load({ imports: quiet });
    expect(() => other.api.takeText(0, "text")).toThrow(expect.objectContaining({ code }));
  });

  test("may grow the memory", async () => {
    const { Hostile } = await importPackage(hostileGuest(4));
    const client = await Hostile.load({ imports: quiet });
    expect(client.api.takeText(0, "text")).toBe(4);
    expect(client.api.takeText(0, "ü".repeat(100))).toBe(200);
  });
});

describe("imports", () => {
  test("an exception comes back as itself and kills the instance", async () => {
    const cause = new Error("out of order");
    const client = await load({
      host: {
        ...quiet.host,
        ping() {
          throw cause;
        },
      },
    });
    expect(() => client.api.call(1)).toThrow(cause);
    expect(() => client.api.call(1)).toThrow(expect.objectContaining({ name: "ClosedError", cause }));
  });

  test.each([
    [-1, RangeError, "host.ping: -1 is out of range for u32"],
    ["1", TypeError, 'host.ping: "1" is not a u32'],
    [undefined, TypeError, "host.ping: undefined is not a u32"],
    [Promise.resolve(1), TypeError, "host.ping is async"],
  ])("a wrong value %s is refused", async (value, type, message) => {
    const client = await load({ host: { ...quiet.host, ping: () => value } });
    expect(() => client.api.call(1)).toThrow(new type(message));
    expect(() => client.api.call(1)).toThrow(sdk.ClosedError);
  });

  test("the client cannot be entered from inside", async () => {
    let inner: unknown;
    const client = await load({
      host: {
        ...quiet.host,
        ping(n: number) {
          try {
            client.api.letter(65);
          } catch (error) {
            inner = error;
          }
          return n + 1;
        },
      },
    });
    expect(client.api.call(1)).toBe(2);
    expect(inner).toBeInstanceOf(sdk.ReentrancyError);
    expect(client.api.letter(65)).toBe("A");
  });

  test("one that answers in memory finds it after the guest has grown it", async () => {
    const client = await load();
    expect(client.api.growThenAsk()).toBe(2);
  });

  test("a missing one is named at creation", async () => {
    await expect(load({})).rejects.toThrow(new TypeError("imports.host.ping is missing"));
    await expect(sdk.Hostile.load()).rejects.toThrow(new TypeError("imports.host.ping is missing"));
  });
});

describe("memory", () => {
  test("grows up to the limit and no further", async () => {
    const client = await load(quiet, { memoryLimit: 10 * 65536 });
    expect(client.api.exhaust()).toBe(10);
    expect(client.api.letter(65)).toBe("A");
  });

  test("a limit below what the guest starts with is refused", async () => {
    await expect(load(quiet, { memoryLimit: 1000 })).rejects.toThrow(RangeError);
  });
});

describe("close", () => {
  test("is for good, and may come twice", async () => {
    const client = await load();
    client.close();
    client.close();
    expect(() => client.api.letter(65)).toThrow(new sdk.ClosedError("the client is closed"));
    const { [Symbol.dispose]: dispose } = client;
    expect(dispose).toBeTypeOf("function");
  });

  test("one client's death is no other's", async () => {
    const [a, b] = [await load(), await load()];
    expect(() => a.api.crash()).toThrow(sdk.TrapError);
    expect(b.api.letter(65)).toBe("A");
  });
});
