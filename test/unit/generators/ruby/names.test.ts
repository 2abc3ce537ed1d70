/** Names that mean something to Ruby, to its tools or to a file system: the gem loads, and calls what is meant. */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkRuby } from "../../../conformance/checks/ruby.js";
import { hasRuby, runRuby, writeGem } from "./ruby-gem.js";

const wit = `
package demo:names;

interface api {
  variant shape { END, BEGIN(u8), true }
  record BEGIN { x: u8 }
  enum end { true, false }
  flags %flags { nil, true }
  enum foo { a }
  enum foo-cases { b }
  enum flat-rec { c }
  record rec { n: u8 }
  record con { x: u8 }
  variant aux { nul }
  record AB { x: u8 }

  f: func(a: shape, b: BEGIN, c: end, d: %flags) -> tuple<shape, end, %flags>;
  g: func(a: foo, b: foo-cases, c: con, d: aux, e: AB) -> tuple<foo, foo-cases>;
  h: func(x: rec) -> flat-rec;
  i: func() -> rec;
  raise: func(raise: u32) -> result<u32, string>;
  format: func(p: string) -> string;

  resource prn {
    constructor(raise: string);
    raise: func(a: string) -> u32;
    catch: func(other: borrow<prn>);
    is-a: func();
    format: static func(a: string) -> prn;
  }
}

interface other {
  record ab { y: u8 }
  g: func(a: ab);
}

world w {
  export api;
  export other;
  export raise: func(x: u8);
  export loop: func(catch: string);
}
`;

const program = `
require "demo/names"
require "delegate"

def refused
  yield
rescue TypeError => e
  puts e.message
end

client = Demo::Names::Client.new
refused { client.raise("x") }
refused { client.raise(SimpleDelegator.new(5)) }
refused { client.loop(1) }
refused { client.api.raise(nil) }
refused { client.api.format(1) }
refused { client.api.new_prn(1) { raise "made" } }
refused { client.api.prn_format(1) }
refused { client.api.f(Demo::Names::Shape::END_.new, { x: 1 }, :true, [nil]) }
refused { client.api.g(:a, :b, { x: 1 }, Demo::Names::Aux::Nul.new, Demo::Names::Ab.new(y: 1)) }
handle = Demo::Names::Prn.send(:_adopt, nil, nil, 0, 0)
refused { handle.raise(1) }
refused { handle.dup }
puts Demo::Names::End.values.inspect
`;

const expected = `x: expected Integer, got String
x: expected Integer, got SimpleDelegator
catch: expected String, got Integer
raise: expected Integer, got nil
p: expected String, got Integer
raise: expected String, got Integer
a: expected String, got Integer
d: expected Symbol, got nil
e: expected Demo::Names::AB or Hash, got Demo::Names::Ab
a: expected String, got Integer
a Demo::Names::Prn cannot be copied
[:true, :false]
`;

describe.skipIf(!hasRuby)("hard names", () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-names-"));
    await writeGem(folder, wit);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("load, and hide nothing that the code calls", () => expect(runRuby(folder, program)).toBe(expected));

  it("are files that every system can have", () => {
    const files = readdirSync(path.join(folder, "lib/demo/names/types"));
    expect(files).toEqual(expect.arrayContaining(["ab.rb", "ab_2.rb", "aux_.rb", "con_.rb"]));
    expect(readdirSync(path.join(folder, "lib/demo/names/resources"))).toEqual(["prn_.rb"]);
  });

  it("content the strictest checkers", async () => {
    expect([...(await checkRuby([{ name: "names", folder }]))]).toEqual([]);
  }, 120_000);
});
