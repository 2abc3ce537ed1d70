# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Functions that the component imports and nobody implements: they say which was called, and trap. They are WebAssembly, so that the trap is the
    # engine's own and tells what called them: a panic in the component that would only have been printed says more than what was missing to print it.
    class Stubs
      # @param hosts [Array<Hash>] host functions of the plan; those of another kind are passed over
      def initialize(engine, hosts)
        @hosts = hosts
        @module = ::Wasmtime::Module.new(engine, text)
      end

      # @return [Wasmtime::Instance] which exports each under its number in the plan
      def instantiate(store, instance)
        note = ::Wasmtime::Func.new(store, [:i32], []) { |_, number| instance.lacks(@hosts[number][:name]) }
        ::Wasmtime::Instance.new(store, @module, [note])
      end

      private

      def text
        functions = @hosts.each_with_index.map { |host, number| host[:kind] == "trap" ? function(host, number) : "" }
        "(module (import \"\" \"note\" (func $note (param i32))) #{functions.join})"
      end

      # The name, which comes with the plan, goes in as bytes.
      def function(host, number)
        name = host[:name].bytes.map { |byte| format("\\%02x", byte) }.join
        types = "(param #{host[:params].join(" ")}) (result #{host[:results].join(" ")})"
        "(func (@name \"#{name}\") (export \"#{number}\") #{types} (call $note (i32.const #{number})) (unreachable))"
      end
    end
  end
end
