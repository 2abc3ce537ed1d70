import { describe, expect, it } from "vitest";
import { statelessConflicts, unsupportedItems } from "../../../../generators/core/unsupported.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import type { World } from "../../../../wit/world/world.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

const WASI = `package wasi:io@0.2.0 {
  interface streams {
    resource input-stream { read: func(); }
    variant stream-error { last(own<input-stream>), closed }
    record plain { size: u64 }
    resource unused;
  }
}`;

async function worldOf(body: string): Promise<World> {
  const text = `package acme:shop@1.0.0;\n${body}\n${WASI}`;
  const source = await readWit([{ path: "shop.wit", text }], "shop");
  const world = source.ok ? worldFromWit(source.value) : source;
  if (!world.ok) throw new Error(world.diagnostics.map((d) => d.message).join());
  return world.value;
}

const faultsOf = async (body: string) =>
  unsupportedItems(await worldOf(body), "shop.wasm").map(({ place, message }) => `${place?.line}:${place?.column} ${message}`);

describe("unsupportedItems", () => {
  it("passes everything that packages can offer, WASI below the component included", async () => {
    const body = `interface api {
      use wasi:io/streams@0.2.0.{plain};
      record page { items: list<tuple<string, option<plain>>>, by-key: map<string, result<u8, u8>> }
      resource cart { add: func(other: borrow<cart>) -> result<own<cart>, page>; }
    }
    world shop { import wasi:io/streams@0.2.0; import api; export api; import log: func(text: string); }`;
    expect(await faultsOf(body)).toEqual([]);
  });

  it("names each function and type, at any depth, with its place", async () => {
    const body = `interface api {
      record page { items: option<list<stream<u8>>>, n: u32 }
      variant late { now(u8), later(future<string>) }
      type context = error-context;
      pages: func() -> list<page>;
      watch: async func(s: stream) -> result<u8, error-context>;
    }
    world shop { export api; import later: async func(); }`;
    expect((await faultsOf(body)).sort()).toEqual([
      "3:14 `acme:shop/api@1.0.0#page` uses a stream, which is not supported yet",
      "4:15 `acme:shop/api@1.0.0#late` uses a future, which is not supported yet",
      "5:12 `acme:shop/api@1.0.0#context` uses an error-context, which is not supported yet",
      "7:7 `acme:shop/api@1.0.0#watch` is async, which is not supported yet",
      "7:7 `acme:shop/api@1.0.0#watch` uses a stream, which is not supported yet",
      "7:7 `acme:shop/api@1.0.0#watch` uses an error-context, which is not supported yet",
      "9:37 `later` is async, which is not supported yet",
    ]);
  });

  it("names a wasi resource in the vendor's API, also one inside a wasi type", async () => {
    const body = `interface api {
      use wasi:io/streams@0.2.0.{input-stream, stream-error};
      open: func() -> input-stream;
      why: func(of: borrow<input-stream>) -> option<stream-error>;
    }
    world shop { export api; }`;
    const resource = "uses the resource `wasi:io/streams@0.2.0#input-stream`, which is not supported yet";
    expect((await faultsOf(body)).map((fault) => fault.replace(/^\S+ /, "")).sort()).toEqual([
      `\`acme:shop/api@1.0.0#open\` ${resource}`,
      `\`acme:shop/api@1.0.0#why\` ${resource}`,
      `\`wasi:io/streams@0.2.0#stream-error\` ${resource}`,
    ]);
  });
});

describe("statelessConflicts", () => {
  it("names exported resources only", async () => {
    const world = await worldOf(
      "interface api { resource cart; } interface host { resource blob; } world shop { import host; export api; }",
    );
    expect(statelessConflicts(world, "shop.wasm").map((d) => d.message)).toEqual([
      "a stateless component cannot export a resource: `acme:shop/api@1.0.0#cart`",
    ]);
  });
});
