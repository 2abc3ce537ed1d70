/** What a gem says of itself, and what its values and errors do beyond calls. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ruby } from "../../../../generators/ruby/backend.js";
import { buildComponent } from "../../cli/build-component.js";
import { backendInput, taken, writeFiles } from "../backend-input.js";
import { hasRuby, runRuby } from "./ruby-gem.js";

const wit = `
package demo:shop;

interface logger {
  log: func(text: string, level: option<u8>);
}

interface api {
  record line { sku: string, note: option<string>, count: u8 }
  variant shop-error { unknown-sku(string), many(list<line>), closed }
  flags %include { lines, history }
  buy: func(lines: list<line>, %include: %include) -> result<u32, shop-error>;
}

world shop {
  import logger;
  export api;
  export version: func() -> string;
}
`;

const sdk = {
  version: "1.2.3",
  description: "Buys things.",
  license: "MIT",
  author: "Demo",
  repository: "https://demo.example/shop",
  issues: "https://demo.example/shop/issues",
  changelog: "https://demo.example/shop/changes",
  documentation: "https://demo.example/shop/docs",
};

const values = `
require "demo/shop"
include Demo::Shop

puts Line[sku: "a", count: 1] == Line.new(sku: "a", count: 1)
puts ShopError.new(ShopErrorPayload::Many.new([Line[sku: "a", count: 1]])).message
error = begin
  raise ShopError.new(ShopErrorPayload::UnknownSku.new("x")), "another text"
rescue ShopError => e
  e
end
puts error.message, error.payload.value
client = Client.new(imports: { logger: Class.new { def log(text, level:) = puts(text, level) }.new })
trap, closed = Array.new(2) do
  client.version
rescue SdkError => e
  Marshal.load(Marshal.dump(e))
end
puts trap.class, trap.code, closed.class, closed.cause.class
puts [ShopError.new(ShopErrorPayload::Closed.new), ResultError.new([1])].map { |e| Marshal.load(Marshal.dump(e)).message }
`;

const customer = `# frozen_string_literal: true

client = Demo::Shop::Client.new(imports: { logger: Logger.new })
client.api.buy([{ sku: "a", count: 1 }], [:lines])
client.api.buy([Demo::Shop::Line[sku: "a", count: 1]], %i[lines history])
client.api.buy([], [Demo::Shop::Include::LINES])
`;

/** The README's first call, with methods that do something. */
function firstCall(readme: string): string {
  const [, code = ""] = /```ruby\n(.*?)```/s.exec(readme.slice(readme.indexOf("## First call"))) ?? [];
  return code;
}

describe.skipIf(!hasRuby)("a gem", () => {
  let folder = "";
  let readme = "";
  const write = async (name: string, stateless: boolean) => {
    const input = { ...(await backendInput(wit, await buildComponent(wit), { stateless })), sdk };
    const out = path.join(folder, name);
    writeFiles(out, taken(ruby.generate(input, ruby.options({}, input.surface))).files);
    return readFileSync(path.join(out, "README.md"), "utf8");
  };
  const gem = () => path.join(folder, "gem");

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-gem-"));
    readme = await write("gem", false);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is built without a warning, with all that RubyGems links to", () => {
    const { status, stderr } = spawnSync("gem", ["build", "--strict", "--output", "../shop.gem"], {
      cwd: gem(),
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const program =
      "print Gem::Specification.load('demo-shop.gemspec').metadata.reject { |key, _| key.start_with?('wasm') }.to_a.flatten.join(' ')";
    expect(execFileSync("ruby", ["-e", program], { cwd: gem(), encoding: "utf8" })).toBe(
      `source_code_uri ${sdk.repository} documentation_uri ${sdk.documentation} bug_tracker_uri ${sdk.issues} ` +
        `changelog_uri ${sdk.changelog} rubygems_mfa_required true`,
    );
  });

  it("has values and errors that behave as Ruby's do", () => {
    expect(runRuby(gem(), values)).toBe(
      'true\nshop-error: many([{sku: "a", note: none, count: 1}])\nanother text\nx\nDemo::Shop::TrapError\nunreachable_code_reached\nDemo::Shop::ClosedError\nDemo::Shop::TrapError\nshop-error: closed\nerror: [1]\n',
    );
  });

  it("shows a first call that runs beside a Logger, up to the component, which traps", () => {
    const program = `require "logger"\n${firstCall(readme).replace(/^ {2}p .*$/m, "  begin\n    client.version\n  rescue Demo::Shop::TrapError\n    puts Logger.instance_methods(false).include?(:log)\n  end")}`;
    expect(program).toContain("def log(text, level:) = raise(NotImplementedError)");
    expect(runRuby(gem(), program)).toBe("true\n");
  });

  it("says what a stateless client does after a failure", async () => {
    expect(readme).toContain("the client is dead");
    const stateless = await write("stateless", true);
    expect(stateless).not.toContain("the client is dead");
    expect(stateless).toContain("pool_size:");
  });

  it("gives a customer under Steep types that literals meet", () => {
    const file = path.join(folder, "gem/lib/customer.rb");
    writeFiles(gem(), [{ path: "lib/customer.rb", contents: customer.replace("Logger.new", "_ = Object.new") }]);
    const { stdout } = spawnSync("steep", ["check", "--jobs=1", "lib/customer.rb"], { cwd: gem(), encoding: "utf8" });
    rmSync(file);
    expect(stdout).toContain("No type error detected");
  }, 60_000);
});
