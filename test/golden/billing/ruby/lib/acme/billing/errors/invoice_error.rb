# frozen_string_literal: true

module Acme
  module Billing
    # Why an invoice was refused.
    class InvoiceError < SdkError
      # @return [InvoiceErrorPayload]
      attr_reader :payload

      # @param payload [InvoiceErrorPayload]
      def initialize(payload)
        names = {
          InvoiceErrorPayload::UnknownSku => "unknown-sku",
          InvoiceErrorPayload::OverLimit => "over-limit",
          InvoiceErrorPayload::Closed => "closed"
        }
        super(SDKRuntime::ErrorMessage.of("invoice-error", payload, names[payload.class]))
        @payload = payload
      end
    end
  end
end
