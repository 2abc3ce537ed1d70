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

      # How deep destructors may call each other.
      NESTED = 64
      # How many resources may wait for such a call to end: no honest guest comes near, and they take the process's memory.
      POSTPONED = 1 << 20
      # A place where no fiber is.
      NOWHERE = [nil, 0, nil].freeze

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
      # @param wasi [Wasi::Settings, nil] what the component gets of WASI, where it calls any
      # @param parallel [Boolean] whether other Ruby threads go on while the guest runs; that costs a tenth of a microsecond a call, and with
      #   busy threads a wait for the interpreter lock, so it is for pools and for calls with a timeout
      # @raise [TrapError] when it trapped
      def initialize(program, glue, application, limits, wasi: nil, parallel: false)
        @program = program
        @classes = glue.classes
        @timeout = limits.timeout
        @hosts = HostObjects.new
        @wasi = Wasi::Host.new(wasi) if wasi
        @may_leave = true
        @dropped = []
        @postponed = []
        @nested = 0
        @lock = ::Mutex.new
        @turn = Turn.new(@timeout) if @timeout
        @store = Engine.open_store(program.engine, program.store_limits(limits.memory))
        @place = NOWHERE
        enter { start(glue, application, !parallel && !@timeout) }
      end

      # Yields the function that has this number in the generated code. Unless the block ends by itself, be it for a `throw`, the guest was left
      # in the middle and the instance is dead.
      def call(index)
        fiber = ::Fiber.current
        place = @place
        unless place[0] == fiber && (place[2] || Stack.shallow?)
          place = Stack.place
          unless !@turn && Stack.room?(place) && place[0]
            # (A block that is a parameter makes every call slower.)
            result = enter { guarded { |exports| yield exports[index] } } #: untyped
            drop_queued if @pending
            return result
          end
          @place = place
        end

        # An interrupt may strike at a jump or a return, not between the lock and the `begin`, nor between the `ensure` and its end: the thread
        # that leaves has released the lock.
        begin
          @lock.lock
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          not_locked(e)
        end
        place[0] = nil
        result = nil #: untyped
        begin
          @holder = place
          exports = @ready || refuse
          @ready = nil
          result = yield exports[index]
          @ready = exports
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          fail_with(e)
        ensure
          place[0] = fiber
          @lock.unlock
        end
        drop_queued if @pending
        result
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
        return queue_drop(resource, rep) if ::Fiber.current_scheduler || @lock.locked?

        enter(:try) { destroy_alone(resource, rep) if @ready } or queue_drop(resource, rep)
      end

      # The call that leaves next drops it.
      def queue_drop(resource, rep)
        @dropped << [resource, rep]
        @pending = true
      end

      # Notes the handle that was made last, and gives the one before it its finalizer, which is a fifth of what a handle costs: most handles are
      # closed before the next is made.
      def youngest=(handle)
        @youngest&._guard
        @youngest = handle
      end

      # Runs the destructor of a resource that the component defines, if it has one. What destructors drop is destroyed while they run, up to some
      # depth, beyond which it waits until the destructor that dropped it has ended: a list of 10,000 resources would not fit on any stack.
      def destroy(destructor, rep)
        return unless destructor
        return postpone(destructor, rep) if @nested == NESTED

        @nested += 1
        destructor.call(rep)
        destroy_postponed if @nested == NESTED
        @nested -= 1
      end

      # The component has called a function that has no implementation, and traps.
      #
      # @param name [String]
      def lacks(name)
        @lacking = name
      end

      # Frees everything, after a running call of another thread.
      #
      # @raise [ReentrancyError] when an import closes the client that is calling it
      def close
        return if @closed

        end_waits unless inside?
        enter { dispose }
      end

      # A running call goes on to its end, but waits for nothing any more.
      def end_waits = @wasi&.end_waits

      def closed? = @closed || false

      # Whether it can be called, when nobody calls it.
      def alive? = !@ready.nil?

      private

      def start(glue, application, gvl)
        limit_time(@timeout) if @timeout
        link = Link.new(self, @program, @store, glue.imports.transform_values { |make| make.curry[application] }, glue, @wasi)
        @homes = link.homes
        @resources = link.resources
        link.instantiate
        @destructors = link.destructors
        @exports = link.exports(gvl:)
        @program.fits = true
        @ready = @exports
      end

      # Runs the block with the lock held, on a stack that has room for the guest. (See `call` for where an interrupt may strike. There is no jump in
      # the `ensure`, where a second one could.)
      #
      # @param try [Symbol, nil] not to wait
      # @return [Object] what the block gave; nil when the lock was not free
      def enter(try = nil)
        place = Stack.place
        return apart { enter(try) { yield } } unless Stack.room?(place) # rubocop:disable Style/ExplicitBlockArgument

        locked = Turn::Nothing
        free = place[0]
        guests = place[1]
        begin
          if try
            locked = @lock if @lock.try_lock
            return if locked.equal?(Turn::Nothing)
          else
            @turn&.wait(@lock)
            begin
              @lock.lock
            rescue ::Exception => e # rubocop:disable Lint/RescueException
              not_locked(e)
            end
            locked = @lock
          end
          place[1] = Stack.guests(place) + 1
          place[0] = nil
          @holder = place
          yield
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          locked.equal?(Turn::Nothing) ? raise : fail_with(e)
        ensure
          place[0] = free
          place[1] = guests
          locked.unlock
          @turn&.told
        end
      end

      # Ruby refused to wait for the lock, or an interrupt ended that.
      def not_locked(error)
        refused = error.is_a?(::ThreadError)
        # Who is struck while it waits may have the lock already. Or it was woken, and wakes nobody in its turn: then all others would sleep on
        # although the lock is free. A second strike must not come in between: Ruby looks for one at every branch. (RBS knows the method without its
        # block.)
        ::Thread.public_send(:handle_interrupt, { ::Exception => :never }) do
          @lock.unlock if !refused && (@lock.owned? || @lock.try_lock)
        end
        reenter if refused

        raise error
      end

      # Runs the block inside the guest.
      def guarded
        exports = @ready || refuse
        limit_time(@timeout) if @timeout
        @ready = nil
        result = yield exports
        @ready = exports
        result
      end

      def limit_time(seconds)
        Clock.set(@program.engine, @store, seconds)
        @wasi&.limit(seconds)
      end

      def apart(&)
        reenter if inside?
        Stack.apart(&)
      end

      # Whether the call that runs waits for this.
      def inside?
        holder = @holder
        !holder.nil? && @lock.locked? && Stack.waiting.include?(holder[3])
      end

      # The lock was refused.
      def reenter
        raise ReentrancyError, "an import called the client that is calling it", cause: nil unless Stack.trap_handler?

        raise SdkError, Stack::SIGNAL, cause: nil
      end

      # Raises what the application gets.
      def fail_with(error)
        known = error.is_a?(::Wasmtime::Error) ? translated(error) : error
        wasi = @wasi
        known._printed(wasi.stderr) if wasi && known.is_a?(TrapError)
        end_with(known) unless @ready
        # The engine's own error has a second backtrace, which tells nothing more.
        known.equal?(error) ? raise(error) : raise(known, cause: nil)
      end

      # It is dead: what it had under way ends.
      def end_with(error)
        @cause = error if @cause.nil?
        @wasi&.close
      end

      def translated(error)
        return CallTimeoutError.new("the call took longer than #{@timeout} seconds") if Traps.interrupted?(error)

        Traps.trap_error(error, @lacking)
      end

      def refuse
        raise ClosedError, "the client is closed" if @closed

        @cause ||= ClosedError.new("a call was left in the middle: by throw, with its thread, or by a fork in another thread")
        raise ClosedError, "the client cannot be used any more, an earlier call failed", cause: @cause
      end

      def destroy_alone(resource, rep)
        guarded { destroy(@destructors[resource], rep) }
        true
      end

      def postpone(destructor, rep)
        raise TrapError, "too many destructors are inside one another" if @postponed.size == POSTPONED

        @postponed << [destructor, rep]
      end

      def destroy_postponed
        while (destructor, rep = @postponed.shift)
          destructor.call(rep)
        end
      end

      # Nobody waits for these drops: what they raise is told by the calls that come after.
      def drop_queued
        @pending = false
        enter(:try) do
          while @ready && (resource, rep = @dropped.shift)
            destroy_alone(resource, rep)
          end
        end
      rescue ::StandardError
        @dropped.clear
      end

      def dispose
        @closed = true
        @ready = @exports = @destructors = @youngest = nil
        @dropped.clear
        @wasi&.close
        @store.close if @store.respond_to?(:close)
        @store = nil
      end
    end
  end
end
