/** What guests do with `wasi:http`, in short words. */

import type { HttpWorld } from "./http-world.js";
import type { Handle, Layer } from "./layer.js";

export type Result<T = unknown> =
  | { readonly ok: T; readonly err?: undefined }
  | { readonly ok?: undefined; readonly err: unknown };

export const bytes = (text: string) => [...Buffer.from(text, "latin1")];

export class Guest {
  readonly layer: Layer<HttpWorld>;

  constructor(layer: Layer<HttpWorld>) {
    this.layer = layer;
  }

  get world(): HttpWorld {
    return this.layer.world;
  }

  /** `method("outgoing-request.body", request)`, of `wasi:http/types`. */
  method<T = unknown>(name: string, ...args: unknown[]): T {
    return this.layer.method("http/types", name, ...args);
  }

  stream<T = unknown>(name: string, ...args: unknown[]): T {
    return this.layer.method("io/streams", name, ...args);
  }

  drop(resource: string, handle: Handle): void {
    this.layer.drop(resource.endsWith("-stream") ? "io/streams" : "http/types", resource, handle);
  }

  fields(...entries: [string, string][]): Handle {
    const list = entries.map(([name, value]) => [name, bytes(value)]);
    return taken(this.layer.call<Result<Handle>>("http/types", "[static]fields.from-list", list));
  }

  /** A request of the example's server. */
  request(...headers: [string, string][]): Handle {
    const request = this.layer.call<Handle>("http/types", "[constructor]outgoing-request", this.fields(...headers));
    this.method("outgoing-request.set-authority", request, { some: "example.com" });
    return request;
  }

  body(request: Handle): Handle {
    return taken(this.method<Result<Handle>>("outgoing-request.body", request));
  }

  writer(body: Handle): Handle {
    return taken(this.method<Result<Handle>>("outgoing-body.write", body));
  }

  write(writer: Handle, text: string): unknown {
    return this.stream("output-stream.write", writer, bytes(text));
  }

  permit(writer: Handle): unknown {
    return this.stream<Result>("output-stream.check-write", writer).ok;
  }

  finish(body: Handle, trailers: { some: Handle } | null = null): Result {
    return this.layer.call("http/types", "[static]outgoing-body.finish", body, trailers);
  }

  tryHandle(request: Handle, options: { some: Handle } | null = null): Result<Handle> {
    return this.layer.call("http/outgoing-handler", "handle", request, options);
  }

  handle(request: Handle): Handle {
    return taken(this.tryHandle(request));
  }

  /** What the future has: null, or the result of the one time that it can be taken. */
  answer(future: Handle): null | { some: Result<Result<Handle>> } {
    return this.method("future-incoming-response.get", future);
  }

  response(future: Handle): Handle {
    const answer = this.answer(future);
    return taken(taken(answer?.some as Result<Result<Handle>>));
  }

  consume(response: Handle): Handle {
    return taken(this.method<Result<Handle>>("incoming-response.consume", response));
  }

  reader(body: Handle): Handle {
    return taken(this.method<Result<Handle>>("incoming-body.stream", body));
  }

  read(reader: Handle, how = "read"): unknown {
    const result = this.stream<Result<number[]>>(`input-stream.${how}`, reader, "65536");
    return result.ok === undefined ? result.err : Buffer.from(result.ok).toString("latin1");
  }

  /** A response's body, of a request without one. */
  received(): Handle {
    return this.consume(this.response(this.handle(this.request())));
  }

  poll(...pollables: Handle[]): unknown {
    return this.layer.call("io/poll", "poll", pollables);
  }

  block(pollable: Handle): void {
    this.layer.method("io/poll", "pollable.block", pollable);
  }

  isReady(pollable: Handle): unknown {
    return this.layer.method("io/poll", "pollable.ready", pollable);
  }

  subscribe(resource: "output-stream" | "input-stream" | "future-incoming-response" | "future-trailers", handle: Handle): Handle {
    const face = resource.endsWith("-stream") ? "io/streams" : "http/types";
    return this.layer.method(face, `${resource}.subscribe`, handle);
  }

  /** The error of a failed operation of a stream: its text, and its code. */
  failure(result: unknown): unknown[] {
    const error = (result as { "last-operation-failed": Handle })["last-operation-failed"];
    return [
      this.layer.method("io/error", "error.to-debug-string", error),
      this.layer.call("http/types", "http-error-code", error),
    ];
  }
}

export function taken<T>(result: Result<T>): T {
  if (result.err !== undefined) throw new Error(`failed: ${JSON.stringify(result.err)}`);
  return result.ok as T;
}
