/** A guest that imports all of WASI as the specification has it, and what of that the layer has. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { expect, it } from "vitest";
import { layerOf, planned } from "../unit/wit/adapter/planned.js";

const packages = ["io", "clocks", "random", "cli", "filesystem", "sockets", "http"];
const folder = path.resolve(import.meta.dirname, "../../node_modules/@bytecodealliance/jco/lib/wit/builtin/0.2.12");

/** The packages nested in one text, and a world that imports what guests import. */
function everything(): string {
  const nested = packages.map((name) => {
    const text = readFileSync(path.join(folder, `wasi-${name}/package.wit`), "utf8");
    const [head = "", ...rest] = text.split(";");
    return `${head} {${rest.join(";")}}\n`;
  });
  const worlds = packages.map((name) => `include wasi:${name}/imports@0.2.12;`);
  return `package tests:everything;\nworld everything { ${worlds.join(" ")} }\n${nested.join("")}`;
}

async function guest(): Promise<Uint8Array> {
  return componentNew(await componentEmbed({ dummy: true, witSource: everything(), world: "everything" }));
}

it("lacks only what nobody can reach", async () => {
  const bytes = new Uint8Array(readFileSync(path.resolve(import.meta.dirname, "../../templates/wasi-layer/http.wasm")));
  const { linking } = planned(await guest(), "everything.wasm", layerOf(bytes, "http"));
  const lacking = linking.plan.hostFunctions.flatMap((it) => (it.kind === "trap" ? [resourceOf(it.name)] : []));
  expect([...new Set(lacking)].sort()).toEqual([
    "wasi:filesystem/types descriptor",
    "wasi:filesystem/types directory-entry-stream",
    "wasi:http/types incoming-request",
    "wasi:http/types outgoing-response",
    "wasi:http/types response-outparam",
    "wasi:sockets/ip-name-lookup resolve-address-stream",
    "wasi:sockets/tcp tcp-socket",
    "wasi:sockets/udp incoming-datagram-stream",
    "wasi:sockets/udp outgoing-datagram-stream",
    "wasi:sockets/udp udp-socket",
  ]);
});

/** `wasi:io/poll@0.2.12#[method]pollable.ready` is one of `wasi:io/poll pollable`; a function of no resource is itself. */
function resourceOf(name: string): string {
  const found = /^(.*)@0\.2\.12#\[\w+\]([\w-]+)/.exec(name);
  return found === null ? name : `${found[1]} ${found[2]}`;
}
