# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # A mutex that is waited for with a limit.
    class Turn
      # @param timeout [Float] seconds
      def initialize(timeout)
        @timeout = timeout
        @guard = ::Mutex.new
        @free = ::ConditionVariable.new
      end

      # @raise [CallTimeoutError]
      # @raise [ThreadError] when this thread has it already
      def lock
        deadline = now + @timeout
        @guard.synchronize do
          raise ::ThreadError, "already locked by this thread" if owned?

          # The owner is dead in a forked child.
          wait(deadline) while @owner&.alive?
          @owner = ::Thread.current
        end
      end

      def try_lock
        @guard.synchronize { @owner&.alive? ? false : (@owner = ::Thread.current) && true }
      end

      def unlock
        @guard.synchronize do
          @owner = nil
          @free.signal
        end
      end

      def owned?
        ::Thread.current.equal?(@owner)
      end

      private

      def wait(deadline)
        left = deadline - now
        raise CallTimeoutError, "the client was busy with other calls for longer than its timeout" unless left.positive?

        @free.wait(@guard, left)
      end

      def now
        ::Process.clock_gettime(::Process::CLOCK_MONOTONIC)
      end
    end
  end
end
