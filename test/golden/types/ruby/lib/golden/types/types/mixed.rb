# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0#mixed`
    module Mixed
      # `a` of {Mixed}.
      class A < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "a"

        # @!attribute [r] value
        #   @return [Integer]

        # @return [Array(Integer)] for patterns
        def deconstruct = [value]
      end

      # `b` of {Mixed}.
      class B < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "b"

        # @!attribute [r] value
        #   @return [Float]

        # @return [Array(Float)] for patterns
        def deconstruct = [value]
      end

      # `c` of {Mixed}.
      class C < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "c"

        # @!attribute [r] value
        #   @return [Integer]

        # @return [Array(Integer)] for patterns
        def deconstruct = [value]
      end

      # `d` of {Mixed}.
      class D < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "d"

        # @!attribute [r] value
        #   @return [Float]

        # @return [Array(Float)] for patterns
        def deconstruct = [value]
      end

      # `e` of {Mixed}.
      class E < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "e"

        # @!attribute [r] value
        #   @return [String]

        # @return [Array(String)] for patterns
        def deconstruct = [value]
      end

      # `f` of {Mixed}.
      class F < ::Data.define(:value)
        include ::Golden::Types::Mixed

        # @private
        def _case = "f"

        # @!attribute [r] value
        #   @return [Nested]

        # @return [Array(Nested)] for patterns
        def deconstruct = [value]
      end

      # `g` of {Mixed}.
      class G < ::Data.define
        include ::Golden::Types::Mixed

        # @private
        def _case = "g"
      end
    end
  end
end
