# frozen_string_literal: true

module SdkPackage
  # A value of an option that is itself optional; no value is nil.
  class Some < ::Data.define(:value)
    # @return [Array(Object)] for patterns
    def deconstruct = [value]
  end

  # The good case of a result that is not a function's own.
  class Ok < ::Data.define(:value)
    # @param value [Object]
    def initialize(value: nil) = super

    # @return [Array(Object)] for patterns
    def deconstruct = [value]
  end

  # The error case of a result that is not a function's own.
  class Err < ::Data.define(:value)
    # @param value [Object]
    def initialize(value: nil) = super

    # @return [Array(Object)] for patterns
    def deconstruct = [value]
  end
end
