# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#limit`
    class Limit < ::Data.define(:max)
      # @!attribute [r] max
      #   @return [Integer]

      class << self
        # @private
        alias _lift new

        # @param max [Integer]
        # @return [Limit]
        def new(max:) = _lift(max:)
        alias [] new
      end
    end
  end
end
