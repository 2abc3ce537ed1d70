# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # A value does not fit its type. Never leaves the package: see {#error}. The path is put together on the way out, so that it costs
    # nothing where all is well.
    class Mismatch < ::StandardError
      # @param kind [Class] what the application gets: TypeError, RangeError or ArgumentError
      # @param reason [String]
      def initialize(kind, reason)
        super(reason)
        @kind = kind
        @path = ""
      end

      # For any object: a BasicObject has no `class`, and another may lie.
      CLASS = ::Kernel.instance_method(:class)
      private_constant :CLASS

      # The mismatch for a value of a wrong type.
      def self.expected(what, value)
        new(::TypeError, "expected #{what}, got #{nil.equal?(value) ? "nil" : CLASS.bind_call(value)}")
      end

      # Puts a step in front of the path: `.quantity`, `[2]`.
      def inside(step)
        @path = "#{step}#{@path}"
        self
      end

      # E.g. `lines[2].quantity: 4294967296 is out of range for u32`.
      #
      # @param name [String] of the parameter or import
      def error(name)
        @kind.new("#{name}#{@path}: #{message}")
      end
    end
  end
end
