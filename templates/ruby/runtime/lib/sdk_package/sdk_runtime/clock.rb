# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Lets the epochs of an engine pass, so that a guest is stopped when its time is up.
    #
    # It is the engine's own timer, which needs no interpreter lock: a guest is stopped also where it keeps that lock, and beside busy threads.
    # The thread that runs those timers is not there any more in a forked child. There a Ruby thread ends the epochs, by elapsed time, whenever
    # it gets the lock.
    module Clock
      # Seconds; how exact a timeout is.
      EPOCH = 0.01
      # Epochs that never pass.
      NEVER = 1 << 62

      @lock = ::Mutex.new
      @loaded_in = ::Process.pid
      # By engine, the process in which its epochs pass.
      @started = {} #: Hash[untyped, Integer]
      @started.compare_by_identity

      class << self
        # The guest of the store is stopped when the time is up.
        #
        # @param engine [Wasmtime::Engine]
        # @param store [Wasmtime::Store]
        # @param seconds [Float]
        def set(engine, store, seconds)
          start(engine) unless @started[engine] == ::Process.pid
          store.set_epoch_deadline((seconds / EPOCH).ceil + 1)
        end

        # @return [Boolean] whether a guest is stopped although it keeps the interpreter lock
        def native?
          @native_in == ::Process.pid ? @native : decide
        end

        private

        def start(engine)
          @lock.synchronize do
            unless @started[engine] == ::Process.pid
              native? ? engine.start_epoch_interval((EPOCH * 1000).round) : ::Thread.new { tick(engine) }
              @started[engine] = ::Process.pid
            end
          end
        end

        def decide
          @native = ::Process.pid == @loaded_in || ticks?
          @native_in = ::Process.pid
          @native
        end

        # Whether the engine's timers run: a process that did not use them before it forked can.
        def ticks?
          engine = ::Wasmtime::Engine.new(epoch_interruption: true, parallel_compilation: false)
          store = ::Wasmtime::Store.new(engine)
          instance = ::Wasmtime::Instance.new(store, ::Wasmtime::Module.new(engine, "(module (func (export \"idle\")))"), [])
          store.set_epoch_deadline(1)
          engine.start_epoch_interval(1)
          20.times { sleep(0.001) && instance.invoke("idle") }
          false
        rescue ::Wasmtime::Trap
          true
        end

        def tick(engine)
          passed = 0
          began = ::Process.clock_gettime(::Process::CLOCK_MONOTONIC)
          loop do
            sleep(EPOCH)
            due = ((::Process.clock_gettime(::Process::CLOCK_MONOTONIC) - began) / EPOCH).floor
            (due - passed).times { engine.increment_epoch }
            passed = due
          end
        end
      end
    end
  end
end
