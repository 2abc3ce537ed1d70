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
      # The last bytes of infinities. Three are found faster than eight.
      INFINITY = "\0\xF0\x7F".b.freeze
      MINUS_INFINITY = "\0\xF0\xFF".b.freeze

      module_function

      # @return [String] the bytes of a list of integers
      def integers(value, kind)
        format, size = FORMATS.fetch(kind)
        list = Check.list(value, size)
        # Packing wraps what is out of range and cuts off fractions; then it does not come back as it was.
        packed = list.pack(format)
        packed.unpack(format).eql?(list) ? packed : pack_each(list, kind)
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
        packed = Check.list(value, 8).pack("E*")
        # Infinity may be an Integer that was too large.
        ends_double?(packed, INFINITY) || ends_double?(packed, MINUS_INFINITY) ? double_each(value) : packed
      rescue ::TypeError
        double_each(value)
      end

      # Whether some double has these last three bytes. Other bytes may look like them: those of 511.0 do.
      def ends_double?(packed, bytes)
        from = 0
        while (at = packed.byteindex(bytes, from))
          return true if at % 8 == 5

          from = at + 1
        end
        false
      end

      # The slow way, which says what is wrong.
      def double_each(value)
        check_each(Check.list(value, 8)) { |item| Check.f64(item) }.pack("E*")
      end

      # @return [String] the bytes of a list of f32
      def singles(value)
        check_each(Check.list(value, 4)) { |item| Check.f32(item) }.pack("e*")
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
