import { describe, expect, it } from "vitest";
import { Guest } from "./http-guest.js";
import { type Course, withHttp } from "./http-world.js";

const HAS_BODY = 1;

/** A guest, its request and that request's body. */
function open(course: Partial<Course> = {}, ...headers: [string, string][]) {
  const guest = new Guest(withHttp(course));
  const request = guest.request(...headers);
  const body = guest.body(request);
  return { guest, world: guest.world, request, body };
}

const sizeError = (size: number) => ({ "HTTP-request-body-size": { some: String(size) } });
const dropped = { "internal-error": { some: "the request's body was dropped before it was finished" } };

describe("a request with a body starts", () => {
  it("without one, when it is finished at once", () => {
    const { guest, world, request, body } = open();
    guest.handle(request);
    expect(world.started).toEqual([]);
    expect(guest.finish(body)).toEqual({ ok: null });
    expect(world.started[0]?.flags).toBe(0);
    expect(world.finished.size).toBe(0);
  });

  it("without one, when it was finished before", () => {
    const { guest, world, request, body } = open();
    guest.finish(body);
    guest.handle(request);
    expect(world.started[0]?.flags).toBe(0);
  });

  it("with the first byte", () => {
    const { guest, world, request, body } = open();
    guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "");
    expect(world.started).toEqual([]);
    guest.write(writer, "a");
    expect(world.started[0]?.flags).toBe(HAS_BODY);
    guest.write(writer, "b");
    guest.drop("output-stream", writer);
    expect([world.sent, world.finished.size]).toEqual([["ab"], 0]);
    expect(guest.finish(body)).toEqual({ ok: null });
    expect([...world.finished]).toEqual([1]);
  });

  it("with one that was written and finished before", () => {
    const { guest, world, request, body } = open();
    const writer = guest.writer(body);
    guest.write(writer, "abc");
    guest.drop("output-stream", writer);
    guest.finish(body);
    guest.handle(request);
    expect([world.started[0]?.flags, world.sent[0], [...world.finished]]).toEqual([HAS_BODY, "abc", [1]]);
  });

  it.each([
    ["polls", (guest: Guest) => guest.poll(guest.layer.call("clocks/monotonic-clock", "subscribe-instant", "0"))],
    ["blocks", (guest: Guest) => guest.block(guest.layer.call("clocks/monotonic-clock", "subscribe-duration", "1"))],
  ])("when the guest %s", (_, wait) => {
    const { guest, world, request } = open();
    guest.handle(request);
    wait(guest);
    expect(world.started[0]?.flags).toBe(HAS_BODY);
  });

  it("when the guest asks for the answer", () => {
    const { guest, world, request } = open({ answer: undefined });
    const future = guest.handle(request);
    expect(guest.answer(future)).toBeNull();
    expect(world.started[0]?.flags).toBe(HAS_BODY);
  });

  it("at once, with what was written before", () => {
    const { guest, world, request, body } = open();
    const writer = guest.writer(body);
    for (let i = 0; i < 40; i++) {
      expect(guest.permit(writer)).toBe("65536");
      guest.write(writer, "x".repeat(5000));
    }
    expect(guest.stream("output-stream.blocking-flush", writer)).toEqual({ ok: null });
    expect([world.started.length, world.waits.length]).toEqual([0, 0]);
    guest.handle(request);
    expect(world.started[0]?.flags).toBe(HAS_BODY);
    expect(world.sent[0]).toBe("x".repeat(200_000));
  });
});

