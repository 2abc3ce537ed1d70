# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The handles among the arguments of one call: all can be used, and none is given away and used at the same time.
    class Claims
      def initialize
        @claims = {} #: Hash[Resource, bool]
        @claims.compare_by_identity
      end

      # Notes a handle that is given away.
      #
      # @return [Resource]
      def own(handle, type)
        claim(handle, type, true)
      end

      # Notes a handle that is lent.
      #
      # @return [Resource]
      def borrow(handle, type)
        claim(handle, type, false)
      end

      # Called inside the instance: ends what is given away, once all of them have proved good.
      def settle(instance)
        @claims.each_key { |handle| handle._validate(instance) }
        @claims.each { |handle, own| handle._end || handle._validate(instance) if own }
      end

      private

      def claim(handle, type, own)
        raise Mismatch.expected(type.name, handle) unless type === handle
        raise Mismatch.new(::ArgumentError, "the same handle is given away and used in one call") if @claims.key?(handle) && (own || @claims[handle])

        @claims[handle] = own
        handle
      end
    end
  end
end
