# frozen_string_literal: true

require "wasmtime"

module SdkPackage
  module SDKRuntime
    # The engine that all clients of this package share, and its epochs: how a call is interrupted when its time is up.
    module Engine
      # Seconds; how exact a timeout is.
      EPOCH = 0.01
      # Epochs that never pass.
      NEVER = 1 << 62

      @lock = ::Mutex.new
      @loaded_in = ::Process.pid
      @timed_calls = 0
      @clocks = {} #: Hash[untyped, Thread]
      @clocks.compare_by_identity

      class << self
        # The process's engine. Instances and compiled modules of a parent process go on in a forked child, but compiling does not: the
        # threads for it did not survive the fork, and would be waited for. So the child has an engine of its own that compiles without.
        #
        # @return [Wasmtime::Engine]
        def current
          @lock.synchronize do
            @engine = nil unless @made_in == ::Process.pid
            @made_in = ::Process.pid
            @engine ||= ::Wasmtime::Engine.new(epoch_interruption: true, parallel_compilation: @made_in == @loaded_in)
          end
        end

        # @param engine [Wasmtime::Engine]
        # @param memory_limit [Integer, nil] bytes of each linear memory
        # @return [Wasmtime::Store]
        def open_store(engine, memory_limit)
          store = memory_limit ? ::Wasmtime::Store.new(engine, limits: { memory_size: memory_limit }) : ::Wasmtime::Store.new(engine)
          store.set_epoch_deadline(NEVER)
          store
        end

        # Lets epochs pass while the block runs. Its calls must release the interpreter lock, or nobody can end an epoch.
        #
        # @param seconds [Float] after which the store's guest is interrupted
        def timed(engine, store, seconds)
          store.set_epoch_deadline((seconds / EPOCH).ceil + 1)
          start_clock(engine)
          yield
        ensure
          @timed_calls -= 1
          store.set_epoch_deadline(NEVER)
        end

        private

        def start_clock(engine)
          @timed_calls += 1
          # A thread of the parent process is not alive in a forked child.
          @clocks[engine] = ::Thread.new { tick(engine) } unless @clocks[engine]&.alive?
        end

        def tick(engine)
          loop do
            sleep(EPOCH)
            engine.increment_epoch if @timed_calls.positive?
          end
        end
      end
    end
  end
end
