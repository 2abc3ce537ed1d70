# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/shared#pair`
    class ImportedPair < ::Data.define(:a, :n)
      # @!attribute [r] a
      #   @return [Object]
      # @!attribute [r] n
      #   @return [Integer]

      class << self
        # @private
        alias _lift new

        # @param a [Object]
        # @param n [Integer]
        # @return [ImportedPair]
        def new(a:, n:) = _lift(a:, n:)
        alias [] new
      end
    end
  end
end
