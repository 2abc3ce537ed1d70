# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0#color`
    module Color
      RED = :red
      DARK_BLUE = :dark_blue

      # @return [Array<Symbol>] all of them
      def self.values = [RED, DARK_BLUE].freeze
    end
  end
end
