import { describe, expect, it } from "vitest";
import { Guest } from "./http-guest.js";
import { withHttp } from "./http-world.js";
import type { Handle } from "./layer.js";

const open = () => new Guest(withHttp());

describe("a request", () => {
  it("is a GET over https without a body, unless it says otherwise", () => {
    const guest = open();
    const request = guest.request();
    expect(guest.method("outgoing-request.method", request)).toEqual({ get: null });
    for (const part of ["scheme", "path-with-query"]) expect(guest.method(`outgoing-request.${part}`, request)).toBeNull();
    guest.handle(request);
    expect(guest.world.started).toEqual([
      { flags: 0, timeouts: [0n, 0n, 0n], method: "GET", url: "https://example.com/", headers: [] },
    ]);
    expect([guest.world.finished.size, guest.world.waits.length]).toEqual([0, 0]);
  });

  it("is handed on as it was made", () => {
    const guest = open();
    const request = guest.request(["X-Name", "v\xe9"], ["x-name", ""]);
    const set = (part: string, value: unknown) => guest.method(`outgoing-request.set-${part}`, request, value);
    expect(set("method", { other: "QUERY" })).toEqual({ ok: null });
    expect(set("scheme", { some: { HTTP: null } })).toEqual({ ok: null });
    expect(set("authority", { some: "[::1]:8080" })).toEqual({ ok: null });
    expect(set("path-with-query", { some: "/a%20b?c=d" })).toEqual({ ok: null });
    expect(guest.method("outgoing-request.method", request)).toEqual({ other: "QUERY" });
    expect(guest.method("outgoing-request.authority", request)).toEqual({ some: "[::1]:8080" });
    expect(guest.method("outgoing-request.path-with-query", request)).toEqual({ some: "/a%20b?c=d" });
    guest.handle(request);
    expect(guest.world.started[0]).toMatchObject({
      method: "QUERY",
      url: "http://[::1]:8080/a%20b?c=d",
      headers: [
        ["X-Name", "v\xe9"],
        ["x-name", ""],
      ],
    });
  });

  it.each([
    ["get", "GET"],
    ["head", "HEAD"],
    ["post", "POST"],
    ["put", "PUT"],
    ["delete", "DELETE"],
    ["connect", "CONNECT"],
    ["options", "OPTIONS"],
    ["trace", "TRACE"],
    ["patch", "PATCH"],
  ])("may be a %s", (method, name) => {
    const guest = open();
    const request = guest.request();
    guest.method("outgoing-request.set-method", request, { [method]: null });
    guest.handle(request);
    expect(guest.world.started[0]?.method).toBe(name);
  });

  it.each([
    ["", "https://example.com/"],
    ["?a=b", "https://example.com/?a=b"],
    ["a", "https://example.com/a"],
  ])("has a path that starts with a slash, even if it is given %j", (path, url) => {
    const guest = open();
    const request = guest.request();
    guest.method("outgoing-request.set-path-with-query", request, { some: path });
    guest.handle(request);
    expect(guest.world.started[0]?.url).toBe(url);
  });

  it("keeps another scheme for the host to refuse", () => {
    const guest = open();
    const request = guest.request();
    guest.method("outgoing-request.set-scheme", request, { some: { other: "ftp" } });
    guest.handle(request);
    expect(guest.world.started[0]?.url).toBe("ftp://example.com/");
  });

  it.each([
    ["method", { other: "" }],
    ["method", { other: "G T" }],
    ["method", { other: "GET\r\n" }],
    ["scheme", { some: { other: "" } }],
    ["scheme", { some: { other: "1a" } }],
    ["scheme", { some: { other: "a:" } }],
    ["authority", { some: "" }],
    ["authority", { some: "a/b" }],
    ["authority", { some: "a?b" }],
    ["authority", { some: "a#b" }],
    ["authority", { some: "a\\b" }],
    ["authority", { some: "a b" }],
    ["authority", { some: "a\r\nb" }],
    ["authority", { some: "ä" }],
    ["path-with-query", { some: "/ " }],
    ["path-with-query", { some: "/\n" }],
    ["path-with-query", { some: "/#a" }],
    ["path-with-query", { some: "/ä" }],
  ])("has no %s %j", (part, value) => {
    const guest = open();
    const request = guest.request();
    const before = guest.method(`outgoing-request.${part}`, request);
    expect(guest.method(`outgoing-request.set-${part}`, request, value)).toEqual({ err: null });
    expect(guest.method(`outgoing-request.${part}`, request)).toEqual(before);
  });

  it("hands on the timeouts that the guest wants", () => {
    const guest = open();
    const options = guest.layer.call<Handle>("http/types", "[constructor]request-options");
    for (const [name, value] of [
      ["connect", "1"],
      ["first-byte", "2"],
      ["between-bytes", String(2n ** 63n)],
    ]) {
      expect(guest.method(`request-options.${name}-timeout`, options)).toBeNull();
      expect(guest.method(`request-options.set-${name}-timeout`, options, { some: value })).toEqual({ ok: null });
      expect(guest.method(`request-options.${name}-timeout`, options)).toEqual({ some: value });
    }
    guest.tryHandle(guest.request(), { some: options });
    expect(guest.world.started[0]).toMatchObject({ flags: 14, timeouts: [1n, 2n, 2n ** 63n] });
  });

  it.each([
    ["connect", 2],
    ["first-byte", 4],
    ["between-bytes", 8],
  ])("may want a %s timeout of 0 alone", (name, flag) => {
    const guest = open();
    const options = guest.layer.call<Handle>("http/types", "[constructor]request-options");
    guest.method(`request-options.set-${name}-timeout`, options, { some: "0" });
    guest.tryHandle(guest.request(), { some: options });
    expect(guest.world.started[0]).toMatchObject({ flags: flag, timeouts: [0n, 0n, 0n] });
  });
});

