import { describe, expect, it } from "vitest";
import { Guest, type Result, taken } from "./http-guest.js";
import { type Course, withHttp } from "./http-world.js";
import type { Handle } from "./layer.js";
import { FAILED, PENDING } from "./private-world.js";

const open = (course: Partial<Course> = {}) => new Guest(withHttp(course));
const ok = { status: 200, headers: [] };
const closed = { closed: null };

describe("the future", () => {
  it("has nothing until there is an answer, and is waited for", () => {
    const guest = open({ answer: undefined });
    const future = guest.handle(guest.request());
    const pollable = guest.subscribe("future-incoming-response", future);
    expect([guest.answer(future), guest.isReady(pollable)]).toEqual([null, false]);
    guest.world.onWait = () => {
      (guest.world.courses[0] as Course).answer = { status: 404, headers: [["x", "y"]] };
    };
    guest.block(pollable);
    expect(guest.world.waits).toEqual([{ handles: [5], deadline: 2n ** 64n - 1n }]);
    expect(guest.method("incoming-response.status", guest.response(future))).toBe(404);
  });

  it("is taken once", () => {
    const guest = open();
    const future = guest.handle(guest.request());
    const pollable = guest.subscribe("future-incoming-response", future);
    guest.response(future);
    // The host need not remember it.
    (guest.world.courses[0] as Course).answer = undefined;
    expect(guest.answer(future)).toEqual({ some: { err: null } });
    expect([guest.isReady(pollable), guest.isReady(guest.subscribe("future-incoming-response", future))]).toEqual([true, true]);
  });

  it("gives long headers", () => {
    const headers = Array.from({ length: 900 }, (_, i) => [`name-${i}`, "v".repeat(60)] as const);
    const guest = open({ answer: { status: 200, headers } });
    const fields = guest.method<Handle>("incoming-response.headers", guest.response(guest.handle(guest.request())));
    expect(guest.method<unknown[]>("fields.entries", fields)).toHaveLength(900);
  });

  it("ends the request when it is dropped before its answer", () => {
    const guest = open();
    const future = guest.handle(guest.request());
    const pollable = guest.subscribe("future-incoming-response", future);
    guest.drop("future-incoming-response", future);
    expect([...guest.world.cancelled]).toEqual([1]);
    expect(guest.isReady(pollable)).toBe(true);
  });
});

const codes = [
  "DNS-timeout",
  "DNS-error",
  "destination-not-found",
  "destination-unavailable",
  "destination-IP-prohibited",
  "destination-IP-unroutable",
  "connection-refused",
  "connection-terminated",
  "connection-timeout",
  "connection-read-timeout",
  "connection-write-timeout",
  "connection-limit-reached",
  "TLS-protocol-error",
  "TLS-certificate-error",
  "TLS-alert-received",
  "HTTP-request-denied",
  "HTTP-request-length-required",
  "HTTP-request-body-size",
  "HTTP-request-method-invalid",
  "HTTP-request-URI-invalid",
  "HTTP-request-URI-too-long",
  "HTTP-request-header-section-size",
  "HTTP-request-header-size",
  "HTTP-request-trailer-section-size",
  "HTTP-request-trailer-size",
  "HTTP-response-incomplete",
  "HTTP-response-header-section-size",
  "HTTP-response-header-size",
  "HTTP-response-body-size",
  "HTTP-response-trailer-section-size",
  "HTTP-response-trailer-size",
  "HTTP-response-transfer-coding",
  "HTTP-response-content-coding",
  "HTTP-response-timeout",
  "HTTP-upgrade-failed",
  "HTTP-protocol-error",
  "loop-detected",
  "configuration-error",
  "internal-error",
];

/** The payload of those whose text reaches the guest. */
const withText: Record<string, unknown> = {
  "DNS-error": { rcode: { some: "why" }, "info-code": null },
  "TLS-alert-received": { "alert-id": null, "alert-message": { some: "why" } },
  "HTTP-request-trailer-size": { "field-name": null, "field-size": null },
  "HTTP-response-header-size": { "field-name": null, "field-size": null },
  "HTTP-response-trailer-size": { "field-name": null, "field-size": null },
  "HTTP-response-transfer-coding": { some: "why" },
  "HTTP-response-content-coding": { some: "why" },
  "internal-error": { some: "why" },
};

