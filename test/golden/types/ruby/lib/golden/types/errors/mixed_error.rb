# frozen_string_literal: true

module Golden
  module Types
    # Raised with `mixed`.
    class MixedError < SdkError
      # @return [Mixed]
      attr_reader :payload

      # @param payload [Mixed]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message: the payload's, but for `raise error, "another"`
      def to_s
        given = super
        given == self.class.to_s ? SDKRuntime::ErrorMessage.of("mixed", payload) : given
      end
    end
  end
end