describe("a body that the host does not take", () => {
  /** The host has room for so much at each wait. */
  function drip(room: number) {
    const opened = open({ room: 0 });
    opened.world.onWait = () => {
      for (const course of opened.world.courses) course.room += room;
    };
    return opened;
  }

  it("waits in a queue of 64 KiB", () => {
    const { guest, world, request, body } = open({ room: 0 });
    guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(65000));
    expect(guest.permit(writer)).toBe("536");
    const pollable = guest.subscribe("output-stream", writer);
    expect(guest.isReady(pollable)).toBe(true);
    guest.write(writer, "y".repeat(536));
    expect([guest.permit(writer), guest.isReady(pollable)]).toEqual(["0", false]);
    (world.courses[0] as Course).room = 100;
    expect([guest.permit(writer), guest.isReady(pollable)]).toEqual(["100", true]);
    expect(world.sent[0]).toBe("x".repeat(100));
  });

  it("may not be written past the queue", () => {
    const { guest, request, body } = open({ room: 0 });
    guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(65000));
    expect(() => guest.write(writer, "y".repeat(537))).toThrow("a write of more than check-write permits");
  });

  it("is waited for by blocking writes and flushes", () => {
    const { guest, world, request, body } = drip(1000);
    guest.handle(request);
    const writer = guest.writer(body);
    expect(guest.stream("output-stream.blocking-write-and-flush", writer, new Array(4096).fill(120))).toEqual({ ok: null });
    expect(world.sent[0]).toHaveLength(4096);
    expect(world.waits).toHaveLength(5);
    expect(world.waits[0]).toEqual({ handles: [7], deadline: 2n ** 64n - 1n });
    guest.write(writer, "y".repeat(3000));
    expect(guest.stream("output-stream.flush", writer)).toEqual({ ok: null });
    expect(world.sent[0]).toHaveLength(5000);
    guest.stream("output-stream.blocking-flush", writer);
    expect(world.sent[0]).toHaveLength(7096);
  });

  it("goes on while the guest waits for something else", () => {
    const { guest, world, request, body } = drip(20_000);
    const usual = world.onWait;
    world.onWait = (handles) => {
      usual(handles);
      if (world.finished.has(1)) (world.courses[0] as Course).answer = { status: 204, headers: [] };
    };
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(60_000));
    guest.drop("output-stream", writer);
    expect(guest.finish(body)).toEqual({ ok: null });
    expect([world.waits.length, world.finished.size]).toEqual([0, 0]);
    (world.courses[0] as Course).answer = undefined;
    guest.block(guest.subscribe("future-incoming-response", future));
    expect(world.sent[0]).toBe("x".repeat(60_000));
    expect(world.waits.map(({ handles }) => handles)).toEqual([[5, 7], [5, 7], [5, 7], [5]]);
    expect(guest.method("incoming-response.status", guest.response(future))).toBe(204);
  });

  it("arrives whole and in order, however it is cut", () => {
    const { guest, world, request, body } = open({ room: 0 });
    guest.handle(request);
    const writer = guest.writer(body);
    let written = "";
    for (let i = 1; i < 300; i++) {
      const part = String(i).repeat(i % 50);
      written += part;
      guest.write(writer, part);
      (world.courses[0] as Course).room = (i * 37) % 131;
      guest.permit(writer);
    }
    expect(world.sent[0]?.length).toBeLessThan(written.length);
    guest.drop("output-stream", writer);
    guest.finish(body);
    (world.courses[0] as Course).room = Infinity;
    guest.block(guest.layer.call("clocks/monotonic-clock", "subscribe-instant", "0"));
    expect([world.sent[0], [...world.finished]]).toEqual([written, [1]]);
  });
});

describe("a body is spliced", () => {
  it("from a response into the next request", () => {
    const { guest, world, request, body } = open({ body: ["x".repeat(100), "y".repeat(100)] });
    const reader = guest.reader(guest.received());
    guest.handle(request);
    const writer = guest.writer(body);
    const splice = (how: string, length: number) => guest.stream(`output-stream.${how}`, writer, reader, String(length));
    expect([splice("splice", 60), splice("blocking-splice", 1000), splice("splice", 1000)]).toEqual([
      { ok: "60" },
      { ok: "40" },
      { ok: "100" },
    ]);
    expect(splice("splice", 1)).toEqual({ err: { closed: null } });
    expect(world.sent[1]).toBe("x".repeat(100) + "y".repeat(100));
  });
});

describe("a blocking splice", () => {
  it("waits for room as well as for bytes", () => {
    const { guest, world, request, body } = open({ body: ["abc"], room: 0 });
    const reader = guest.reader(guest.received());
    guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(65536));
    const splice = (how: string) => guest.stream(`output-stream.${how}`, writer, reader, "10");
    expect(splice("splice")).toEqual({ ok: "0" });
    world.onWait = () => {
      (world.courses[1] as Course).room = 2;
    };
    expect(splice("blocking-splice")).toEqual({ ok: "2" });
    expect(world.waits.map(({ handles }) => handles)).toEqual([[11]]);
  });
});

describe("a body of an announced length", () => {
  it("is sent when it has that length", () => {
    const { guest, world, request, body } = open({}, ["Content-Length", "3"]);
    guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "abc");
    guest.drop("output-stream", writer);
    expect(guest.finish(body)).toEqual({ ok: null });
    expect([world.sent[0], world.finished.size]).toEqual(["abc", 1]);
  });

  it("fails when it is shorter", () => {
    const { guest, world, request, body } = open({ answer: undefined }, ["content-length", "3"]);
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "ab");
    guest.drop("output-stream", writer);
    expect(guest.finish(body)).toEqual({ err: sizeError(2) });
    expect([[...world.cancelled], world.finished.size]).toEqual([[1], 0]);
    expect(guest.answer(future)).toEqual({ some: { ok: { err: sizeError(2) } } });
  });

  it("fails when it is shorter, before it is handed over", () => {
    const { guest, world, request, body } = open({}, ["content-length", "3"]);
    expect(guest.finish(body)).toEqual({ err: sizeError(0) });
    expect(guest.tryHandle(request)).toEqual({ err: dropped });
    expect(world.started).toEqual([]);
  });

  it("fails with the write that makes it longer, and is closed", () => {
    const { guest, world, request, body } = open({ answer: undefined }, ["content-length", "3"]);
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "abc");
    const { err } = guest.write(writer, "d") as { err: unknown };
    expect(guest.failure(err)).toEqual(["the HTTP exchange failed", { some: sizeError(4) }]);
    for (const operation of ["check-write", "flush", "blocking-flush"]) {
      expect(guest.stream(`output-stream.${operation}`, writer)).toEqual({ err: { closed: null } });
    }
    expect(guest.write(writer, "d")).toEqual({ err: { closed: null } });
    expect(guest.answer(future)).toEqual({ some: { ok: { err: sizeError(4) } } });
    expect([world.sent[0], [...world.cancelled]]).toEqual(["abc", [1]]);
  });
});

