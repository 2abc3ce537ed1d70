# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#payment`
    module Payment
      # `bank-transfer` of {Payment}.
      class BankTransfer < ::Data.define(:value)
        include ::Acme::Billing::Payment

        # @private
        def _case = "bank-transfer"

        # @!attribute [r] value
        #   @return [String]

        # @return [Array(String)] for patterns
        def deconstruct = [value]
      end

      # `card` of {Payment}.
      class Card < ::Data.define(:value)
        include ::Acme::Billing::Payment

        # @private
        def _case = "card"

        # @!attribute [r] value
        #   @return [Integer]

        # @return [Array(Integer)] for patterns
        def deconstruct = [value]
      end

      # `cash` of {Payment}.
      class Cash < ::Data.define
        include ::Acme::Billing::Payment

        # @private
        def _case = "cash"
      end
    end
  end
end
