# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # HTTP, which nothing allows: every request fails, and nothing is resolved.
      class Http
        # `HTTP-request-denied` of `wasi:http/types`.
        DENIED = 15
        # The failure: the case, and an empty text.
        FAILURE = [DENIED, 0].pack("CL<").freeze
        ANSWER = "\1#{FAILURE}".b.freeze

        def initialize
          @started = 0
        end

        # @param name [String] of a function, e.g. `http.start`
        # @param memory [LayerMemory]
        # @return [Proc] its behaviour
        def body(name, memory)
          case name
          when "http.start" then proc { [@started += 1] }
          when "http.answer" then proc { |_, _, to, capacity| [memory.give(to, capacity, ANSWER)] }
          when "http.failure" then proc { |_, _, to, capacity| [memory.give(to, capacity, FAILURE)] }
          when "http.read" then proc { [Scalars.s32(Stdin::FINISHED)] }
          # What is written after the exchange is over is taken and discarded.
          when "http.write" then proc { |_, _, _, length| [length] }
          else proc { nil }
          end
        end
      end
    end
  end
end
