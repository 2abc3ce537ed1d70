# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/sessions#held`
    class Held < ::Data.define(:owner, :data)
      # @!attribute [r] owner
      #   @return [Session]
      # @!attribute [r] data
      #   @return [Array<Object>]

      class << self
        # @private
        alias _lift new

        # @param owner [Session]
        # @param data [Array<Object>]
        # @return [Held]
        def new(owner:, data:) = _lift(owner:, data:)
        alias [] new
      end
    end
  end
end
