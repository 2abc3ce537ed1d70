# frozen_string_literal: true

module Golden
  module Types
    # Raised with `mixed`.
    class MixedError < SdkError
      CASES = {
        Mixed::A => "a",
        Mixed::B => "b",
        Mixed::C => "c",
        Mixed::D => "d",
        Mixed::E => "e",
        Mixed::F => "f",
        Mixed::G => "g"
      }.freeze
      private_constant :CASES

      # @return [Mixed]
      attr_reader :payload

      # @param payload [Mixed]
      def initialize(payload)
        super()
        @payload = payload
      end

      # @return [String] the message
      def to_s
        SDKRuntime::ErrorMessage.of("mixed", payload, CASES[payload.class])
      end
    end
  end
end
