# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Lists of numbers: checked, packed and unpacked as a whole.
    module Numbers
      # The `pack` directive of each kind, and the bytes of one.
      FORMATS = {
        u8: ["C*", 1], s8: ["c*", 1], u16: ["S<*", 2], s16: ["s<*", 2], u32: ["L<*", 4], s32: ["l<*", 4],
        u64: ["Q<*", 8], s64: ["q<*", 8], f32: ["e*", 4], f64: ["E*", 8]
      }.freeze #: Hash[Symbol, [String, Integer]]
      # The last bytes of infinities, which are found faster than all of them, and how many there are in a number: by the size of one.
      INFINITIES = {
        4 => ["\x80\x7F".b, "\x80\xFF".b], 8 => ["\0\xF0\x7F".b, "\0\xF0\xFF".b]
      }.freeze #: Hash[Integer, [String, String]]
      # Of the class itself: a list may be of a subclass that has another.
      PACK = ::Array.instance_method(:pack)
      private_constant :PACK

      module_function

      # @return [String] the bytes of a list of integers
      def integers(value, kind)
        format, = FORMATS.fetch(kind)
        packed = PACK.bind_call(value, format)
        # Packing wraps what is out of range and cuts off fractions; then it does not come back as it was.
        return pack_each(value, kind) unless packed.unpack(format).eql?(value)

        packed.bytesize > Check::MAX_BYTES ? Check.too_long(packed.bytesize) : packed
      rescue ::TypeError, ::RangeError
        pack_each(value, kind)
      end

      # The slow way, which says what is wrong.
      def pack_each(value, kind)
        format, size = FORMATS.fetch(kind)
        check_each(Check.list(value, size)) { |item| Check.integer(item, kind) }.pack(format)
      end

      # @return [String] the bytes of a list of f64
      def doubles(value)
        floats(value, 8) || check_each(Check.list(value, 8)) { |item| Check.f64(item) }.pack("E*")
      end

      # @return [String] the bytes of a list of f32
      def singles(value)
        floats(value, 4) || check_each(Check.list(value, 4)) { |item| Check.f32(item) }.pack("e*")
      end

      # @return [String, nil] the bytes of a list of floats; nil where something is wrong with them, or may be: an infinity can be a finite
      #   number that was too large
      def floats(value, size)
        packed = PACK.bind_call(value, size == 4 ? "e*" : "E*")
        return if INFINITIES.fetch(size).any? { |bytes| ends?(packed, bytes, size) }

        packed.bytesize > Check::MAX_BYTES ? Check.too_long(packed.bytesize) : packed
      rescue ::TypeError, ::RangeError
        nil
      end

      # Whether some number of this size ends with these bytes. Others may look like them in the middle: those of 511.0 do.
      def ends?(packed, bytes, size)
        from = 0
        while (at = packed.byteindex(bytes, from))
          return true if ((at + bytes.bytesize) % size).zero?

          from = at + 1
        end
        false
      end

      # Takes over each item, and puts the place of the one that does not fit into the path.
      def check_each(list)
        index = -1
        list.map do |item|
          index += 1
          yield item
        end
      rescue Mismatch => e
        raise e.inside("[#{index}]")
      end
    end
  end
end
