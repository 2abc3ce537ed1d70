# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # Randomness for keys and secrets: the system's, or what the application gives in tests.
      class RandomBytes
        # Bytes at once.
        MOST = 1 << 16

        # @param source [#bytes, nil]
        def initialize(source)
          @source = source
        end

        # Fills a part of the layer's memory, always the same one: the layer has a pool there.
        #
        # @param memory [LayerMemory]
        # @raise [TrapError] when it is too much
        def fill(memory, pointer, length)
          length &= 0xFFFF_FFFF
          raise TrapError, "the WASI layer asked for too many random bytes at once" if length > MOST

          memory.write(pointer, @source ? given(@source, length) : ::Random.urandom(length))
          return if @source

          @filled = [memory, pointer, length]
          Forks.watch(self)
        end

        # In a forked child, which has the pool as well: no two processes have the same random bytes.
        def forked
          memory, pointer, length = @filled
          memory.write(pointer, ::Random.urandom(length))
        end

        private

        def given(source, length)
          bytes = source.bytes(length)
          raise ::TypeError, "random: expected String, got #{bytes.class}" unless bytes.is_a?(::String)
          raise ::ArgumentError, "random: expected #{length} bytes, got #{bytes.bytesize}" unless bytes.bytesize == length

          bytes
        end
      end
    end
  end
end
