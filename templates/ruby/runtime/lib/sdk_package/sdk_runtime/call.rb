# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What lifting and lowering need in a call of either direction: the memory, and the handles of the component instance. Resources are
    # numbered as the generated code numbers them; an {Ownership} knows its number in the plan.
    module CallContext
      attr_reader :instance, :memory

      # Gives an exported resource back to the component.
      def lower_own(ownership)
        @table.add(ownership.resource, ownership.rep)
      end

      # Lends an exported resource; the component that defines it gets its own representation.
      def lower_borrow(ownership)
        return ownership.rep if @definers[ownership.resource] == @component

        @lends = true
        @table.add(ownership.resource, ownership.rep, own: false)
      end

      # Takes an exported resource from the component.
      def lift_own(resource, index)
        number = @instance.resources[resource]
        @instance.classes[resource]._adopt(@instance, number, @table.take_own(index, number))
      end

      # Gives an object of the application to the component.
      def lower_host_own(resource, object)
        @table.add(@instance.resources[resource], @instance.hosts.give(object, own: true))
      end

      # Lends an object of the application to the component.
      def lower_host_borrow(resource, object)
        @lends = true
        @table.add(@instance.resources[resource], @instance.hosts.give(object, own: false), own: false)
      end

      # Gets an object of the application back.
      def lift_host_own(resource, index)
        rep = @table.take_own(index, @instance.resources[resource])
        @instance.hosts.take(rep, own: true).first
      end
    end

    # A function of the component, bound to one instance.
    class ExportCall
      include CallContext

      def initialize(instance, core, post_return, memory, table, component)
        @instance = instance
        @core = core
        @post_return = post_return
        @memory = memory
        @table = table
        @component = component
        @definers = instance.definers
      end

      # Lends the receiver of a method that takes no other handle.
      #
      # @return [Integer] the flat argument
      def lend(ownership)
        ownership.validate(@instance)
        lower_borrow(ownership)
      end

      # @return [Wasmtime::Func] to be called with the flat arguments where lowering them did not enter the guest
      attr_reader :core

      # Lowering has entered the guest, in `realloc`; from here on it may call imports.
      #
      # @return [Wasmtime::Func] to be called with the flat arguments
      def enter
        @instance.state = RUNNING
        @core
      end

      # Ends a call whose result is lifted: the guest must have dropped what it was lent, and frees the result.
      #
      # @param flat [Integer, Float] the flat result
      def finish(flat)
        @table.end_borrows if @lends
        return unless @post_return

        @instance.state = NO_LEAVE
        @post_return.call(flat)
      end

      # (see #finish)
      def finish_empty
        @table.end_borrows if @lends
        return unless @post_return

        @instance.state = NO_LEAVE
        @post_return.call
      end
    end

    # An imported function, bound to one instance.
    class ImportCall
      include CallContext

      def initialize(instance, memory, table, component)
        @instance = instance
        @memory = memory
        @table = table
        @component = component
        @definers = instance.definers
        @lent = []
      end

      # The object of the application that the component lends; given back by `finish`.
      def lift_host_borrow(resource, index)
        handle = @table.get(index, @instance.resources[resource])
        handle.lends += 1
        @lent << handle
        @instance.hosts.get(handle.rep)
      end

      # The call returns: what was lent is the guest's alone again, and it may call imports.
      def finish
        @lent.each { |handle| handle.lends -= 1 }.clear unless @lent.empty?
        @instance.state = RUNNING
      end
    end
  end
end
