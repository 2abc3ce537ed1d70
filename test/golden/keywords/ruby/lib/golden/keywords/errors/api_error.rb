# frozen_string_literal: true

module Golden
  module Keywords
    # Raised with `error`.
    class ApiError < SdkError
      CASES = {
        ApiErrorPayload::Type => "type",
        ApiErrorPayload::ObjectId => "object-id"
      }.freeze
      private_constant :CASES

      # @return [ApiErrorPayload]
      attr_reader :payload

      # @param payload [ApiErrorPayload]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message
      def to_s
        SDKRuntime::ErrorMessage.of("error", payload, CASES[payload.class])
      end
    end
  end
end
