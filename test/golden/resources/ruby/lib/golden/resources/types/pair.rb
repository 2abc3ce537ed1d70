# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/shared#pair`
    class Pair < ::Data.define(:a, :n)
      # @!attribute [r] a
      #   @return [Token]
      # @!attribute [r] n
      #   @return [Integer]

      class << self
        # @private
        alias _lift new

        # @param a [Token]
        # @param n [Integer]
        # @return [Pair]
        def new(a:, n:) = _lift(a:, n:)
        alias [] new
      end
    end
  end
end
