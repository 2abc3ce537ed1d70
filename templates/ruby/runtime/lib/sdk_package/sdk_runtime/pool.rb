# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Instances of a stateless component: any of them can serve any call, so calls run side by side. Made when they are needed, never more
    # than `size` at a time; one that died is replaced.
    class Pool
      include ScalarCalls

      # The block makes an instance; the first one at once, so that a component that does not start is found out.
      def initialize(size, timeout, &make)
        @size = size
        @timeout = timeout
        @make = make
        @idle = [make.call]
        @closed = false
        open_places
      end

      # Yields the function that has this number in the generated code, of an instance that is free.
      def call(index, &)
        instance = take
        begin
          instance.call(index, &)
        ensure
          give(instance)
        end
      end

      # Frees what is idle; what is in a call follows at its end.
      def close
        raise ReentrancyError, "an import closed the client that is calling it" if @inside.key?(::Thread.current)

        @closed = true
        while (instance = @idle.pop)
          instance.close
        end
      end

      def closed? = @closed

      private

      def open_places
        @owner = ::Process.pid
        @inside = {} #: Hash[Thread, bool]
        @inside.compare_by_identity
        @places = ::Thread::Queue.new
        @size.times { @places.push(true) }
      end

      def take
        # Threads that were in a call did not survive a fork.
        open_places unless @owner == ::Process.pid
        raise ReentrancyError, "an import called the client that is calling it" if @inside.key?(::Thread.current)
        raise ClosedError, "the client is closed" if @closed
        raise CallTimeoutError, "the client was busy for longer than its timeout" unless @places.pop(timeout: @timeout)

        @inside[::Thread.current] = true
        @idle.pop || replaced
      end

      def replaced
        @make.call
      rescue ::Exception # rubocop:disable Lint/RescueException
        leave
        raise
      end

      def give(instance)
        @closed || !instance.alive? ? instance.close : @idle.push(instance)
      ensure
        leave
      end

      def leave
        @inside.delete(::Thread.current)
        @places.push(true)
      end
    end
  end
end
