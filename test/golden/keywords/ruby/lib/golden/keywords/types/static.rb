# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#static`
    module Static
      # `new` of {Static}.
      class New < ::Data.define(:value)
        include ::Golden::Keywords::Static

        # @private
        def _case = "new"

        # @!attribute [r] value
        #   @return [Integer]

        # @return [Array(Integer)] for patterns
        def deconstruct = [value]
      end

      # `default` of {Static}.
      class Default < ::Data.define
        include ::Golden::Keywords::Static

        # @private
        def _case = "default"
      end

      # `self` of {Static}.
      class Self < ::Data.define(:value)
        include ::Golden::Keywords::Static

        # @private
        def _case = "self"

        # @!attribute [r] value
        #   @return [String]

        # @return [Array(String)] for patterns
        def deconstruct = [value]
      end
    end
  end
end
