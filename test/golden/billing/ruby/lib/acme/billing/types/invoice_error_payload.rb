# frozen_string_literal: true

module Acme
  module Billing
    # Why an invoice was refused.
    module InvoiceErrorPayload
      # `unknown-sku` of {InvoiceErrorPayload}.
      class UnknownSku < ::Data.define(:value)
        include ::Acme::Billing::InvoiceErrorPayload

        # @private
        def _case = "unknown-sku"

        # @!attribute [r] value
        #   @return [String]

        # @return [Array(String)] for patterns
        def deconstruct = [value]
      end

      # `over-limit` of {InvoiceErrorPayload}.
      class OverLimit < ::Data.define(:value)
        include ::Acme::Billing::InvoiceErrorPayload

        # @private
        def _case = "over-limit"

        # @!attribute [r] value
        #   @return [Limit]

        # @return [Array(Limit)] for patterns
        def deconstruct = [value]
      end

      # `closed` of {InvoiceErrorPayload}.
      class Closed < ::Data.define
        include ::Acme::Billing::InvoiceErrorPayload

        # @private
        def _case = "closed"
      end
    end
  end
end
