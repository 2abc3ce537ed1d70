# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0#nested`
    class Nested < ::Data.define(:inner, :texts, :bytes, :longs, :switches, :maybe)
      # @!attribute [r] inner
      #   @return [Scalars]
      # @!attribute [r] texts
      #   @return [Array<String>]
      # @!attribute [r] bytes
      #   @return [String]
      # @!attribute [r] longs
      #   @return [Array<Integer>]
      # @!attribute [r] switches
      #   @return [Array<Boolean>]
      # @!attribute [r] maybe
      #   @return [Some<Integer, nil>, nil]

      class << self
        # @private
        alias _lift new

        # @param inner [Scalars]
        # @param texts [Array<String>]
        # @param bytes [String]
        # @param longs [Array<Integer>]
        # @param switches [Array<Boolean>]
        # @param maybe [Some<Integer, nil>, nil]
        # @return [Nested]
        def new(inner:, texts:, bytes:, longs:, switches:, maybe: nil) = _lift(inner:, texts:, bytes:, longs:, switches:, maybe:)
        alias [] new
      end
    end
  end
end
