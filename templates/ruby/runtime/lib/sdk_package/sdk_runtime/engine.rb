# frozen_string_literal: true

require "wasmtime"

module SdkPackage
  module SDKRuntime
    # The engine that all clients of this package share.
    module Engine
      @lock = ::Mutex.new
      @loaded_in = ::Process.pid

      class << self
        # The process's engine. Instances and compiled modules of a parent process go on in a forked child, but compiling does not: the
        # threads for it did not survive the fork, and would be waited for. So the child has an engine of its own that compiles without.
        #
        # @return [Wasmtime::Engine]
        def current
          @lock.synchronize do
            @engine = nil unless @made_in == ::Process.pid
            @made_in = ::Process.pid
            @engine ||= ::Wasmtime::Engine.new(epoch_interruption: true, max_wasm_stack: Stack::GUEST, parallel_compilation: @made_in == @loaded_in)
          end
        end

        # @param engine [Wasmtime::Engine]
        # @param limits [Hash, nil] as the engine's stores take them
        # @return [Wasmtime::Store]
        def open_store(engine, limits)
          store = limits ? ::Wasmtime::Store.new(engine, limits:) : ::Wasmtime::Store.new(engine)
          store.set_epoch_deadline(Clock::NEVER)
          store
        end
      end
    end
  end
end
