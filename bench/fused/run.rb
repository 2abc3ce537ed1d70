# frozen_string_literal: true

# usage: run.rb PACKAGES COMPONENTS [--quick | --start CONTENDER COMPONENT]: fused calls in wasmtime, ours beside the gem's component API, or a cold
# start; rows of JSON.
require "json"
require "wasmtime"

PACKAGES, COMPONENTS, flag, *started = ARGV
ROUNDS = flag == "--quick" ? 5 : 25
OPERATIONS = %w[scalar text item items bytes].freeze
SLICE_SECONDS = 0.02 # about

def ours(name)
  $LOAD_PATH.unshift File.join(PACKAGES, name, "ruby/lib")
  require "bench/#{name}"
  client = Bench.const_get(name.capitalize)::Client
  -> { client.new }
end

# Calls by name over the gem's own component API.
class ByName
  def initialize(path)
    engine = Wasmtime::Engine.new
    @instance = Wasmtime::Component::Linker.new(engine).instantiate(Wasmtime::Store.new(engine), Wasmtime::Component::Component.from_file(engine, path))
    OPERATIONS.each do |op|
      function = @instance.get_func(op)
      define_singleton_method(op) { |n| function.call(n) }
    end
  end
end

def component(name) = -> { ByName.new(File.join(COMPONENTS, "#{name}.wasm")) }

def seconds(clock) = Process.clock_gettime(clock)

CONTENDERS = { "ours" => method(:ours), "component" => method(:component) }.freeze

def start(contender, name)
  begun = seconds(Process::CLOCK_MONOTONIC)
  CONTENDERS.fetch(contender).call(name).call
  { lang: "ruby", fusedStart: name, contender:, ms: (seconds(Process::CLOCK_MONOTONIC) - begun) * 1e3 }
end

def slice(client, operation, count)
  begun = seconds(Process::CLOCK_PROCESS_CPUTIME_ID)
  client.public_send(operation, count)
  seconds(Process::CLOCK_PROCESS_CPUTIME_ID) - begun
end

def calibrated(client, operation)
  count = 1
  count *= 2 while (taken = slice(client, operation, count)) < SLICE_SECONDS / 4
  (count * SLICE_SECONDS / taken).ceil
end

def calls
  clients = CONTENDERS.transform_values { |prepare| prepare.call("parts").call }
  OPERATIONS.flat_map do |operation|
    counts = clients.transform_values { |client| calibrated(client, operation) }
    rounds = Array.new(ROUNDS) { clients.to_h { |name, client| [name, slice(client, operation, counts[name]) * 1e9 / counts[name]] } }
    clients.keys.map do |contender|
      all = rounds.map { |round| round[contender] }
      { lang: "ruby", fused: operation, contender:, ns: all.sort[all.length / 2], all: }
    end
  end
end

rows = flag == "--start" ? [start(*started)] : calls
rows.each { |row| puts JSON.generate(row) }
