# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#line-item`
    class LineItem < ::Data.define(:sku, :quantity, :note)
      # @!attribute [r] sku
      #   @return [String]
      # @!attribute [r] quantity
      #   @return [Integer]
      # @!attribute [r] note
      #   @return [String, nil]

      class << self
        # @private
        alias _lift new

        # @param sku [String]
        # @param quantity [Integer]
        # @param note [String, nil]
        # @return [LineItem]
        def new(sku:, quantity:, note: nil) = _lift(sku:, quantity:, note:)
        alias [] new
      end
    end
  end
end
