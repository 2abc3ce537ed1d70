/** The private world with HTTP: each request is played as it is scripted. */

import type { HostImport } from "../unit/wit/adapter/reference-linker.js";
import { Layer } from "./layer.js";
import { END, type FAILED, PENDING, PrivateWorld, texts, u32s } from "./private-world.js";

export interface Failing {
  readonly code: number;
  readonly detail: string;
}

type Headers = readonly (readonly [string, string | Uint8Array])[];

/** What becomes of a request. All of it may change while it runs. */
export interface Course {
  answer?: { status: number; headers: Headers } | Failing | undefined;
  /** What its body gives, one entry a read; after the last its end. */
  body: (string | typeof PENDING | typeof FAILED)[];
  /** Why a read fails. */
  failure?: Failing;
  /** How many bytes of its own body it takes at present. */
  room: number;
}

export interface Started {
  readonly flags: number;
  readonly timeouts: readonly bigint[];
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
}

export class HttpWorld extends PrivateWorld {
  readonly started: Started[] = [];
  /** Of the first request at index 0, as all lists here. */
  readonly courses: Course[] = [];
  readonly sent: string[] = [];
  readonly finished = new Set<number>();
  readonly cancelled = new Set<number>();
  /** What the next requests are made of. */
  course: () => Course = () => ({ answer: { status: 200, headers: [] }, body: [], room: Infinity });

  override imports(): Record<string, HostImport> {
    return {
      ...super.imports(),
      ...this.named("http", {
        start: (source, length) => this.#start(this.bytes(source, length)),
        answer: (id, to, capacity) => {
          const { answer } = this.#at(id);
          return answer === undefined ? PENDING : this.give(to, capacity, answerBytes(answer));
        },
        read: (id, to, capacity) => this.#read(this.#at(id), to, capacity),
        write: (id, source, length) => this.#write(id, this.text(source, length)),
        finish: (id) => {
          this.#at(id);
          if (this.finished.has(id)) throw new Error(`request ${id} is finished twice`);
          this.finished.add(id);
        },
        cancel: (id) => {
          this.#at(id);
          this.cancelled.add(id);
        },
        failure: (id, to, capacity) => this.give(to, capacity, failureBytes(this.#at(id).failure as Failing)),
      }),
    };
  }

  override isReady(handle: number): boolean {
    if (handle === 0) return super.isReady(handle);
    const course = this.#at(handle >> 2);
    const is = [undefined, course.answer !== undefined, course.body[0] !== PENDING, course.room > 0][handle & 3];
    if (is === undefined) throw new Error(`unknown handle ${handle}`);
    return is;
  }

  #at(id: number): Course {
    const course = this.courses[id - 1];
    if (course === undefined || this.cancelled.has(id)) throw new Error(`unknown request ${id}`);
    return course;
  }

  #start(bytes: Uint8Array): number {
    const view = new DataView(bytes.buffer);
    let at = 25;
    const take = (length: number) => {
      at += length;
      return at - length;
    };
    const u32 = () => view.getUint32(take(4), true);
    const raw = () => {
      const length = u32();
      return bytes.subarray(take(length), at);
    };
    const text = () => new TextDecoder("utf-8", { fatal: true }).decode(raw());
    const [method, url] = [text(), text()];
    const headers = Array.from({ length: u32() }, () => [text(), Buffer.from(raw()).toString("latin1")] as const);
    if (at !== bytes.length) throw new Error("the request is longer than it says");
    const timeouts = [1, 9, 17].map((place) => view.getBigUint64(place, true));
    this.started.push({ flags: bytes[0] as number, timeouts, method, url, headers });
    this.courses.push(this.course());
    this.sent.push("");
    return this.courses.length;
  }

  #read(course: Course, to: number, capacity: number): number {
    const next = course.body[0] ?? END;
    if (typeof next === "number") return next;
    course.body.shift();
    if (next.length > capacity) course.body.unshift(next.slice(capacity));
    this.put(to, Buffer.from(next.slice(0, capacity), "latin1"));
    return Math.min(next.length, capacity);
  }

  #write(id: number, text: string): number {
    const course = this.#at(id);
    if (this.finished.has(id)) throw new Error(`a write after the end of request ${id}`);
    const taken = Math.min(text.length, course.room);
    course.room -= taken;
    this.sent[id - 1] += text.slice(0, taken);
    return taken;
  }
}

function answerBytes(answer: NonNullable<Course["answer"]>): Uint8Array {
  if ("code" in answer) return Buffer.concat([Uint8Array.of(1), failureBytes(answer)]);
  const { status, headers } = answer;
  return Buffer.concat([Uint8Array.of(0, status & 255, status >> 8), u32s([headers.length]), texts(headers.flat())]);
}

function failureBytes({ code, detail }: Failing): Uint8Array {
  return Buffer.concat([Uint8Array.of(code), texts([detail])]);
}

export function withHttp(course?: Partial<Course>): Layer<HttpWorld> {
  const world = new HttpWorld();
  const usual = world.course;
  world.course = () => ({ ...usual(), ...course, body: [...(course?.body ?? [])] });
  return new Layer(world, "http");
}
