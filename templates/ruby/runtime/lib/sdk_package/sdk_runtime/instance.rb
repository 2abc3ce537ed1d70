# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What a client allows each of its instances: bytes of each linear memory, seconds of each call, waiting included.
    Limits = ::Struct.new(:memory, :timeout)

    # One instance of the component, entered by one thread at a time: who may enter it, and how it dies.
    #
    # While a call runs, and for good when the instance is dead, its exports are not at hand: what is no call's state cannot be entered.
    class Instance
      include ScalarCalls
      include ScalarCalls::Inlined

      # @return [Boolean] whether the guest may call imports: not in `realloc` and post-return functions
      attr_writer :may_leave
      # @return [Array<HandleTable, nil>] see {Link#homes}
      attr_reader :homes
      attr_reader :resources, :classes, :hosts

      # Instantiates the component. Imports may be called meanwhile.
      #
      # @param program [Program]
      # @param glue [Glue]
      # @param application [Hash] what implements the imports
      # @param limits [Limits]
      # @param parallel [Boolean] whether other Ruby threads go on while the guest runs; that costs a tenth of a microsecond a call, and with
      #   busy threads a wait for the interpreter lock, so it is for pools and for calls with a timeout
      # @raise [TrapError] when it trapped
      def initialize(program, glue, application, limits, parallel: false)
        @program = program
        @classes = glue.classes
        @timeout = limits.timeout
        @hosts = HostObjects.new
        @may_leave = true
        @dropped = []
        @lock = @timeout ? Turn.new(@timeout) : ::Mutex.new
        @store = Engine.open_store(program.engine, limits.memory)
        lock
        holding { start(glue, application, !parallel && !@timeout) }
      end

      # Yields the function that has this number in the generated code. Unless the block ends by itself, be it for a `throw`, the guest was left
      # in the middle and the instance is dead.
      def call(index)
        # Where fibers are scheduled, an import that waits would switch to another fiber while the guest is on this one's stack. (A block that is
        # a parameter makes every call slower.)
        return apart { call(index) { |function| yield function } } if ::Fiber.current_scheduler # rubocop:disable Style/ExplicitBlockArgument

        begin
          @lock.lock
        rescue ::ThreadError
          reenter
        end
        begin
          exports = @ready || refuse
          @ready = nil
          result = @timeout ? timed { yield exports[index] } : yield(exports[index])
          @ready = exports
          result
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          raise failed(e)
        ensure
          @ready && @dropped.empty? ? @lock.unlock : leave
        end
      end

      # Called by host functions before they do anything.
      #
      # @raise [TrapError] when the guest is in `realloc` or a post-return function
      def check_may_leave
        raise TrapError, "cannot leave component instance" unless @may_leave
      end

      # What a call found wrong before the guest was entered is no reason to die.
      def not_entered
        @ready = @exports
      end

      # Drops an own handle of the application: at once, or when the running call has ended. Never waits.
      #
      # @raise [TrapError] when the destructor ran, and trapped
      def drop(resource, rep)
        return queue_drop(resource, rep) if ::Fiber.current_scheduler || !@lock.try_lock

        begin
          destroy_alone(resource, rep) if @ready
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          raise failed(e)
        ensure
          @ready && @dropped.empty? ? @lock.unlock : leave
        end
      end

      # The call that leaves next drops it.
      def queue_drop(resource, rep)
        @dropped << [resource, rep]
      end

      # Notes the handle that was made last, and gives the one before it its finalizer, which is a fifth of what a handle costs: most handles are
      # closed before the next is made.
      def youngest=(handle)
        @youngest&._guard
        @youngest = handle
      end

      # Runs the destructor of a resource that the component defines.
      def destroy(resource, rep)
        @destructors[resource]&.call(rep)
      end

      # Frees everything, after a running call of another thread.
      #
      # @raise [ReentrancyError] when an import closes the client that is calling it
      def close
        return if @closed

        lock
        holding { dispose }
      end

      def closed? = @closed || false

      # Whether it can be called, when nobody calls it.
      def alive? = !@dead

      private

      def start(glue, application, gvl)
        link = Link.new(self, @program, @store, glue.imports.transform_values { |make| make.curry[application] })
        @destructors = link.destructors
        @homes = link.homes
        @resources = link.resources(glue.resources)
        link.instantiate
        @ready = @exports = link.exports(glue, gvl:)
      end

      def lock
        @lock.lock
      rescue ::ThreadError
        reenter
      end

      def reenter
        raise ReentrancyError, "an import called the client that is calling it"
      end

      # Runs the block with the lock held.
      def holding
        yield
      rescue ::Exception => e # rubocop:disable Lint/RescueException
        raise failed(e)
      ensure
        leave
      end

      # @return [Exception] what the application gets
      def failed(error)
        error = translated(error) if error.is_a?(::Wasmtime::Error)
        @cause ||= error unless @ready || @dead
        error
      end

      def leave
        drop_queued if @ready
      ensure
        die unless @ready
        @lock.unlock
      end

      def timed(&)
        Engine.timed(@program.engine, @store, @timeout, &)
      end

      def translated(error)
        return Traps.trap_error(error) unless Traps.interrupted?(error)

        CallTimeoutError.new("the call took longer than #{@timeout} seconds")
      end

      def die
        @dead = true
        @ready = nil
        @dropped.clear
      end

      def refuse
        raise ClosedError, "the client is closed" if @closed

        # A fork leaves the child with the state of a call that only went on in the parent.
        @cause ||= ClosedError.new("the process was forked while another thread was in a call") unless @dead
        raise ClosedError, "the client cannot be used any more, an earlier call failed", cause: @cause
      end

      def destroy_alone(resource, rep)
        @ready = nil
        @destructors[resource]&.call(rep)
        @ready = @exports
      end

      # Nobody waits for these drops: what they raise is told by the calls that come after.
      def drop_queued
        while @ready && (resource, rep = @dropped.shift)
          destroy_alone(resource, rep)
        end
      rescue ::StandardError => e
        failed(e)
      end

      def dispose
        @closed = true
        die
        @exports = @destructors = @youngest = nil
        @store.close if @store.respond_to?(:close)
        @store = nil
      end

      def apart(&call)
        ::Thread.new do
          ::Thread.current.report_on_exception = false
          call.call
        end.value
      end
    end
  end
end
