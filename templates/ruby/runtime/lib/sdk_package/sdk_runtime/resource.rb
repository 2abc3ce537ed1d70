# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What the application's handle owns, apart from the handle itself so that it can be the handle's finalizer.
    class Ownership
      attr_reader :instance, :resource, :rep

      def initialize(instance, resource, rep)
        @instance = instance
        @resource = resource
        @rep = rep
        @open = true
      end

      def open? = @open

      # The component has it now.
      def move
        @open = false
      end

      # @return [Boolean] whether it was open
      def close
        return false unless @open

        @open = false
        @instance.drop(@resource, @rep)
        true
      end

      # As a finalizer: it runs anywhere, so it must not enter the guest.
      def call(_object_id)
        @instance.queue_drop(@resource, @rep) if @open
      end

      # Called inside the instance, where no other thread can end the handle, and before the guest is entered.
      #
      # @raise [ClosedError] when the handle has ended
      # @raise [ArgumentError] when it is another client's
      def validate(instance)
        return if @open && @instance.equal?(instance)

        instance.not_entered
        raise ClosedError, "the handle is closed, or was given away" unless @open

        raise ::ArgumentError, "the handle belongs to another client"
      end
    end

    # Base of the resources that the component exports. A handle ends when it is closed, given away, or collected.
    class Resource
      private_class_method :new

      # @private
      attr_reader :_ownership

      # @private
      def self._adopt(instance, resource, rep)
        ownership = Ownership.new(instance, resource, rep)
        handle = new(ownership)
        ::ObjectSpace.define_finalizer(handle, _ = ownership)
        handle
      end

      # @private
      def initialize(ownership)
        @_ownership = ownership
      end

      # Drops the resource, at once or after the running call. Does nothing for a handle that has ended.
      #
      # @return [nil]
      def close
        # A finalizer that has nothing to do any more costs the collector all the same.
        ::ObjectSpace.undefine_finalizer(self) if @_ownership.close
        nil
      end

      # @return [Boolean] whether the handle was closed or given away
      def closed?
        !@_ownership.open?
      end

      # A handle cannot be copied.
      def initialize_copy(_other)
        raise ::TypeError, "a #{self.class} cannot be copied"
      end

      # @return [String]
      def inspect
        "#<#{self.class}#{" closed" if closed?}>"
      end
    end

    # The handles among the arguments of one call: all can be used, and none is given away and used at the same time.
    class Claims
      def initialize
        @claims = {} #: Hash[Ownership, bool]
        @claims.compare_by_identity
      end

      # Notes a handle that is given away.
      #
      # @return [Ownership]
      def own(handle, type)
        claim(handle, type, true)
      end

      # Notes a handle that is lent.
      #
      # @return [Ownership]
      def borrow(handle, type)
        claim(handle, type, false)
      end

      # Called inside the instance: ends what is given away, once all of them have proved good.
      def settle(instance)
        @claims.each_key { |ownership| ownership.validate(instance) }
        @claims.each { |ownership, own| ownership.move if own }
      end

      private

      def claim(handle, type, own)
        raise Mismatch.expected(type.name, handle) unless handle.is_a?(type)

        ownership = handle._ownership
        raise Mismatch.new(::ArgumentError, "the same handle is given away and used in one call") if @claims.key?(ownership) && (own || @claims[ownership])

        @claims[ownership] = own
        ownership
      end
    end
  end
end
