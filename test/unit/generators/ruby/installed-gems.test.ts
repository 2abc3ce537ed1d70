/** Gems as a customer has them: built, installed into a folder of their own, and two of them in one process, with either end of the engine's range. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGuest } from "../../../hostile/build-guest.js";
import { runIn } from "../../cli/run-in.js";

const hostile = join(import.meta.dirname, "../../../hostile");
const hasRuby = spawnSync("ruby", ["-e", "require 'wasmtime'"]).status === 0;

/** Each client has its own errors, handles and imports; a trap in one gem is nothing to the other. */
const program = `
releases = Gem::Specification.find_all_by_name("wasmtime", ">= 46").map(&:version).sort
gem "wasmtime", (ARGV.first == "oldest" ? releases.first : releases.last).to_s
require "hostile/callback"
require "hostile/endless"

endless = Hostile::Endless::Client.new(imports: { tick: -> { raise "left" } }, timeout: 0.05)
callback = Hostile::Callback::Client.new(imports: {
  ask: ->(depth) { { text: "deep", number: depth } },
  tell: ->(text) { raise Hostile::Callback::ResultError, text }
})
begin
  endless.spin
rescue Hostile::Endless::CallTimeoutError => e
  puts e.class
end
begin
  callback.pass("why")
rescue Hostile::Endless::SdkError
  puts "mixed up"
rescue Hostile::Callback::ResultError => e
  puts e.message
end
threads = Array.new(4) do |number|
  Thread.new { 100.times.sum { callback.run(number) } }
end
puts threads.sum(&:value)
puts Hostile::Endless::Client.open(imports: { tick: -> {} }, &:fine)
puts (Hostile.constants - %i[Callback Endless]).inspect
`;

describe.skipIf(!hasRuby)("installed gems", () => {
  let folder = "";
  let gems = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "wasm-sdk-gems-"));
    gems = join(folder, "gems");
    for (const name of ["callback", "endless"]) await install(name);
    writeFileSync(join(folder, "main.rb"), program);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function install(name: string): Promise<void> {
    const component = join(folder, `${name}.wasm`);
    writeFileSync(component, await buildGuest(join(hostile, name)));
    const wit = join(hostile, name, "world.wit");
    const out = join(folder, name);
    await runIn(folder, ["generate", "--quiet", "--wit", wit, "--component", component, "--lang", "ruby", "--out", out]);
    execFileSync("gem", ["build", "--silent", "--output", join(folder, `${name}.gem`)], { cwd: out });
    const options = ["--local", "--no-document", "--silent", "--ignore-dependencies", "--install-dir", gems];
    execFileSync("gem", ["install", ...options, join(folder, `${name}.gem`)]);
  }

  it("are installed with their component and signatures, and nothing else", () => {
    const [name = ""] = readdirSync(join(gems, "gems")).filter((each) => each.startsWith("hostile-endless-"));
    const root = join(gems, "gems", name);
    expect(readdirSync(root).sort()).toEqual(["README.md", "lib", "sig"]);
    expect(readdirSync(join(root, "lib/hostile/endless"))).toContain("endless.wasm");
  });

  it.each(["oldest", "newest"])("work side by side, over the %s engine", (release) => {
    const elsewhere = execFileSync("gem", ["env", "path"], { encoding: "utf8" }).trim();
    const env = { ...process.env, GEM_HOME: gems, GEM_PATH: `${gems}:${elsewhere}` };
    const out = execFileSync("ruby", ["-W", join(folder, "main.rb"), release], { env, encoding: "utf8" });
    expect(out).toBe("Hostile::Endless::CallTimeoutError\nwhy\n600\n1\n[]\n");
  });
});
