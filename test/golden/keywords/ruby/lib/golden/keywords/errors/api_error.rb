# frozen_string_literal: true

module Golden
  module Keywords
    # Raised with `error`.
    class ApiError < SdkError
      # @return [ApiErrorPayload]
      attr_reader :payload

      # @param payload [ApiErrorPayload]
      def initialize(payload)
        names = {
          ApiErrorPayload::Type => "type",
          ApiErrorPayload::ObjectId => "object-id"
        }
        super(SDKRuntime::ErrorMessage.of("error", payload, names[payload.class]))
        @payload = payload
      end
    end
  end
end
