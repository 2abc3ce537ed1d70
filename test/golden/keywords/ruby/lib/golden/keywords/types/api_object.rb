# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#object`
    class ApiObject < ::Data.define(:to_string, :constructor, :value_of, :class_, :new)
      # @!attribute [r] to_string
      #   @return [String, nil]
      # @!attribute [r] constructor
      #   @return [Integer, nil]
      # @!attribute [r] value_of
      #   @return [Integer]
      # @!attribute [r] class_
      #   @return [Boolean]
      # @!attribute [r] new
      #   @return [Integer]

      class << self
        # @private
        alias _lift new

        # @param to_string [String, nil]
        # @param constructor [Integer, nil]
        # @param value_of [Integer]
        # @param class_ [Boolean]
        # @param new [Integer]
        # @return [ApiObject]
        def new(value_of:, class_:, new:, to_string: nil, constructor: nil) = _lift(to_string:, constructor:, value_of:, class_:, new:)
        alias [] new
      end
    end
  end
end
