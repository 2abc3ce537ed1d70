# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # The body of a request: the component writes it, and the client, in a thread of its own, reads it like an IO.
        class Upload
          # Bytes that may wait.
          ROOM = 64 << 10

          # The block is called when there is room again.
          def initialize(&drained)
            @drained = drained
            @guard = ::Mutex.new
            @more = ::ConditionVariable.new
            @queue = "".b
            @finished = false
          end

          # @param bytes [String]
          # @return [Integer] how many of them were taken
          def write(bytes)
            @guard.synchronize do
              taken = bytes.byteslice(0, ROOM - @queue.bytesize) || ""
              @queue << taken
              @more.signal
              taken.bytesize
            end
          end

          # The component has written everything.
          def finish
            @guard.synchronize do
              @finished = true
              @more.signal
            end
          end

          # @return [Boolean]
          def room? = @queue.bytesize < ROOM

          # As of an IO.
          #
          # @return [String] at least one byte
          # @raise [EOFError]
          def readpartial(most, buffer = nil)
            chunk = @guard.synchronize do
              @more.wait(@guard) while @queue.empty? && !@finished
              @queue.slice!(0, most) || ""
            end
            raise ::EOFError, "end of file reached" if chunk.empty?

            @drained.call
            buffer ? buffer.replace(chunk) : chunk
          end

          # As of an IO: so many bytes, or what is left of all of them.
          #
          # @return [String, nil]
          def read(most = nil, buffer = nil)
            all = "".b
            all << readpartial(most ? most - all.bytesize : ROOM) until most && all.bytesize == most
            buffer ? buffer.replace(all) : all
          rescue ::EOFError
            buffer&.replace(all || "")
            most && all.to_s.empty? ? nil : all
          end
        end
      end
    end
  end
end
