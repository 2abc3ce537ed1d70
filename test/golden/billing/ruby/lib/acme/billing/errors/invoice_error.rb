# frozen_string_literal: true

module Acme
  module Billing
    # Why an invoice was refused.
    class InvoiceError < SdkError
      CASES = {
        InvoiceErrorPayload::UnknownSku => "unknown-sku",
        InvoiceErrorPayload::OverLimit => "over-limit",
        InvoiceErrorPayload::Closed => "closed"
      }.freeze
      private_constant :CASES

      # @return [InvoiceErrorPayload]
      attr_reader :payload

      # @param payload [InvoiceErrorPayload]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message
      def to_s
        SDKRuntime::ErrorMessage.of("invoice-error", payload, CASES[payload.class])
      end
    end
  end
end
