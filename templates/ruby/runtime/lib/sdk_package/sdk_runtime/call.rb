# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What lifting and lowering need in a call of either direction: the memory, and the handles of the component instance. Resources are
    # numbered as the generated code numbers them; a {Resource} knows its number in the plan.
    module CallContext
      attr_reader :instance, :memory

      # @param table [HandleTable] of the component instance whose function it is
      def initialize(instance, memory, table)
        @instance = instance
        @memory = memory
        @table = table
        @resources = instance.resources
        @classes = instance.classes
      end

      # Gives an exported resource back to the component.
      def lower_own(handle)
        @table.add(handle._resource, handle._rep)
      end

      # Lends an exported resource; the component that defines it gets its own representation.
      def lower_borrow(handle)
        handle._home == @table ? handle._rep : lower_lent(handle._resource, handle._rep)
      end

      # Takes an exported resource from the component.
      def lift_own(resource, index)
        number = @resources[resource]
        rep = @table.take_own(index, number)
        @instance.youngest = @classes[resource]._adopt(@instance, @instance.homes[number], number, rep)
      end

      # Gives an object of the application to the component.
      def lower_host_own(resource, object)
        @table.add(@resources[resource], @instance.hosts.give(object, own: true))
      end

      # Lends an object of the application to the component.
      def lower_host_borrow(resource, object)
        lower_lent(@resources[resource], @instance.hosts.give(object, own: false))
      end

      # Gets an object of the application back.
      def lift_host_own(resource, index)
        rep = @table.take_own(index, @resources[resource])
        @instance.hosts.take(rep, own: true).first
      end
    end

    # A function of the component, bound to one instance.
    class ExportCall
      include CallContext

      # @return [Wasmtime::Func] to be called with the flat arguments where lowering them did not enter the guest
      attr_reader :core
      # @return [Boolean] whether there is something to `finish`; a flat result needs nothing else
      attr_reader :unfinished

      def initialize(instance, core, post_return, memory, table)
        super(instance, memory, table)
        @core = core
        @post_return = post_return
        @unfinished = !post_return.nil?
      end

      # Lends the receiver of a method that takes no other handle.
      #
      # @return [Integer] the flat argument
      # @raise [ClosedError] when the handle has ended
      # @raise [ArgumentError] when it is another client's
      def lend(handle)
        return handle._rep if handle._open && handle._home == @table

        handle._validate(@instance)
        lower_borrow(handle)
      end

      # Lowering has entered the guest, in `realloc`; from here on it may call imports.
      #
      # @return [Wasmtime::Func] to be called with the flat arguments
      def enter
        @instance.may_leave = true
        @core
      end

      # Ends a call whose result is lifted: the guest must have dropped what it was lent, and frees the result.
      #
      # @param flat [Integer, Float, nil] the flat result
      def finish(flat = nil)
        @table.end_borrows if @lends
        return unless @post_return

        @instance.may_leave = false
        flat.nil? ? @post_return.call : @post_return.call(flat)
        @instance.may_leave = true
      end

      private

      def lower_lent(resource, rep)
        @unfinished = @lends = true
        @table.add_borrow(resource, rep)
      end
    end

    # The core function of an export that has a post-return function although its result is flat: runs it at once.
    class FinishedFunc
      def initialize(instance, core, post_return)
        @instance = instance
        @core = core
        @post_return = post_return
      end

      # @return [Integer, Float, nil] the flat result
      def call(*)
        flat = @core.call(*)
        @instance.may_leave = false
        flat.nil? ? @post_return.call : @post_return.call(flat)
        @instance.may_leave = true
        flat
      end
    end

    # An imported function, bound to one instance.
    class ImportCall
      include CallContext

      def initialize(instance, memory, table)
        super
        @task = Task.new
      end

      # The object of the application that the component lends; given back by `finish`.
      def lift_host_borrow(resource, index)
        @lent = true
        @instance.hosts.get(@table.lend(index, @resources[resource], @task))
      end

      # The call returns: what was lent is the guest's alone again, and it may call imports.
      def finish
        @task.end_loans if @lent
        @instance.may_leave = true
      end

      private

      def lower_lent(resource, rep)
        @table.add_borrow(resource, rep)
      end
    end
  end
end
