# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Checks what the application gives, arguments and what its imports return, and takes it over: what comes back no longer depends on the
    # application's own objects and is ready to be lowered. All of this runs before the call waits for the instance.
    #
    # A value may be of a subclass whose methods lie, or changed by another thread meanwhile. So it is copied first, in ways that call none of
    # its methods, and then it is the copy that is checked. `Class#===` is the one test of a class that an object cannot answer itself.
    module Check
      # Largest byte length of a string or list (Canonical ABI, `MAX_STRING_BYTE_LENGTH`).
      MAX_BYTES = (1 << 28) - 1
      # Half a unit above the largest f32: from here on rounding gives infinity.
      BEYOND_F32 = 3.4028235677973366e38
      # From here on it is cheaper to share bytes until somebody writes than to copy them.
      SHARED_BYTES = 4096

      RANGES = {
        u8: 0..0xFF, u16: 0..0xFFFF, u32: 0..0xFFFF_FFFF, u64: 0..0xFFFF_FFFF_FFFF_FFFF,
        s8: -0x80..0x7F, s16: -0x8000..0x7FFF, s32: -0x8000_0000..0x7FFF_FFFF,
        s64: -0x8000_0000_0000_0000..0x7FFF_FFFF_FFFF_FFFF
      }.freeze

      module_function

      def u8(value) = ::Integer === value && value >= 0 && value <= 0xFF ? value : refuse_integer(value, :u8)
      def u16(value) = ::Integer === value && value >= 0 && value <= 0xFFFF ? value : refuse_integer(value, :u16)
      def u32(value) = ::Integer === value && value >= 0 && value <= 0xFFFF_FFFF ? value : refuse_integer(value, :u32)
      def u64(value) = integer(value, :u64)
      def s8(value) = ::Integer === value && value >= -0x80 && value <= 0x7F ? value : refuse_integer(value, :s8)
      def s16(value) = ::Integer === value && value >= -0x8000 && value <= 0x7FFF ? value : refuse_integer(value, :s16)
      def s32(value) = integer(value, :s32)
      def s64(value) = integer(value, :s64)

      def integer(value, kind)
        ::Integer === value && RANGES[kind].cover?(value) ? value : refuse_integer(value, kind)
      end

      def refuse_integer(value, kind)
        raise Mismatch.expected("Integer", value) unless ::Integer === value

        raise Mismatch.new(::RangeError, "#{value} is out of range for #{kind}")
      end

      # @return [Float] also for an Integer that is not too large for one
      def f64(value)
        return value if ::Float === value
        raise Mismatch.expected("Float", value) unless ::Integer === value
        # Integer#to_f warns where this is so, and gives infinity.
        raise Mismatch.new(::RangeError, "#{value} is out of range for f64") if value.bit_length > 1024

        float = value.to_f
        float.infinite? ? raise(Mismatch.new(::RangeError, "#{value} is out of range for f64")) : float
      end

      # @return [Float] finite as an f32 if it is finite
      def f32(value)
        float = f64(value)
        return float unless float.abs >= BEYOND_F32 && float.finite?

        raise Mismatch.new(::RangeError, "#{value} is out of range for f32")
      end

      # @return [Integer] 1 or 0
      def bool(value)
        return 1 if true.equal?(value)
        return 0 if false.equal?(value)

        raise Mismatch.expected("true or false", value)
      end

      # @return [Integer] the code point
      def char(value)
        text = string(value)
        raise Mismatch.new(::ArgumentError, "expected one character, got #{text.length}") unless text.length == 1

        text.ord
      end

      # @return [String] in UTF-8
      def string(value)
        raise Mismatch.expected("String", value) unless ::String === value

        # Interpolation is the fastest copy of a short text, and shares nothing with a long one, as `new` does. Either is right for every length.
        text = value.bytesize < SHARED_BYTES ? "#{value}" : ::String.new(value) # rubocop:disable Style/RedundantInterpolation
        text = transcode(text) unless text.encoding.equal?(::Encoding::UTF_8)
        raise Mismatch.new(::ArgumentError, "invalid UTF-8") unless text.valid_encoding?

        text.bytesize > MAX_BYTES ? too_long(text.bytesize) : text
      end

      # Bytes without an encoding of their own are taken for UTF-8.
      def transcode(text)
        binary = text.encoding.equal?(::Encoding::BINARY)
        binary ? text.force_encoding(::Encoding::UTF_8) : text.encode(::Encoding::UTF_8)
      rescue ::EncodingError => e
        raise Mismatch.new(::ArgumentError, e.message)
      end

      # @return [String] whose bytes are the list
      def bytes(value)
        raise Mismatch.expected("String", value) unless ::String === value

        copy = ::String.new(value)
        copy.bytesize > MAX_BYTES ? too_long(copy.bytesize) : copy
      end

      # @param size [Integer] bytes of an element in the guest's memory
      # @return [Array]
      def list(value, size)
        array = ::Array === value ? value : converted(value, ::Array)
        copy = [*array]
        copy.length * size > MAX_BYTES ? too_long(copy.length * size) : copy
      end

      # What converts itself, by `to_ary` or `to_hash`.
      def converted(value, type)
        type.try_convert(value) || raise(Mismatch.expected(type.name, value))
      rescue ::TypeError
        raise Mismatch.expected(type.name, value), cause: nil
      end

      # A fixed-length list or a tuple.
      #
      # @return [Array]
      def sized(value, length)
        value = list(value, 0)
        return value if value.length == length

        raise Mismatch.new(::ArgumentError, "expected #{length} elements, got #{value.length}")
      end

      # @return [Hash]
      def map(value, size)
        copy = ::Hash[::Hash === value ? value : converted(value, ::Hash)]
        copy.size * size > MAX_BYTES ? too_long(copy.size * size) : copy
      end

      # @param cases [Hash{Symbol => Integer}]
      # @return [Integer] the index of the case
      def enum(value, cases, type)
        cases[value] || refuse_symbol(value, type)
      end

      # @param flags [Hash{Symbol => Integer}] the bit of each
      # @return [Integer] the bits together
      def flags(value, flags, type)
        raise Mismatch.expected("an Enumerable of Symbols", value) unless ::Enumerable === value

        bits = 0
        (::Array === value ? [*value] : value).each { |flag| bits |= flags[flag] || refuse_symbol(flag, type) }
        bits
      end

      def refuse_symbol(value, type)
        raise Mismatch.expected("Symbol", value) unless ::Symbol === value

        raise Mismatch.new(::ArgumentError, "#{value.inspect} is not of #{type}")
      end

      # A record given as a Hash.
      #
      # @return [Data]
      def record(value, type)
        raise Mismatch.expected("#{type} or Hash", value) unless ::Hash === value

        begin
          fields = value #: Hash[Symbol, untyped]
          type.new(**fields)
        rescue ::ArgumentError, ::TypeError => e
          raise Mismatch.new(::ArgumentError, e.message)
        end
      end

      # Raises unless the application's object can stand for an imported resource.
      def object(value, type)
        value.nil? ? raise(Mismatch.expected(type, value)) : value
      end

      def too_long(bytes)
        raise Mismatch.new(::ArgumentError, "#{bytes} bytes are too many, the limit is #{MAX_BYTES}")
      end
    end
  end
end
