# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Waits for a limited time until a mutex is free.
    class Turn
      # Seconds after which who waits looks again: who was interrupted while it freed the mutex has told nobody.
      AGAIN = 0.05

      # Stands for the mutex where none was locked.
      module Nothing
        module_function

        def unlock = nil
      end

      # @param timeout [Float] seconds
      def initialize(timeout)
        @timeout = timeout
        @guard = ::Mutex.new
        @free = ::ConditionVariable.new
        @waiting = 0
      end

      # Returns when the mutex is free, or is locked by this thread.
      #
      # @raise [CallTimeoutError]
      def wait(lock)
        return unless lock.locked?

        deadline = now + @timeout
        wait_once(deadline - now) while lock.locked? && !lock.owned?
      end

      # The mutex is free again.
      def told
        @guard.synchronize { @free.signal } if @waiting.positive?
      end

      private

      def wait_once(left)
        @waiting += 1
        raise CallTimeoutError, "the client was busy with other calls for longer than its timeout" unless left.positive?

        @guard.synchronize { @free.wait(@guard, [left, AGAIN].min) }
      ensure
        @waiting -= 1
      end

      def now
        ::Process.clock_gettime(::Process::CLOCK_MONOTONIC)
      end
    end
  end
end
