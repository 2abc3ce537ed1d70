/** Gems of components that call WASI: what these see, how a call of theirs ends, and that nothing is loaded before. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runIn } from "../../cli/run-in.js";
import { wasiGuest, wasiWit } from "../wasi-guest.js";
import { hasRuby, runRuby } from "./ruby-gem.js";

const prologue = (release: string) => `
releases = Gem::Specification.find_all_by_name("wasmtime", ">= 46").map(&:version).sort
gem "wasmtime", releases.${release}.to_s
require "t/wasi"
require "stringio"
require "timeout"
include T::Wasi
def failure
  yield
rescue Exception => e
  "#{e.class}: #{e.message}"
end
def seconds
  began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  yield
  Process.clock_gettime(Process::CLOCK_MONOTONIC) - began
end
LONG = 20_000_000_000
`;

const sees = `
out = StringIO.new
err = []
client = Client.new(env: { "A" => "b", "LÄNGE" => "größer" }, args: %w[run fast], stdin: "hello", stdout: out, stderr: ->(text) { err << text })
p (client.wall - Time.now.to_i).abs < 5, client.monotonic <= client.monotonic, client.random == client.random
p client.environment, client.arguments
client.print(false, "größer")
client.print(true, "wrong")
p out.string, err
p client.read(3), client.read(100), client.read(5)
p seconds { client.sleep(50_000_000) } >= 0.05
bare = Client.new
p bare.environment, bare.arguments, bare.read(1)
bare.print(false, "nowhere")
fixed = Client.new(clock: -> { Time.at(5) }, random: Random.new(7))
p fixed.wall, fixed.monotonic, fixed.random == Client.new(random: Random.new(7)).random
`;

const seen = `true
true
false
[["A", "b"], ["LÄNGE", "größer"]]
["run", "fast"]
"größer"
["wrong"]
"hel"
"lo"
""
true
[]
[]
""
5
5000000000
true
`;

const ends = `
client = Client.new
puts failure { client.panic("it broke") }
puts failure { client.idle }
puts failure { Client.new.exit(3) }
puts (begin Client.new.exit(0); rescue ExitError => e; e.code end)
puts failure { Client.new(timeout: 0.1).sleep(LONG) }
puts failure { Timeout.timeout(0.1) { Client.new.sleep(LONG) } }
def struck(client, long)
  thread = Thread.new { failure { client.sleep(long) } }
  sleep 0.1
  yield thread
  puts thread.value
end
client = Client.new
struck(client, LONG) { client.close }
struck(Client.new, LONG) { |thread| thread.raise("struck") }
Thread.new { sleep 0.1; Process.kill(:INT, Process.pid) }
puts failure { Client.new.sleep(LONG) }
reader, writer = IO.pipe
client = Client.new(stdin: reader)
Thread.new { sleep 0.05; writer << "late" }
p client.read(10)
puts failure { Client.new(stdin: reader, timeout: 0.1).read(10) }
puts failure { Client.new(stdout: ->(_) { raise "the writer" }).print(false, "x") }
client = Client.new(stdout: ->(_) { client.idle })
puts failure { client.print(false, "x") }
`;

const ended = `T::Wasi::TrapError: wasm \`unreachable\` instruction executed; it had printed:
it broke
T::Wasi::ClosedError: the client cannot be used any more, an earlier call failed
T::Wasi::ExitError: the component ended the program with exit code 3
0
T::Wasi::CallTimeoutError: the call took longer than 0.1 seconds
Timeout::Error: execution expired
T::Wasi::ClosedError: the client is closed
RuntimeError: struck
Interrupt: 
"late"
T::Wasi::CallTimeoutError: the call took longer than 0.1 seconds
RuntimeError: the writer
T::Wasi::ReentrancyError: an import called the client that is calling it
`;

/** A client that was made before calls WASI for the first time in the child, and one that called before has randomness of its own there. */
const forks = `
client = Client.new
used = Client.new
used.random
2.times do |i|
  reader, writer = IO.pipe
  pid = fork do
    writer << [client.wall > 0, used.random].inspect
    exit!(0)
  end
  Timeout.timeout(20) { Process.wait(pid) }
  writer.close
  called, random = eval(reader.read)
  p called, random == used.random
end
`;

/** The layer's own modules are damaged: nobody sees it before the first call of WASI, which ends the client. */
const late = `
require "json"
require "fileutils"
require "tmpdir"
own = File.join(Dir.pwd, "lib/t/wasi/wasi.wasm")
Dir.mktmpdir do |folder|
  copy = File.join(folder, "copy.wasm")
  plan = JSON.parse(File.read("#{own}.plan.json"))
  plan["deferred"].last["imports"].pop
  ["", ".adapters.wasm", ".layer.wasm"].each { |suffix| FileUtils.cp(own + suffix, copy + suffix) }
  File.write("#{copy}.plan.json", JSON.generate(plan))
  client = Client.new(artifact: copy)
  p client.idle
  puts failure { client.wall }[0, 60], failure { client.idle }
  File.write("#{copy}.layer.wasm", "x" * File.size("#{own}.layer.wasm"))
  FileUtils.mv(copy, "#{copy}2")
  ["plan.json", "adapters.wasm", "layer.wasm"].each { |suffix| FileUtils.mv("#{copy}.#{suffix}", "#{copy}2.#{suffix}") }
  puts failure { Client.new(artifact: "#{copy}2") }.sub(folder, "").sub(/\\h{64}/, "…")
end
puts Client.new(memory_limit: 32 * 65_536).wall > 0
`;

describe.skipIf(!hasRuby)("a gem whose component calls WASI", () => {
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-wasi-"));
    writeFileSync(path.join(folder, "wasi.wasm"), await wasiGuest());
    writeFileSync(path.join(folder, "wasi.wit"), wasiWit);
    await runIn(folder, [
      "generate",
      "--quiet",
      "--wit",
      "wasi.wit",
      "--component",
      "wasi.wasm",
      "--lang",
      "ruby",
      "--out",
      "gem",
    ]);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (release: string, program: string) => runRuby(path.join(folder, "gem"), prologue(release) + program);

  describe.each(["first", "last"])("over the %s engine", (release) => {
    it("sees what the client is given", () => expect(run(release, sees)).toBe(seen));
    it("ends a call by itself, by the client's time, and by whoever wants to", () => expect(run(release, ends)).toBe(ended));
    it("works in forked children", () => expect(run(release, forks)).toBe("true\nfalse\ntrue\nfalse\n"));
    it("loads nothing before the first call of WASI, and ends when that fails", () => {
      expect(run(release, late)).toBe(`7
T::Wasi::SdkError: the component, or its link plan, does not
T::Wasi::ClosedError: the client cannot be used any more, an earlier call failed
T::Wasi::SdkError: /copy.wasm2.layer.wasm: its bytes are not those of the link plan, whose SHA-256 is …
true
`);
    });
  });
});
