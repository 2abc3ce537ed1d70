# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#error`
    module ApiErrorPayload
      # `type` of {ApiErrorPayload}.
      class Type < ::Data.define(:value)
        include ::Golden::Keywords::ApiErrorPayload

        # @private
        def _case = "type"

        # @!attribute [r] value
        #   @return [String]

        # @return [Array(String)] for patterns
        def deconstruct = [value]
      end

      # `object-id` of {ApiErrorPayload}.
      class ObjectId < ::Data.define
        include ::Golden::Keywords::ApiErrorPayload

        # @private
        def _case = "object-id"
      end
    end
  end
end