describe("a body that is dropped before it is finished", () => {
  it("cannot be handed over", () => {
    const { guest, request, body } = open();
    guest.drop("outgoing-body", body);
    expect(guest.tryHandle(request)).toEqual({ err: dropped });
  });

  it("ends the request", () => {
    const { guest, world, request, body } = open({ answer: undefined });
    const future = guest.handle(request);
    guest.write(guest.writer(body), "x");
    guest.drop("outgoing-body", body);
    expect([...world.cancelled]).toEqual([1]);
    expect(guest.isReady(guest.subscribe("future-incoming-response", future))).toBe(true);
    expect(guest.answer(future)).toEqual({ some: { ok: { err: dropped } } });
  });

  it("ends a request that has not started", () => {
    const { guest, world, request, body } = open();
    const future = guest.handle(request);
    guest.drop("outgoing-body", body);
    expect(guest.answer(future)).toEqual({ some: { ok: { err: dropped } } });
    expect(world.started).toEqual([]);
  });

  it.each([
    ["there", false],
    ["taken", true],
  ])("leaves an answer that is %s", (_, isTaken) => {
    const { guest, world, request, body } = open({ answer: { status: 413, headers: [] }, body: ["too large"], room: 0 });
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(1000));
    const early = isTaken ? guest.response(future) : undefined;
    guest.drop("outgoing-body", body);
    expect(guest.write(writer, "y")).toEqual({ err: { closed: null } });
    const response = early ?? guest.response(future);
    const incoming = guest.consume(response);
    expect(guest.read(guest.reader(incoming))).toBe("too large");
    expect(world.cancelled.size).toBe(0);
    guest.drop("incoming-body", incoming);
    expect([world.finished.size, [...world.cancelled], world.sent[0]]).toEqual([0, [1], ""]);
  });

  it("may leave its stream behind, closed", () => {
    const { guest, request, body } = open();
    guest.handle(request);
    const writer = guest.writer(body);
    const pollable = guest.subscribe("output-stream", writer);
    guest.drop("outgoing-body", body);
    expect(guest.write(writer, "x")).toEqual({ err: { closed: null } });
    expect(guest.isReady(pollable)).toBe(true);
    guest.drop("output-stream", writer);
    expect(guest.isReady(pollable)).toBe(true);
  });
});

describe("finish", () => {
  it("traps while the stream is alive", () => {
    const { guest, body } = open();
    guest.writer(body);
    expect(() => guest.finish(body)).toThrow("outgoing-body.finish while its stream is not dropped");
  });

  it("refuses trailers, since they cannot be sent", () => {
    const { guest, request, body } = open({ answer: undefined });
    const future = guest.handle(request);
    const error = { "internal-error": { some: "trailers of requests cannot be sent" } };
    expect(guest.finish(body, { some: guest.fields(["a", "1"]) })).toEqual({ err: error });
    expect(guest.answer(future)).toEqual({ some: { ok: { err: error } } });
  });

  it("takes trailers that are none", () => {
    const { guest, world, request, body } = open();
    guest.handle(request);
    expect(guest.finish(body, { some: guest.fields() })).toEqual({ ok: null });
    expect(world.started).toHaveLength(1);
  });
});

describe("a response that ends before the request's body", () => {
  it("leaves that under way", () => {
    const { guest, world, request, body } = open();
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "a");
    const reader = guest.reader(guest.consume(guest.response(future)));
    expect(guest.read(reader)).toEqual({ closed: null });
    guest.write(writer, "b");
    guest.drop("output-stream", writer);
    guest.finish(body);
    expect([world.sent[0], [...world.finished], world.cancelled.size]).toEqual(["ab", [1], 0]);
    guest.drop("input-stream", reader);
    expect([...world.cancelled]).toEqual([1]);
  });
});

describe("writes after the exchange is over", () => {
  it("are taken, and nobody gets them", () => {
    const { guest, world, request, body } = open({ answer: { code: 7, detail: "" }, room: 10 });
    const future = guest.handle(request);
    const writer = guest.writer(body);
    guest.write(writer, "x".repeat(1000));
    expect(guest.answer(future)).toEqual({ some: { ok: { err: { "connection-terminated": null } } } });
    for (let i = 0; i < 100; i++) expect(guest.write(writer, "y".repeat(65536))).toEqual({ ok: null });
    expect(guest.permit(writer)).toBe("65536");
    expect(guest.stream("output-stream.blocking-flush", writer)).toEqual({ ok: null });
    guest.drop("output-stream", writer);
    expect(guest.finish(body)).toEqual({ ok: null });
    expect([world.sent[0], world.finished.size, world.waits.length]).toEqual(["x".repeat(10), 0, 0]);
    expect(guest.layer.memory.length).toBeLessThan(2 ** 20);
  });
});