describe("a failure", () => {
  it.each(codes.map((name, code) => [name, code] as const))("is %s, of the host's number %d", (name, code) => {
    const error = { [name]: withText[name] ?? null };
    const answered = open({ answer: { code, detail: "why" } });
    const future = answered.handle(answered.request());
    expect(answered.answer(future)).toEqual({ some: { ok: { err: error } } });
    expect([...answered.world.cancelled]).toEqual([1]);

    const read = open({ body: [FAILED], failure: { code, detail: "why" } });
    const { err } = taken<{ err: unknown }>({ ok: { err: read.read(read.reader(read.received())) } });
    expect(read.failure(err)).toEqual(["why", { some: error }]);
  });

  it("of a number beyond those is internal", () => {
    const guest = open({ answer: { code: 200, detail: "" } });
    expect(guest.answer(guest.handle(guest.request()))).toEqual({ some: { ok: { err: { "internal-error": null } } } });
  });

  it("of another stream has no code", () => {
    const guest = open();
    guest.world.input.push(FAILED);
    const stream = guest.layer.call<Handle>("cli/stdin", "get-stdin");
    const { err } = guest.stream<{ err: unknown }>("input-stream.read", stream, "1");
    expect(guest.failure(err)).toEqual(["reading standard input failed", null]);
  });
});

describe("a response's body", () => {
  it("is read up to its end, and then has no trailers", () => {
    const guest = open({ body: ["one", "two"] });
    const body = guest.received();
    const reader = guest.reader(body);
    expect([guest.read(reader), guest.read(reader, "blocking-read")]).toEqual(["one", "two"]);
    expect([[...guest.world.cancelled], guest.read(reader), [...guest.world.cancelled]]).toEqual([[], closed, [1]]);
    guest.drop("input-stream", reader);
    const trailers = guest.layer.call<Handle>("http/types", "[static]incoming-body.finish", body);
    expect(guest.isReady(guest.subscribe("future-trailers", trailers))).toBe(true);
    expect(guest.method("future-trailers.get", trailers)).toEqual({ some: { ok: { ok: null } } });
    expect(guest.method("future-trailers.get", trailers)).toEqual({ some: { err: null } });
    expect([...guest.world.cancelled]).toEqual([1]);
  });

  it("is waited for", () => {
    const guest = open({ body: [PENDING] });
    const reader = guest.reader(guest.received());
    const pollable = guest.subscribe("input-stream", reader);
    expect([guest.read(reader), guest.isReady(pollable)]).toEqual(["", false]);
    guest.world.onWait = () => {
      (guest.world.courses[0] as Course).body = ["late"];
    };
    expect(guest.read(reader, "blocking-read")).toBe("late");
    expect(guest.world.waits).toEqual([{ handles: [6], deadline: 2n ** 64n - 1n }]);
  });

  it("and its stream are given once", () => {
    const guest = open();
    const response = guest.response(guest.handle(guest.request()));
    const body = guest.consume(response);
    expect(guest.method("incoming-response.consume", response)).toEqual({ err: null });
    guest.drop("input-stream", guest.reader(body));
    expect(guest.method("incoming-body.stream", body)).toEqual({ err: null });
  });

  it("is closed after it failed", () => {
    const guest = open({ body: ["x", FAILED], failure: { code: 25, detail: "" } });
    const reader = guest.reader(guest.received());
    expect(guest.read(reader)).toBe("x");
    expect(guest.failure(guest.read(reader))).toEqual([
      "the HTTP exchange failed",
      { some: { "HTTP-response-incomplete": null } },
    ]);
    expect([...guest.world.cancelled]).toEqual([1]);
    expect(guest.read(reader)).toEqual(closed);
    expect(guest.isReady(guest.subscribe("input-stream", reader))).toBe(true);
  });

  it("cannot be finished while its stream is alive", () => {
    const guest = open();
    const body = guest.received();
    guest.reader(body);
    const finish = () => guest.layer.call("http/types", "[static]incoming-body.finish", body);
    expect(finish).toThrow("incoming-body.finish while its stream is not dropped");
  });
});

