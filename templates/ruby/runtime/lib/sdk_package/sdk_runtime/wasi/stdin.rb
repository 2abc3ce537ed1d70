# frozen_string_literal: true

require "io/wait"

module SdkPackage
  module SDKRuntime
    module Wasi
      # Standard input: bytes, or something to read from. What may have nothing yet has to have `read_nonblock`, as every IO; other readers block.
      class Stdin
        # In the place of a length.
        PENDING = 0xFFFF_FFFF
        FINISHED = 0xFFFF_FFFE
        FAILED = 0xFFFF_FFFD
        # Bytes at once.
        MOST = 1 << 16

        # @return [IO, nil] to be waited for; nil for what is always ready
        attr_reader :io

        # @param source [String, #read_nonblock, #readpartial, #read]
        def initialize(source)
          if source.is_a?(::String)
            @unread = source
            @over = FINISHED
          else
            @unread = ""
            @source = source
            @io = ::IO.try_convert(source) if source.respond_to?(:read_nonblock)
          end
        end

        # Never blocks where the source does not.
        #
        # @param capacity [Integer] bytes wanted at most
        # @return [String, Integer] at least one byte, or one of the constants
        def read(capacity)
          state = fetch(capacity) if @unread.empty?
          return state if state

          taken = @unread.byteslice(0, capacity) || ""
          @unread = @unread.byteslice(capacity, @unread.bytesize) || ""
          taken
        end

        # @return [Boolean] whether there is something to read, or nothing will come any more
        def ready?
          io = @io
          return true if @over || !@unread.empty? || io.nil?

          io.wait_readable(0) ? true : false
        rescue ::IOError
          true
        end

        private

        # @return [Integer, nil] a constant when there are no bytes
        def fetch(most)
          return @over if @over

          chunk = receive(most)
          return PENDING if chunk.is_a?(::Symbol)
          return @over = FINISHED if chunk.nil?
          raise ::TypeError, "stdin: expected String, got #{chunk.class}" unless chunk.is_a?(::String)

          @unread = chunk.b
          @over = FINISHED if chunk.empty?
        rescue ::EOFError
          @over = FINISHED
        rescue ::IOError, ::SystemCallError
          @over = FAILED
        end

        def receive(most)
          return @source.read_nonblock(most, exception: false) if @source.respond_to?(:read_nonblock)

          @source.respond_to?(:readpartial) ? @source.readpartial(most) : @source.read(most)
        end
      end
    end
  end
end
