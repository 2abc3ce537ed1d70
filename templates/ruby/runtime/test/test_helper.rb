# frozen_string_literal: true

require "minitest/autorun"
# `oldest` or `newest` of the releases that are installed.
releases = Gem::Specification.find_all_by_name("wasmtime", ">= 46").map(&:version).sort
gem "wasmtime", (ENV["WASMTIME_GEM"] == "oldest" ? releases.first : releases.last).to_s
require "sdk_package/sdk_runtime"
require "timeout"

# A client of the guest in guest.wat, with the code that a generator would print.
module Guest
  RUNTIME = SdkPackage::SDKRuntime
  WAT = Wasmtime.wat2wasm(File.binread("#{__dir__}/guest.wat"))
  FUNCTIONS = { add: [], spin: [], stop: [], deep: [], ask: [], echo: ["post"], lie: [], make: [], use: [], take: [], destroyed: [], chain: [], endless: [] }.freeze
  NUMBERS = FUNCTIONS.keys.each_with_index.to_h.freeze

  # A resource of the guest.
  class Thing < RUNTIME::Resource
  end

  # @param posts [Hash{Symbol => String}] further post-return functions
  def self.plan(encoding: "utf8", posts: {})
    ref = ->(name) { { "instance" => 0, "name" => name } }
    from_host = lambda do |name, host|
      { "module" => "host", "name" => name, "kind" => "func", "from" => { "host" => host } }
    end
    int = ->(params, results, more) { { "params" => ["i32"] * params, "results" => ["i32"] * results, **more } }
    JSON.generate(
      "format" => 1, "world" => "test:guest/guest", "fingerprint" => "f" * 64,
      "artifact" => { "sha256" => Digest::SHA256.hexdigest(WAT), "size" => WAT.bytesize },
      "modules" => [{ "offset" => 0, "length" => WAT.bytesize }], "components" => [{}],
      "resources" => [{ "kind" => "defined", "names" => ["thing"], "component" => 0, "destructor" => ref["destroy"] }],
      "options" => [{ "encoding" => encoding, "memory" => ref["memory"], "realloc" => ref["realloc"] }],
      "hostFunctions" => [
        int[1, 1, { "kind" => "import", "function" => "tick", "options" => 0, "component" => 0 }],
        int[1, 1, { "kind" => "resource-new", "resource" => 0, "component" => 0 }],
        int[1, 0, { "kind" => "resource-drop", "resource" => 0, "component" => 0 }]
      ],
      "steps" => [{ "module" => 0, "imports" => [from_host["tick", 0], from_host["new", 1], from_host["drop", 2]] }],
      "exports" => FUNCTIONS.merge(posts.transform_values { |post| [post] }).map do |name, (post)|
        { "function" => name.to_s, "core" => ref[name.to_s], "options" => 0, "component" => 0,
          **(post ? { "postReturn" => ref[post] } : {}) }
      end
    )
  end

  TICK = lambda do |application, call|
    proc do |_, count|
      call.instance.check_may_leave
      [application.fetch(:tick).call(count)]
    end
  end
  SIGNATURES = {
    add: "i32 i32:i32", spin: ":", stop: ":", deep: ":", ask: "i32:i32", echo: "i32 i32:i32", lie: "i32 i32:i32", make: "i32:i32", use: "i32:i32",
    take: "i32:", destroyed: ":i32", chain: "i32:i32", endless: "i32:i32"
  }.transform_keys(&:to_s).freeze
  GLUE = RUNTIME::Glue.new(exports: SIGNATURES, bare: [], resources: ["thing"], classes: [Thing], lowered: { "tick" => "i32:i32" }, imports: { "tick" => TICK })
  PROGRAM = RUNTIME::Program.new(RUNTIME::Plan.read(plan, "f" * 64), "guest.wasm") { WAT }

  def self.program = PROGRAM.compile(RUNTIME::CompileCache.new(false))

  # A program of the same guest with another plan.
  def self.compiled(**)
    RUNTIME::Program.new(RUNTIME::Plan.read(plan(**), "f" * 64), "guest.wasm") { WAT }.compile(RUNTIME::CompileCache.new(false))
  end

  # A program whose start function has this body, and which exports nothing.
  def self.starting(body)
    wasm = Wasmtime.wat2wasm("(module (func $start #{body}) (start $start))")
    plan = JSON.parse(Guest.plan).merge(
      "artifact" => { "sha256" => Digest::SHA256.hexdigest(wasm), "size" => wasm.bytesize }, "modules" => [{ "offset" => 0, "length" => wasm.bytesize }],
      "options" => [], "hostFunctions" => [], "steps" => [{ "module" => 0, "imports" => [] }], "exports" => []
    )
    plan["resources"][0].delete("destructor")
    RUNTIME::Program.new(RUNTIME::Plan.read(JSON.generate(plan), "f" * 64), "guest.wasm") { wasm }.compile(RUNTIME::CompileCache.new(false))
  end

  def self.open(memory: nil, timeout: nil, program: Guest.program, bare: [], &tick)
    Client.new(RUNTIME::Instance.new(program, RUNTIME::Glue.new(**GLUE.to_h, bare:), { tick: tick || :succ.to_proc }, RUNTIME::Limits.new(memory, timeout)))
  end

  def self.open_pool(size, bare: [], &tick)
    glue = RUNTIME::Glue.new(**GLUE.to_h, bare:)
    make = -> { RUNTIME::Instance.new(Guest.program, glue, { tick: tick || :succ.to_proc }, RUNTIME::Limits.new(nil, nil), parallel: true) }
    Client.new(RUNTIME::Pool.new(size, nil, &make))
  end

  # The methods that a generator would print.
  Client = Struct.new(:entry) do
    def number(name, *arguments)
      entry.call(NUMBERS.fetch(name)) do |call|
        flat = call.core.call(*arguments)
        call.finish(flat)
        flat
      end
    end

    def echo(text)
      entry.call(NUMBERS[:echo]) do |call|
        span = call.memory.write_string(text)
        flat = call.enter.call(RUNTIME::Scalars.s32(span), span >> 32)
        result = call.memory.read_string(call.memory.read_span(flat))
        call.finish(flat)
        result
      end
    end

    def lie(pointer, length)
      entry.call(NUMBERS[:lie]) do |call|
        flat = call.core.call(pointer, length)
        call.memory.read_string(call.memory.read_span(flat))
      end
    end

    def make(rep) = entry.call(NUMBERS[:make]) { |call| call.lift_own(0, call.core.call(rep)) }
    def chain(length, name: :chain) = entry.call(NUMBERS[name]) { |call| call.lift_own(0, call.core.call(length)) }
    def use(thing) = entry.call(NUMBERS[:use]) { |call| call.core.call(call.lend(thing)) }

    def take(thing)
      claims = RUNTIME::Claims.new
      claims.own(thing, Thing)
      entry.call(NUMBERS[:take]) do |call|
        claims.settle(call.instance)
        call.core.call(call.lower_own(thing))
      end
    end
  end
end
