# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#invoice`
    class Invoice < ::Data.define(:id, :total, :currency, :lines)
      # @!attribute [r] id
      #   @return [String]
      # @!attribute [r] total
      #   @return [Integer]
      # @!attribute [r] currency
      #   @return [Symbol]
      # @!attribute [r] lines
      #   @return [Array<LineItem>]

      class << self
        # @private
        alias _lift new

        # @param id [String]
        # @param total [Integer]
        # @param currency [Symbol]
        # @param lines [Array<LineItem>]
        # @return [Invoice]
        def new(id:, total:, currency:, lines:) = _lift(id:, total:, currency:, lines:)
        alias [] new
      end
    end
  end
end
