# frozen_string_literal: true

require_relative "test_helper"
require "pathname"
require "tmpdir"

# Link plans and artifacts that come from outside: one clear error, whatever is wrong with them.
class OutsideTest < Minitest::Test
  COMPONENT = Guest::RUNTIME::Component
  WRONG = {
    "steps[0].imports[0].from.host: 9 is out of range" => ->(plan) { plan["steps"][0]["imports"][0]["from"]["host"] = 9 },
    "steps[0].imports[0].from.instance: 0 is out of range" => ->(plan) { plan["steps"][0]["imports"][0]["from"] = { "instance" => 0, "name" => "x" } },
    "components[0].parent: 0 is out of range" => ->(plan) { plan["components"][0]["parent"] = 0 },
    "modules[0]: 1 and" => ->(plan) { plan["modules"][0]["offset"] = 1 },
    'hostFunctions[0].kind: "nope" is not' => ->(plan) { plan["hostFunctions"][0]["kind"] = "nope" },
    "exports[0].options: -1 is not a whole number" => ->(plan) { plan["exports"][0]["options"] = -1 },
    "resources: null is not a list" => ->(plan) { plan.delete("resources") },
    "options[0]: 7 is not an object" => ->(plan) { plan["options"] = [7] },
    "hostFunctions[1].resource: 0 is not defined here" => ->(plan) { plan["resources"][0] = { "kind" => "imported", "names" => ["thing"] } },
    "adapters.functions[0]: 7 is not a string" => ->(plan) { plan["adapters"] = { "sha256" => "", "size" => 1, "functions" => [7] } },
    "adapters.size: null is not a whole number" => ->(plan) { plan["adapters"] = { "sha256" => "", "functions" => [] } },
    'modules[0].source: "nope" is not' => ->(plan) { plan["modules"][0]["source"] = "nope" },
    "modules[0].source: the plan has no adapters" => ->(plan) { plan["modules"][0]["source"] = "adapters" },
    "hostFunctions[0]: fault has another signature" => ->(plan) { plan["hostFunctions"][0] = { "kind" => "fault", "params" => [], "results" => [] } },
    "hostFunctions[0].resource: 9 is out of range" => ->(plan) { plan["hostFunctions"][0] = transfer(resource: 9) },
    "hostFunctions[0].from: 9 is out of range" => ->(plan) { plan["hostFunctions"][0] = transfer(from: 9) },
    "hostFunctions[0].to: null is not a whole number" => ->(plan) { plan["hostFunctions"][0] = transfer(to: nil) },
    "hostFunctions[0].from.instance: 9 is out of range" => ->(plan) { plan["hostFunctions"][0] = copy("instance" => 9, "name" => "memory") },
    "hostFunctions[0].from.name: 7 is not a string" => ->(plan) { plan["hostFunctions"][0] = copy("instance" => 0, "name" => 7) },
    "deferred: the plan has no layer" => ->(plan) { plan["deferred"] = plan["steps"] },
    "deferred: null is not a list" => ->(plan) { plan["deferred"] = nil },
    'layer.name: "huge" is not "base" or "http"' => ->(plan) { plan["layer"] = { "name" => "huge", "sha256" => "", "size" => 1 } },
    "deferred[0].imports[0].from.instance: 1 is out of range" => ->(plan) { defer(plan, "instance" => 1, "name" => "x") },
    "deferred[0].imports[0]: only modules of the layer import wasi" => ->(plan) { defer(plan, { "host" => 0 }, "wasi") },
    "steps[0].imports[0]: only modules of the adapters import load" => ->(plan) { plan["hostFunctions"][0] = { "kind" => "load", "params" => [], "results" => [] } },
    "steps[0].module: only deferred steps instantiate the layer" => ->(plan) { defer(plan, { "host" => 0 }) && plan["modules"][0]["source"] = "layer" },
    'hostFunctions[0].function: "host.nope" is not' => ->(plan) { plan["hostFunctions"][0] = private_world("host.nope", []) },
    "hostFunctions[0]: wasi has another signature" => ->(plan) { plan["hostFunctions"][0] = private_world("host.write", %w[i32]) },
    "hostFunctions[0].memory.instance: 1 is out of range" => ->(plan) { plan["hostFunctions"][0] = private_world("host.exit", %w[i32], 1) },
    "options[1].exchange: 7 is not an object" => ->(plan) { plan["options"] << exchange("exchange" => 7) },
    "options[1].exchange.guest: 1 is out of range" => ->(plan) { plan["options"] << exchange("exchange" => { "start" => 16, "guest" => 1 }) },
    "options[2].exchange.guest: 1 is an exchange" => lambda do |plan|
      plan["options"] << exchange << exchange("exchange" => { "start" => 16, "guest" => 1 })
    end,
    "options[1].exchange.start: 4294967296 is out of range" => ->(plan) { plan["options"] << exchange("exchange" => { "start" => 1 << 32, "guest" => 0 }) },
    'options[1].encoding: "utf16" is not' => ->(plan) { plan["options"] << exchange("encoding" => "utf16") },
    "options[1].memory: null is not an object" => ->(plan) { plan["options"] << exchange.except("memory") },
    "options[1].realloc: does not belong here" => ->(plan) { plan["options"] << exchange("realloc" => { "instance" => 0, "name" => "realloc" }) },
    "hostFunctions[2].destructor: 7 is not an object" => ->(plan) { plan["hostFunctions"][2]["destructor"] = 7 }
  }.freeze
  UNFIT = {
    "memory" => ->(plan) { plan["options"][0]["memory"]["name"] = "add" },
    "realloc" => ->(plan) { plan["options"][0]["realloc"]["name"] = "add" },
    "destructor" => ->(plan) { plan["resources"][0]["destructor"]["name"] = "add" },
    "memory to copy from" => ->(plan) { plan["hostFunctions"][0] = copy("instance" => 0, "name" => "memory") },
    "export" => ->(plan) { plan["exports"][0]["core"]["name"] = "spin" },
    "post-return" => ->(plan) { plan["exports"][0]["postReturn"] = plan["exports"][1]["core"] },
    "import" => ->(plan) { plan["hostFunctions"][0]["params"] = ["i64"] },
    "imports" => ->(plan) { plan["steps"][0]["imports"].pop }
  }.freeze

  def self.transfer(**change)
    { "kind" => "transfer-own", "params" => %w[i32 i32], "results" => %w[i32], "resource" => 0, "from" => 0, "to" => 0, **change.transform_keys(&:to_s) }
  end

  def self.exchange(change = {})
    { "encoding" => "utf8", "memory" => { "instance" => 0, "name" => "memory" }, "exchange" => { "start" => 16, "guest" => 0 }, **change }
  end

  def self.copy(from)
    { "kind" => "copy", "params" => %w[i32 i32 i32], "results" => [], "from" => from, "to" => { "instance" => 0, "name" => "memory" } }
  end

  def self.defer(plan, from, kind = "import")
    plan["layer"] = { "name" => "base", "sha256" => "", "size" => 1 << 20 }
    plan["hostFunctions"][0] = private_world("host.exit", %w[i32]) if kind == "wasi"
    plan["steps"][0]["imports"].shift if kind == "wasi"
    plan["deferred"] = [{ "module" => 0, "imports" => [{ "module" => "m", "name" => "n", "kind" => "func", "from" => from }] }]
  end

  def self.private_world(function, params, instance = 0)
    { "kind" => "wasi", "function" => function, "params" => params, "results" => [], "memory" => { "instance" => instance, "name" => "memory" } }
  end

  def test_what_is_wrong_with_a_plan_is_said_with_its_place
    WRONG.each do |message, change|
      error = assert_raises(SdkPackage::SdkError) { read(&change) }

      assert_includes error.message, "link plan: #{message}"
    end
  end

  def test_what_is_no_plan
    ["", "7", "[]", "[" * 200_000, "\xff", "NaN", '{"format":1}'].each { |text| assert_raises(SdkPackage::SdkError) { Guest::RUNTIME::Plan.read(text, "f" * 64) } }
  end

  # The engine is never called with another signature than the package expects.
  def test_functions_of_other_signatures_are_refused
    UNFIT.each do |what, change|
      program = Guest::RUNTIME::Program.new(read(&change), "guest.wasm") { Guest::WAT }.compile(Guest::RUNTIME::CompileCache.new(false))

      assert_match(/does not fit/, assert_raises(SdkPackage::SdkError, what) { Guest.open(program:) }.message)
    end
  end

  def test_artifacts
    Dir.mktmpdir do |folder|
      package(folder)
      component = COMPONENT.new(File.join(folder, "guest.wasm"), "f" * 64, Guest::GLUE)
      open = ->(artifact) { component.open({ tick: :succ.to_proc }, artifact:, compile_cache: false) }

      [Guest::WAT, nil, File.join(folder, "guest.wasm"), Pathname(File.join(folder, "guest.wasm"))].each { |artifact| refute_nil open.call(artifact) }
      ["no wasm".b, Guest::WAT[0..-2], File.join(folder, "nope"), folder, "/dev/zero", fifo(folder)].each do |artifact|
        assert_raises(SdkPackage::SdkError, artifact.inspect) { open.call(artifact) }
      end
      assert_raises(TypeError) { open.call(7) }
    end
  end

  private

  def read
    plan = JSON.parse(Guest.plan)
    yield plan
    Guest::RUNTIME::Plan.read(JSON.generate(plan), "f" * 64)
  end

  def package(folder)
    File.binwrite(File.join(folder, "guest.wasm"), Guest::WAT)
    File.write(File.join(folder, "guest.wasm.plan.json"), Guest.plan)
  end

  def fifo(folder)
    File.join(folder, "fifo").tap { |path| File.mkfifo(path) }
  end
end
