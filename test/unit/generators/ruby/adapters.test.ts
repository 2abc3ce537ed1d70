/** Gems of components whose parts call each other: what goes wrong in such a call, and where the printed modules come from. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults } from "../../../../wit/plan/link-plan.js";
import { assemble } from "../../wit/component/assemble.js";
import { partsText, partsWit, passingText, passingWit } from "../parts.js";
import { hasRuby, runRuby, writeGem } from "./ruby-gem.js";

const prologue = (release: string) => `
releases = Gem::Specification.find_all_by_name("wasmtime", ">= 46").map(&:version).sort
gem "wasmtime", releases.${release}.to_s
def failure
  yield
rescue StandardError => e
  "#{e.class}: #{e.message}"
end
`;

const calls = `
require "t/parts"
include T::Parts
client = Client.new
3.times { puts [0, 1, 64, 65, 4096].map { |length| client.sum(4096, length) }.inspect }
3.times { client.lend(true) }
puts failure { client.lend(false) }
puts failure { client.sum(0, 0) }
puts failure { Client.new.sum(3 * 65_536, 70) }
puts failure { Client.new.sum(0, 1 << 28) }
puts failure { Client.new.say(0xFF) }
puts failure { Client.new(memory_limit: 65_536).sum(0, 0) }
puts Client.new(memory_limit: 2 * 65_536, timeout: 5).sum(4096, 4096)
`;

const said = `[0, 1, 64, 65, 4096]
[0, 1, 64, 65, 4096]
[0, 1, 64, 65, 4096]
T::Parts::TrapError: borrowed handles remain at the end of a call of lend
T::Parts::ClosedError: the client cannot be used any more, an earlier call failed
T::Parts::TrapError: a pointer is out of bounds, in a call of sum
T::Parts::TrapError: a string or list is too long, in a call of sum
T::Parts::TrapError: a string is not UTF-8, in a call of say
ArgumentError: memory_limit: 65536 bytes are too few, the component needs 131072
4096
`;

/** What comes from outside: a file beside the plan, and an import that ends the call from inside the parts. */
const outside = `
require "t/parts"
require "fileutils"
require "tmpdir"
include T::Parts
own = File.join(Dir.pwd, "lib/t/parts/parts.wasm")
bytes = File.binread(own)
puts Client.new(artifact: bytes).sum(4096, 70)
Dir.mktmpdir do |folder|
  path = File.join(folder, "other.wasm")
  FileUtils.cp(own, path)
  puts Client.new(artifact: path).sum(4096, 71)
  copy = File.join(folder, "with-plan.wasm")
  FileUtils.cp(own, copy)
  FileUtils.cp("#{own}.plan.json", "#{copy}.plan.json")
  puts failure { Client.new(artifact: copy) }.gsub(folder, "")
  File.binwrite("#{copy}.adapters.wasm", "x" * File.size("#{own}.adapters.wasm"))
  puts failure { Client.new(artifact: copy) }.sub(folder, "").sub(/\\h{64}/, "…")
  FileUtils.cp("#{own}.adapters.wasm", "#{copy}.adapters.wasm")
  puts Client.new(artifact: copy).sum(4096, 72)
end
`;

const passes = `
require "t/passing"
thing = Object.new
objects = []
client = T::Passing::Client.new(imports: {
  greet: ->(name) { name == "throw" ? throw(:out, "thrown") : "hello #{name}" },
  show: ->(r, name) { objects << r.equal?(thing); name },
  keep: ->(r) { objects << r.equal?(thing); r }
})
3.times do
  puts client.greet2("x" * 100_000).length
  puts client.show2(thing, "ü")
  puts client.keep2(thing).equal?(thing)
end
puts objects.all?
puts catch(:out) { client.greet2("throw") }
puts failure { client.greet2("x") }
`;

describe.skipIf(!hasRuby)("a gem whose component has parts", () => {
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-parts-"));
    await writeGem(folder, partsWit, await assemble(partsText));
    await writeGem(path.join(folder, "passing"), passingWit, await assemble(passingText));
    await writeGem(path.join(folder, "stateless"), partsWit, await assemble(partsText), { stateless: true });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["first", "last"])(
    "passes values between them, and says which rule was broken where, over the %s engine",
    (release) => {
      expect(runRuby(folder, prologue(release) + calls)).toBe(said);
    },
  );

  it("takes the printed modules from beside the plan, and no others", () => {
    expect(runRuby(folder, prologue("last") + outside)).toBe(`70
71
T::Parts::SdkError: /with-plan.wasm.adapters.wasm: it cannot be read: No such file or directory @ rb_sysopen - /with-plan.wasm.adapters.wasm
T::Parts::SdkError: /with-plan.wasm.adapters.wasm: its bytes are not those of the link plan, whose SHA-256 is …
72
`);
  });

  it.each(["first", "last"])("passes imports on that are exported as they are, over the %s engine", (release) => {
    expect(runRuby(path.join(folder, "passing"), prologue(release) + passes)).toBe(
      `${"100006\nü\ntrue\n".repeat(3)}true\nthrown\nT::Passing::ClosedError: the client cannot be used any more, an earlier call failed\n`,
    );
  });

  it("starts anew after a trap when it keeps no state", () => {
    const program = `
require "t/parts"
client = T::Parts::Client.new(pool_size: 2)
3.times do
  puts failure { client.lend(false) }
  puts Array.new(4) { Thread.new { 50.times.sum { client.sum(4096, 70) } } }.sum(&:value)
end
`;
    expect(runRuby(path.join(folder, "stateless"), prologue("last") + program)).toBe(
      "T::Parts::TrapError: borrowed handles remain at the end of a call of lend\n14000\n".repeat(3),
    );
  });

  it("has words for every rule that printed code checks", () => {
    const rules = runRuby(folder, `require "t/parts"\nputs T::Parts::SDKRuntime::Adapters::RULES.length`);
    expect(rules).toBe(`${faults.length}\n`);
  });

  it("has no such file without them", async () => {
    await writeGem(path.join(folder, "plain"), partsWit);
    expect(existsSync(path.join(folder, "lib/t/parts/parts.wasm.adapters.wasm"))).toBe(true);
    expect(existsSync(path.join(folder, "plain/lib/t/parts/parts.wasm.adapters.wasm"))).toBe(false);
  });
});
