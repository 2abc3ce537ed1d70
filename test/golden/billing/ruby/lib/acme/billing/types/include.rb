# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#include`
    module Include
      LINES = :lines
      HISTORY = :history

      # @return [Array<Symbol>] all of them
      def self.values = [LINES, HISTORY].freeze
    end
  end
end
