# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # The memory into which the layer's pointers lead. It belongs to the instance that imports the functions which get them, and is there once that
      # is made. Pointers and lengths are i32 as the engine gives them.
      class LayerMemory
        # The block gives the memory, or nil.
        def initialize(&find)
          @find = find
        end

        # @return [String] bytes
        # @raise [TrapError] when the range is not within the memory
        def read(pointer, length)
          memory.read(pointer & 0xFFFF_FFFF, length & 0xFFFF_FFFF)
        rescue ::Wasmtime::Error
          outside
        end

        # @raise [TrapError] when the bytes do not fit there
        def write(pointer, bytes)
          memory.write(pointer & 0xFFFF_FFFF, bytes)
          nil
        rescue ::Wasmtime::Error
          outside
        end

        # Writes bytes where there is room for all of them.
        #
        # @return [Integer] how many they are
        def give(pointer, capacity, bytes)
          write(pointer, bytes) if (capacity & 0xFFFF_FFFF) >= bytes.bytesize
          bytes.bytesize
        end

        # @return [Array<Integer>]
        def read_u32s(pointer, count)
          size = (count & 0xFFFF_FFFF) * 4
          size > 0xFFFF_FFFF ? outside : _ = read(pointer, size).unpack("L<*")
        end

        private

        def memory
          @memory ||= @find.call || raise(TrapError, "the WASI layer called out before its memory was there")
        end

        def outside
          raise TrapError, "the WASI layer gave a range outside of its memory", cause: nil
        end
      end
    end
  end
end
