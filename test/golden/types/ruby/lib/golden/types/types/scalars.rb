# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0#scalars`
    class Scalars < ::Data.define(:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l)
      # @!attribute [r] a
      #   @return [Boolean]
      # @!attribute [r] b
      #   @return [Integer]
      # @!attribute [r] c
      #   @return [Integer]
      # @!attribute [r] d
      #   @return [Integer]
      # @!attribute [r] e
      #   @return [Integer]
      # @!attribute [r] f
      #   @return [Integer]
      # @!attribute [r] g
      #   @return [Integer]
      # @!attribute [r] h
      #   @return [Integer]
      # @!attribute [r] i
      #   @return [Integer]
      # @!attribute [r] j
      #   @return [Float]
      # @!attribute [r] k
      #   @return [Float]
      # @!attribute [r] l
      #   @return [String]

      class << self
        # @private
        alias _lift new

        # @param a [Boolean]
        # @param b [Integer]
        # @param c [Integer]
        # @param d [Integer]
        # @param e [Integer]
        # @param f [Integer]
        # @param g [Integer]
        # @param h [Integer]
        # @param i [Integer]
        # @param j [Float]
        # @param k [Float]
        # @param l [String]
        # @return [Scalars]
        def new(a:, b:, c:, d:, e:, f:, g:, h:, i:, j:, k:, l:) = _lift(a:, b:, c:, d:, e:, f:, g:, h:, i:, j:, k:, l:)
        alias [] new
      end
    end
  end
end
