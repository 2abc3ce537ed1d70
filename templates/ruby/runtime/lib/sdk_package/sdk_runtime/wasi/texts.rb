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
      end
    end
  end
end
