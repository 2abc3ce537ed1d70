import { describe, expect, it } from "vitest";
import { bytes, Guest } from "./http-guest.js";
import { withHttp } from "./http-world.js";
import type { Handle } from "./layer.js";

const open = () => new Guest(withHttp());
const entries = (guest: Guest, fields: Handle) =>
  guest.method<[string, number[]][]>("fields.entries", fields).map(([name, value]) => `${name}: ${Buffer.from(value)}`);
const get = (guest: Guest, fields: Handle, name: string) =>
  guest.method<number[][]>("fields.get", fields, name).map((value) => Buffer.from(value).toString("latin1"));

describe("fields", () => {
  it("keep order and names, which have no case", () => {
    const guest = open();
    const fields = guest.fields(["Accept", "a"], ["X-One", "1"], ["accept", "b"]);
    expect(guest.method("fields.append", fields, "ACCEPT", bytes("c"))).toEqual({ ok: null });
    expect(entries(guest, fields)).toEqual(["Accept: a", "X-One: 1", "accept: b", "ACCEPT: c"]);
    expect(get(guest, fields, "aCCept")).toEqual(["a", "b", "c"]);
    expect(guest.method("fields.has", fields, "x-ONE")).toBe(true);
    expect(guest.method("fields.has", fields, "x-two")).toBe(false);
    expect(get(guest, fields, "x-two")).toEqual([]);
  });

  it("are set and deleted by name", () => {
    const guest = open();
    const fields = guest.layer.call<Handle>("http/types", "[constructor]fields");
    guest.method("fields.append", fields, "a", bytes("1"));
    guest.method("fields.append", fields, "b", bytes("2"));
    expect(guest.method("fields.set", fields, "A", [bytes("3"), bytes("4")])).toEqual({ ok: null });
    expect(entries(guest, fields)).toEqual(["b: 2", "A: 3", "A: 4"]);
    expect(guest.method("fields.set", fields, "B", [])).toEqual({ ok: null });
    expect(guest.method("fields.delete", fields, "c")).toEqual({ ok: null });
    expect(entries(guest, fields)).toEqual(["A: 3", "A: 4"]);
    expect(guest.method("fields.delete", fields, "a")).toEqual({ ok: null });
    expect(entries(guest, fields)).toEqual([]);
  });

  it("are another's after clone", () => {
    const guest = open();
    const fields = guest.fields(["a", "1"]);
    const copy = guest.method<Handle>("fields.clone", fields);
    guest.method("fields.append", copy, "b", bytes("2"));
    expect([entries(guest, fields), entries(guest, copy)]).toEqual([["a: 1"], ["a: 1", "b: 2"]]);
  });

  it("have values of any bytes but controls", () => {
    const guest = open();
    const fields = guest.fields(["a", "\t visible ~ \x80\xff"], ["b", ""]);
    expect(get(guest, fields, "a")).toEqual(["\t visible ~ \x80\xff"]);
  });

  const wrong: [name: string, value: string, error: string][] = [
    ["", "x", "invalid-syntax"],
    ["a b", "x", "invalid-syntax"],
    ["a:", "x", "invalid-syntax"],
    ["a\r\nb", "x", "invalid-syntax"],
    ["ä", "x", "invalid-syntax"],
    ["a", "x\r\ny", "invalid-syntax"],
    ["a", "x\ny", "invalid-syntax"],
    ["a", "\0", "invalid-syntax"],
    ["a", "\x7f", "invalid-syntax"],
    ...[
      "Connection",
      "HOST",
      "http2-settings",
      "keep-alive",
      "proxy-authenticate",
      "proxy-authorization",
      "proxy-connection",
      "te",
      "trailer",
      "Transfer-Encoding",
      "upgrade",
    ].map((name): [string, string, string] => [name, "x", "forbidden"]),
  ];

  it.each(wrong)("refuse %j: %j", (name, value, error) => {
    const guest = open();
    const fields = guest.fields(["a", "1"]);
    const refused = { err: { [error]: null } };
    expect(
      guest.layer.call("http/types", "[static]fields.from-list", [
        ["ok", []],
        [name, bytes(value)],
      ]),
    ).toEqual(refused);
    expect(guest.method("fields.append", fields, name, bytes(value))).toEqual(refused);
    expect(guest.method("fields.set", fields, name, [bytes("fine"), bytes(value)])).toEqual(refused);
    if (value === "x") expect(guest.method("fields.delete", fields, name)).toEqual(refused);
    expect(entries(guest, fields)).toEqual(["a: 1"]);
  });

  it("of a request or a response cannot be changed, and outlive it", () => {
    const guest = new Guest(
      withHttp({
        answer: {
          status: 200,
          headers: [
            ["set-cookie", "a"],
            ["set-cookie", "b\xff"],
          ],
        },
      }),
    );
    const request = guest.request(["a", "1"]);
    const own = guest.method<Handle>("outgoing-request.headers", request);
    const response = guest.response(guest.handle(request));
    const given = guest.method<Handle>("incoming-response.headers", response);
    guest.drop("incoming-response", response);
    for (const fields of [own, given]) {
      const refused = { err: { immutable: null } };
      expect(guest.method("fields.append", fields, "b", [])).toEqual(refused);
      expect(guest.method("fields.set", fields, "a", [])).toEqual(refused);
      expect(guest.method("fields.delete", fields, "a")).toEqual(refused);
    }
    expect(entries(guest, own)).toEqual(["a: 1"]);
    expect(get(guest, given, "Set-Cookie")).toEqual(["a", "b\xc3\xbf"]);
    const copy = guest.method<Handle>("fields.clone", given);
    expect(guest.method("fields.delete", copy, "set-cookie")).toEqual({ ok: null });
  });
});
