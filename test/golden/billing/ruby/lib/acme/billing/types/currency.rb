# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#currency`
    module Currency
      USD = :usd
      EUR = :eur

      # @return [Array<Symbol>] all of them
      def self.values = [USD, EUR].freeze
    end
  end
end
