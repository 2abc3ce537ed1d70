# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # Texts as they lie in the layer's memory: each after its length, little endian.
      module Texts
        module_function

        # @param texts [Array<String>]
        # @return [String] bytes
        def pack(texts)
          texts.flat_map { |text| [text.bytesize, text] }.pack("L<a*" * texts.length)
        end

        # @param at [Integer] where the first begins
        # @return [Array(Array<String>, Integer)] so many texts, and where the last ends
        def unpack(bytes, at, count)
          texts = ::Array.new(count) do
            size = bytes.unpack1("L<", offset: at) #: Integer
            at += 4 + size
            bytes.byteslice(at - size, size) || ""
          end
          [texts, at]
        end
      end
    end
  end
end
