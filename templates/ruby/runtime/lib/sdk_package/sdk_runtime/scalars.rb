# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Scalars between core values (the engine's are signed) and Ruby's. A pointer and a length travel as one Integer, a span: the pointer in
    # the low 32 bits, the length above; it is read and written as one 64-bit number.
    module Scalars
      module_function

      # The low byte, signed.
      def s8(value) = ((value & 0xFF) ^ 0x80) - 0x80

      # The low two bytes, signed.
      def s16(value) = ((value & 0xFFFF) ^ 0x8000) - 0x8000

      # The low four bytes, signed: an i32 of the engine.
      def s32(value)
        value &= 0xFFFF_FFFF
        value > 0x7FFF_FFFF ? value - 0x1_0000_0000 : value
      end

      # Eight bytes, signed: an i64 of the engine.
      def s64(value) = ((value & 0xFFFF_FFFF_FFFF_FFFF) ^ 0x8000_0000_0000_0000) - 0x8000_0000_0000_0000

      # The span of a pointer and a length as the engine gives them.
      def span(pointer, length) = (pointer & 0xFFFF_FFFF) | ((length & 0xFFFF_FFFF) << 32)

      # The bits of an f32.
      def f32_bits(value) = [value].pack("e").unpack1("L<") #: Integer

      # The bits of an f64, signed.
      def f64_bits(value) = [value].pack("E").unpack1("q<") #: Integer

      # The f32 in the low four bytes.
      def f32_of_bits(bits) = [bits & 0xFFFF_FFFF].pack("L<").unpack1("e") #: Float

      # The f64 of eight bytes.
      def f64_of_bits(bits) = [bits & 0xFFFF_FFFF_FFFF_FFFF].pack("Q<").unpack1("E") #: Float

      # A float of the guest: every NaN is the canonical one.
      def float(value) = value.nan? ? ::Float::NAN : value

      # A character of the guest.
      def char(code)
        raise TrapError, "#{code} is not a character" if code >= 0x11_0000 || (code >= 0xD800 && code <= 0xDFFF)

        [code].pack("U")
      end

      # Whether an option's discriminant says that there is a value.
      def some?(discriminant)
        return false if discriminant.zero?

        discriminant == 1 || bad_case(discriminant)
      end

      # The guest gave a discriminant that its type has no case for.
      def bad_case(discriminant)
        raise TrapError, "invalid discriminant #{discriminant}"
      end
    end
  end
end
