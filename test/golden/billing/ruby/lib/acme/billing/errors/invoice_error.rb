# frozen_string_literal: true

module Acme
  module Billing
    # Why an invoice was refused.
    class InvoiceError < SdkError
      # @return [InvoiceErrorPayload]
      attr_reader :payload

      # @param payload [InvoiceErrorPayload]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message: the payload's, but for `raise error, "another"`
      def to_s
        given = super
        given == self.class.to_s ? SDKRuntime::ErrorMessage.of("invoice-error", payload) : given
      end
    end
  end
end
