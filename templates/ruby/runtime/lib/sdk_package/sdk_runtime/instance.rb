# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What a client allows each of its instances: bytes of each linear memory, seconds of each call, waiting included.
    Limits = ::Struct.new(:memory, :timeout)

    # The states of an instance: the guest does not run; it runs, and may call imports; it runs, and may not; never again.
    IDLE = 0
    RUNNING = 1
    NO_LEAVE = 2
    DEAD = 3

    # One instance of the component, entered by one thread at a time: who may enter it, in which state it is, and how it dies.
    class Instance
      # @return [Integer] kept up by whoever enters or leaves the guest
      attr_accessor :state
      # @return [Array<Integer, nil>] by resource of the plan, the component instance whose it is; nil for the application's
      attr_reader :definers
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
        @definers = program.plan[:resources].map { |resource| resource[:component] }
        @dropped = []
        @lock = @timeout ? Turn.new(@timeout) : ::Mutex.new
        @store = Engine.open_store(program.engine, limits.memory)
        @state = IDLE
        lock
        holding { start(glue, application, !parallel && !@timeout) }
      end

      # Yields the function that has this number in the generated code. Unless the block ends by itself, be it for a `throw`, the guest was left
      # in the middle and the instance is dead.
      def call(index, &)
        # Where fibers are scheduled, an import that waits would switch to another fiber while the guest is on this one's stack.
        return apart(index, &) if ::Fiber.current_scheduler

        begin
          @lock.lock
        rescue ::ThreadError
          reenter
        end
        begin
          refuse unless @state == IDLE
          @state = RUNNING
          result = @timeout ? timed(index, &) : yield(@exports[index])
          @state = IDLE
          result
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          raise failed(e)
        ensure
          @state == IDLE && @dropped.empty? ? @lock.unlock : leave
        end
      end

      # Called by host functions before they do anything.
      #
      # @raise [TrapError] when the guest is in `realloc` or a post-return function
      def check_may_leave
        raise TrapError, "cannot leave component instance" unless @state == RUNNING
      end

      # What a call found wrong before the guest was entered is no reason to die.
      def not_entered
        @state = IDLE
      end

      # Drops an own handle of the application: at once, or when the running call has ended. Never waits.
      #
      # @raise [TrapError] when the destructor ran, and trapped
      def drop(resource, rep)
        return queue_drop(resource, rep) if ::Fiber.current_scheduler || !@lock.try_lock

        holding { destroy_alone(resource, rep) if @state == IDLE }
      end

      # The call that leaves next drops it.
      def queue_drop(resource, rep)
        @dropped << [resource, rep]
      end

      # Runs the destructor of a resource that the component defines.
      def destroy(resource, rep)
        destructor = @destructors[resource]
        return if destructor.nil?

        @state = RUNNING
        destructor.call(rep)
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

      private

      def start(glue, application, gvl)
        @state = RUNNING
        link = Link.new(self, @program, @store, glue.imports.transform_values { |make| make.curry[application] })
        @destructors = link.destructors
        @resources = link.resources(glue.resources)
        link.instantiate
        @exports = link.exports(glue.exports, gvl:)
        @state = IDLE
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
        @cause ||= error unless @state == IDLE || @state == DEAD
        error
      end

      def leave
        die unless @state == IDLE
        drop_queued unless @dropped.empty?
        @lock.unlock
      end

      def timed(index)
        Engine.timed(@program.engine, @store, @timeout) { yield @exports[index] }
      end

      def translated(error)
        return Traps.trap_error(error) unless Traps.interrupted?(error)

        CallTimeoutError.new("the call took longer than #{@timeout} seconds")
      end

      def die
        @state = DEAD
        @dropped.clear
      end

      def refuse
        raise ClosedError, "the client is closed" if @closed

        # A fork leaves the child with the state of a call that only went on in the parent.
        @cause ||= ClosedError.new("the process was forked while another thread was in a call") unless @state == DEAD
        raise ClosedError, "the client cannot be used any more, an earlier call failed", cause: @cause
      end

      def destroy_alone(resource, rep)
        destroy(resource, rep)
        @state = IDLE
      end

      # Nobody waits for these drops: a trap is told by the calls that come after.
      def drop_queued
        while @state == IDLE && (resource, rep = @dropped.shift)
          destroy_alone(resource, rep)
        end
      rescue ::Wasmtime::Error => e
        @cause = translated(e)
        die
      end

      def dispose
        @closed = true
        die
        @exports = @destructors = nil
        @store.close if @store.respond_to?(:close)
        @store = nil
      end

      def apart(index, &)
        ::Thread.new do
          ::Thread.current.report_on_exception = false
          call(index, &)
        end.value
      end
    end
  end
end
