# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Instances of a stateless component: any of them can serve any call, so calls run side by side. Made when they are needed, never more
    # than `size` at a time; one that died is replaced.
    class Pool
      include ScalarCalls

      # Where an instance is, or can be made.
      Slot = ::Struct.new(:instance)

      # The block makes an instance; the first one at once, so that a component that does not start is found out.
      def initialize(size, timeout, &make)
        @size = size
        @timeout = timeout
        @make = make
        @closed = false
        @waiting = 0
        @guard = ::Mutex.new
        @changed = ::ConditionVariable.new
        @free = [] #: Array[Slot]
        fill
        @free.fetch(-1).instance = make.call
      end

      # Yields the function that has this number in the generated code, of an instance that is free.
      def call(index, &)
        fill unless @owner == ::Process.pid
        thread = ::Thread.current
        refuse_reentrance unless @inside.empty?
        slot = nil #: Slot?
        begin
          # Whatever strikes from here on, the slot is either free or ours (see `Instance#call`).
          begin
            @guard.synchronize do
              wait if @free.empty?
              slot = @free.pop
            end
          rescue ::ThreadError
            ::Kernel.raise SdkError, Stack::SIGNAL, cause: nil
          end
          @inside[thread] = (_ = slot)
          instance_in(_ = slot).call(index, &)
        ensure
          @inside.delete(thread)
          @free.push(_ = slot) if slot
          @closed ? close_free : (tell if @waiting.positive?)
        end
      end

      # Frees what is idle; what is in a call follows at its end, and waits for nothing any more.
      def close
        refuse_reentrance
        @closed = true
        close_free
        @inside.each_value.to_a.each { |slot| slot.instance&.end_waits }
        @guard.synchronize { @changed.broadcast }
      end

      def closed? = @closed

      private

      # Threads that were in a call did not survive a fork.
      def fill
        @owner = ::Process.pid
        @inside = {} #: Hash[Thread, Slot]
        @inside.compare_by_identity
        (@size - @free.length).times { @free.unshift(Slot.new) }
      end

      def refuse_reentrance
        raise ReentrancyError, "an import called the client that is calling it" if Stack.waiting.any? { |thread| @inside.key?(thread) }
      end

      def wait
        @waiting += 1
        deadline = now + (@timeout || ::Float::INFINITY)
        while @free.empty?
          raise ClosedError, "the client is closed" if @closed

          left = deadline - now
          raise CallTimeoutError, "the client was busy for longer than its timeout" unless left.positive?

          @changed.wait(@guard, [left, Turn::AGAIN].min)
        end
      ensure
        @waiting -= 1
      end

      def tell
        @guard.synchronize { @changed.signal }
      end

      def instance_in(slot)
        raise ClosedError, "the client is closed" if @closed

        instance = slot.instance
        return instance if instance&.alive?

        slot.instance = nil
        instance&.close
        slot.instance = @make.call
      end

      def close_free
        while (slot = @free.pop)
          slot.instance&.close
        end
      end

      def now
        ::Process.clock_gettime(::Process::CLOCK_MONOTONIC)
      end
    end
  end
end