describe("a request ends, and its connection is free,", () => {
  const ends: [what: string, how: (guest: Guest) => void][] = [
    ["response", (guest) => guest.drop("incoming-response", guest.response(guest.handle(guest.request())))],
    ["body", (guest) => guest.drop("incoming-body", guest.received())],
    ["stream", (guest) => guest.drop("input-stream", guest.reader(guest.received()))],
  ];

  it.each(ends)("when its %s is dropped", (_, how) => {
    const guest = open({ body: ["x"] });
    how(guest);
    expect([...guest.world.cancelled]).toEqual([1]);
  });

  it("once, in whatever order all of it is dropped", () => {
    const guest = open({ body: ["x"] });
    const future = guest.handle(guest.request());
    const response = guest.response(future);
    const body = guest.consume(response);
    const reader = guest.reader(body);
    const pollable = guest.subscribe("input-stream", reader);
    guest.drop("future-incoming-response", future);
    guest.drop("incoming-response", response);
    expect(guest.world.cancelled.size).toBe(0);
    expect(guest.read(reader)).toBe("x");
    guest.drop("incoming-body", body);
    expect([...guest.world.cancelled]).toEqual([1]);
    expect([guest.read(reader), guest.isReady(pollable)]).toEqual([closed, true]);
    guest.drop("input-stream", reader);
    expect(guest.isReady(pollable)).toBe(true);
  });
});

describe("many requests", () => {
  it("leave nothing behind", () => {
    const guest = open({ answer: ok, body: ["x".repeat(1000)] });
    const once = () => {
      const request = guest.request(["a", "b".repeat(100)]);
      const body = guest.body(request);
      const future = guest.handle(request);
      const writer = guest.writer(body);
      guest.write(writer, "y".repeat(1000));
      guest.drop("output-stream", writer);
      taken<unknown>(guest.finish(body) as Result);
      const response = guest.response(future);
      guest.drop("future-incoming-response", future);
      const incoming = guest.consume(response);
      const reader = guest.reader(incoming);
      guest.read(reader);
      for (const [resource, handle] of Object.entries({ "input-stream": reader, "incoming-body": incoming }))
        guest.drop(resource, handle);
      guest.drop("incoming-response", response);
    };
    for (let i = 0; i < 50; i++) once();
    const before = guest.layer.memory.length;
    for (let i = 0; i < 300; i++) once();
    expect([guest.world.started.length, guest.world.finished.size, guest.world.cancelled.size]).toEqual([350, 350, 350]);
    expect(guest.layer.memory.length).toBe(before);
  });

  it("leave nothing behind when the guest never waits", () => {
    const guest = open({ answer: undefined });
    const once = () => {
      const request = guest.request();
      const body = guest.body(request);
      const future = guest.handle(request);
      guest.drop("outgoing-body", body);
      guest.drop("future-incoming-response", future);
    };
    for (let i = 0; i < 50; i++) once();
    const before = guest.layer.memory.length;
    for (let i = 0; i < 5000; i++) once();
    expect(guest.layer.memory.length).toBe(before);
  });

  it("go on side by side", () => {
    const guest = open({ answer: undefined });
    const futures = Array.from({ length: 32 }, () => guest.handle(guest.request()));
    const pollables = futures.map((future) => guest.subscribe("future-incoming-response", future));
    guest.world.onWait = () => {
      for (const id of [3, 17]) (guest.world.courses[id] as Course).answer = ok;
    };
    expect(guest.poll(...pollables)).toEqual([3, 17]);
    expect(guest.world.waits[0]?.handles).toHaveLength(32);
  });
});
