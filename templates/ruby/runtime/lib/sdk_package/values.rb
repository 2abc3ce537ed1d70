# frozen_string_literal: true

module SdkPackage
  # A value of an option that is itself optional; no value is nil.
  Some = ::Data.define(:value)

  # The good case of a result that is not a function's own.
  Ok = ::Data.define(:value) do
    # @param value [Object]
    def initialize(value: nil)
      super
    end
  end

  # The error case of a result that is not a function's own.
  Err = ::Data.define(:value) do
    # @param value [Object]
    def initialize(value: nil)
      super
    end
  end
end
