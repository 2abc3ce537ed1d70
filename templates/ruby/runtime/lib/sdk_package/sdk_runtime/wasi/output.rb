# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # Standard output and error: to the application's writers, else nowhere. The end of what was printed as an error is kept, for the error of a trap:
      # a panic's own text is what a customer needs.
      class Output
        OUT = 1
        # Bytes that are kept.
        KEPT = 8192

        # @param stdout [Proc, nil]
        # @param stderr [Proc, nil]
        def initialize(stdout, stderr)
          @stdout = stdout
          @stderr = stderr
          @tail = "".b
        end

        # What a writer raises ends the call, as in an import.
        #
        # @param bytes [String]
        def write(stream, bytes)
          return send_to(@stdout, bytes) if stream == OUT

          keep(bytes)
          send_to(@stderr, bytes)
        end

        # @return [String] what is kept; where it was cut, or is no UTF-8, there stands U+FFFD
        def tail
          (@tail.byteslice(-KEPT, KEPT) || @tail).force_encoding(::Encoding::UTF_8).scrub
        end

        private

        # As an IO would give it: UTF-8, if the component prints that, and a chunk may end inside a character.
        def send_to(writer, bytes)
          writer&.call(bytes.force_encoding(::Encoding::UTF_8))
          nil
        end

        def keep(bytes)
          @tail << bytes
          @tail = @tail.byteslice(-KEPT, KEPT) || @tail if @tail.bytesize > 2 * KEPT
        end
      end
    end
  end
end