describe("handle refuses", () => {
  const many = (count: number, value: string) => Array.from({ length: count }, (): [string, string] => ["name", value]);
  const refused: [what: string, make: (guest: Guest) => Handle, error: unknown][] = [
    [
      "a request without an authority",
      (guest) => guest.layer.call("http/types", "[constructor]outgoing-request", guest.fields()),
      { "HTTP-request-URI-invalid": null },
    ],
    ["1,001 headers", (guest) => guest.request(...many(1001, "")), { "HTTP-request-header-section-size": { some: 8008 } }],
    [
      "128 KiB of headers and more",
      (guest) => guest.request(...many(512, "x".repeat(249))),
      { "HTTP-request-header-section-size": { some: 512 * 257 } },
    ],
    [
      "64 KiB of URL and more",
      (guest) => {
        const request = guest.request();
        guest.method("outgoing-request.set-path-with-query", request, { some: `/${"x".repeat(65536)}` });
        return request;
      },
      { "HTTP-request-URI-too-long": null },
    ],
    ["a length that is no number", (guest) => guest.request(["content-length", "1x"]), { "HTTP-protocol-error": null }],
    ["an empty length", (guest) => guest.request(["content-length", ""]), { "HTTP-protocol-error": null }],
    ["a length beyond 64 bits", (guest) => guest.request(["content-length", "9".repeat(20)]), { "HTTP-protocol-error": null }],
    ["two lengths", (guest) => guest.request(["content-length", "1"], ["Content-Length", "2"]), { "HTTP-protocol-error": null }],
    ["a length without a body", (guest) => guest.request(["content-length", "1"]), { "HTTP-request-body-size": { some: "0" } }],
  ];

  it.each(refused)("%s", (_, make, error) => {
    const guest = open();
    expect(guest.tryHandle(make(guest))).toEqual({ err: error });
    expect(guest.world.started).toEqual([]);
  });

  it("nothing at the limits", () => {
    const guest = open();
    guest.handle(guest.request(...many(1000, "x".repeat(120))));
    guest.handle(guest.request(["content-length", "0"], ["content-length", "00"]));
    const request = guest.request();
    const path = `/${"x".repeat(65536 - "https://example.com/".length)}`;
    guest.method("outgoing-request.set-path-with-query", request, { some: path });
    guest.handle(request);
    expect(guest.world.started).toHaveLength(3);
  });
});

describe("a body is not given", () => {
  it("twice", () => {
    const guest = open();
    const request = guest.request();
    const body = guest.body(request);
    expect(guest.method("outgoing-request.body", request)).toEqual({ err: null });
    guest.writer(body);
    expect(guest.method("outgoing-body.write", body)).toEqual({ err: null });
  });

  it("where the headers announce no length that could be kept", () => {
    const guest = open();
    expect(guest.method("outgoing-request.body", guest.request(["content-length", "many"]))).toEqual({ err: null });
  });
});
