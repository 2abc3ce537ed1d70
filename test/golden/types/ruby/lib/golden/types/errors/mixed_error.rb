# frozen_string_literal: true

module Golden
  module Types
    # Raised with `mixed`.
    class MixedError < SdkError
      # @return [Mixed]
      attr_reader :payload

      # @param payload [Mixed]
      def initialize(payload)
        names = {
          Mixed::A => "a",
          Mixed::B => "b",
          Mixed::C => "c",
          Mixed::D => "d",
          Mixed::E => "e",
          Mixed::F => "f",
          Mixed::G => "g"
        }
        super(SDKRuntime::ErrorMessage.of("mixed", payload, names[payload.class]))
        @payload = payload
      end
    end
  end
end
