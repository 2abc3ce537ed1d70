# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Base of the resources that the component exports. A handle ends when it is closed, given away, or collected. What is not for the application
    # begins with an underscore, as no WIT name does; and a component may call a method `raise` or `format`, so that Ruby's own are called on Kernel.
    class Resource
      class << self
        # @private
        alias _adopt new

        private :new
      end

      # @private
      # @return [Instance]
      attr_reader :_instance
      # @private
      # @return [HandleTable] of the component instance that defines the resource
      attr_reader :_home
      # @private
      # @return [Integer] the number of the resource in the plan
      attr_reader :_resource
      # @private
      # @return [Integer] how the component knows the resource
      attr_reader :_rep
      # @private
      # @return [Boolean] whether the application still has it
      attr_reader :_open

      # @private
      def initialize(instance, home, resource, rep)
        @_instance = instance
        @_home = home
        @_resource = resource
        @_rep = rep
        @_open = true
      end

      # Drops the resource, at once or after the running call. Does nothing for a handle that has ended.
      #
      # @return [nil]
      def close
        @_instance.drop(@_resource, @_rep) if _end
        nil
      end

      # @return [Boolean] whether the handle was closed or given away
      def closed?
        !@_open
      end

      # A handle cannot be copied.
      def initialize_copy(_other)
        ::Kernel.raise ::TypeError, "a #{self.class} cannot be copied"
      end

      # @return [String]
      def inspect
        "#<#{self.class}#{" closed" if closed?}>"
      end

      # @private
      # @return [Boolean] whether it was open
      def _end
        # No other thread comes between these two: that takes a call, a return or a jump.
        open = @_open
        @_open = false
        _unguard if @_guard
        open
      end

      # From here on the resource is dropped when the handle is collected.
      #
      # @private
      def _guard
        return unless @_open

        @_guard = Guard.new(@_instance, @_resource, @_rep)
        ::ObjectSpace.define_finalizer(self, _ = @_guard)
        # Another thread may have ended it meanwhile.
        _unguard unless @_open
      end

      # Called inside the instance, where no other thread can end the handle, and before the guest is entered.
      #
      # @private
      # @raise [ClosedError] when the handle has ended
      # @raise [ArgumentError] when it is another client's
      def _validate(instance)
        return if @_open && @_instance == instance

        instance.not_entered
        ::Kernel.raise ClosedError, "the handle is closed, or was given away" unless @_open

        ::Kernel.raise ::ArgumentError, "the handle belongs to another client"
      end

      private

      # A finalizer that has nothing to do any more costs the collector all the same.
      def _unguard
        @_guard&.disarm
        ::ObjectSpace.undefine_finalizer(self)
      end
    end

    # The finalizer of a handle, apart from it so that it can be collected.
    class Guard
      def initialize(instance, resource, rep)
        @instance = instance
        @resource = resource
        @rep = rep
      end

      # The handle has ended otherwise.
      def disarm
        @instance = nil
      end

      # It runs anywhere, so it must not enter the guest.
      def call(_object_id)
        @instance&.queue_drop(@resource, @rep)
      end
    end
  end
end
