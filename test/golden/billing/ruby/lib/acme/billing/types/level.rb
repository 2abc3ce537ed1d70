# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/host@1.4.0#level`
    module Level
      INFO = :info
      WARNING = :warning

      # @return [Array<Symbol>] all of them
      def self.values = [INFO, WARNING].freeze
    end
  end
end
