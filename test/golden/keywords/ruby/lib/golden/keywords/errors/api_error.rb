# frozen_string_literal: true

module Golden
  module Keywords
    # Raised with `error`.
    class ApiError < SdkError
      # @return [ApiErrorPayload]
      attr_reader :payload

      # @param payload [ApiErrorPayload]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message: the payload's, but for `raise error, "another"`
      def to_s
        given = super
        given == self.class.to_s ? SDKRuntime::ErrorMessage.of("error", payload) : given
      end
    end
  end
end
