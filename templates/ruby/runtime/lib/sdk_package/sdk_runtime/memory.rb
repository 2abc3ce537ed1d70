# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # A guest's memory as one function's canonical options see it: with its `realloc` and its string encoding; strings here are UTF-8.
    #
    # Pointers and lengths come from the guest. The engine refuses what lies outside the memory; alignment and lengths are checked here.
    # Whatever is wrong raises, and so ends the instance. Spans: see {Scalars}.
    class Memory
      def initialize(instance)
        @instance = instance
      end

      # Tells which memory it is, as soon as there is one.
      #
      # @param memory [Wasmtime::Memory]
      # @param realloc [Wasmtime::Func, nil]
      def bind(memory, realloc)
        @memory = memory
        @realloc = realloc
      end

      # Asks the guest for bytes. It must not call imports meanwhile; the caller puts the state right.
      #
      # @return [Integer] the pointer, not yet known to lie inside the memory
      def allocate(align, size)
        @instance.may_leave = false
        realloc = @realloc || raise(TrapError, "the component gives no realloc for this function")
        pointer = realloc.call(0, 0, align, size) & 0xFFFF_FFFF
        pointer.nobits?(align - 1) ? pointer : misaligned(pointer, align)
      end

      # Copies bytes that are complete into the memory.
      def write(pointer, bytes)
        @memory.write(pointer, bytes)
      end

      # Copies a parameter area, or the result of an import, to where the guest wants it.
      def write_aligned(pointer, align, bytes)
        pointer &= 0xFFFF_FFFF
        misaligned(pointer, align) unless pointer.nobits?(align - 1)
        @memory.write(pointer, bytes)
      end

      # @return [Integer] the span of a list of `count` elements, whose bytes the block adds to the buffer that it is given
      def write_list(count, align, size)
        pointer = allocate(align, count * size)
        @memory.write(pointer, yield(::String.new(capacity: count * size, encoding: ::Encoding::BINARY)))
        pointer | (count << 32)
      end

      # @return [Integer] the span of a list of numbers, given its bytes
      def write_packed(bytes, size)
        pointer = allocate(size, bytes.bytesize)
        @memory.write(pointer, bytes)
        pointer | ((bytes.bytesize / size) << 32)
      end

      # @return [String] the bytes of an aggregate
      def read(pointer, align, size)
        pointer &= 0xFFFF_FFFF
        pointer.nobits?(align - 1) ? @memory.read(pointer, size) : misaligned(pointer, align)
      end

      # @return [Integer] the span of a string or list
      def read_span(pointer)
        pointer &= 0xFFFF_FFFF
        pointer.nobits?(3) ? @memory.read_u64(pointer) : misaligned(pointer, 4)
      end

      # Yields the bytes of a list and how many elements it has.
      def read_list(span, align, size)
        count = span >> 32
        too_long(count * size) if count * size > Check::MAX_BYTES
        yield read(span, align, count * size), count
      end

      # @return [String] a `list<u8>`
      def read_bytes(span)
        length = span >> 32
        length > Check::MAX_BYTES ? too_long(length) : @memory.read(span & 0xFFFF_FFFF, length)
      end

      # @return [Array<Numeric>] a list of numbers, given the `unpack` directive and the size of one
      def read_numbers(span, format, size)
        read_list(span, size, size) { |bytes, _| bytes.unpack(format) }
      end

      # @return [Array<Float>] a list of floats; every NaN is the canonical one
      def read_floats(span, format, size)
        canonical(read_numbers(span, format, size))
      end

      # @return [String]
      def read_string(span)
        length = span >> 32
        length > Check::MAX_BYTES ? too_long(length) : @memory.read_utf8(span & 0xFFFF_FFFF, length)
      end

      # @param text [String] in valid UTF-8
      # @return [Integer] its span, the length in code units
      def write_string(text)
        length = text.bytesize
        pointer = allocate(1, length)
        @memory.write(pointer, text)
        pointer | (length << 32)
      end

      private

      # The fastest way to find a NaN: the largest of several numbers cannot be found then.
      def canonical(floats)
        floats.max&.nan? ? [::Float::NAN] : floats
      rescue ::ArgumentError
        floats.map { |float| float.nan? ? ::Float::NAN : float }
      end

      def misaligned(pointer, align)
        raise TrapError, "pointer #{pointer} is not aligned to #{align}"
      end

      def too_long(bytes)
        raise TrapError, "a string or list of #{bytes} bytes is too long"
      end
    end

    # Strings are UTF-16, little-endian.
    class Utf16Memory < Memory
      # (see Memory#read_string)
      def read_string(span)
        read_utf16(span & 0xFFFF_FFFF, span >> 32)
      end

      # (see Memory#write_string)
      def write_string(text)
        write_packed(text.encode(::Encoding::UTF_16LE), 2)
      end

      private

      def read_utf16(pointer, units)
        too_long(units * 2) if units * 2 > Check::MAX_BYTES
        text = read(pointer, 2, units * 2).force_encoding(::Encoding::UTF_16LE)
        raise TrapError, "a string is not valid UTF-16" unless text.valid_encoding?

        text.encode(::Encoding::UTF_8)
      end
    end

    # Strings are Latin-1, or UTF-16 if the length carries the tag.
    class Latin1Memory < Utf16Memory
      UTF16_TAG = 1 << 31

      # (see Memory#read_string)
      def read_string(span)
        length = span >> 32
        return read_utf16(span & 0xFFFF_FFFF, length ^ UTF16_TAG) if length.anybits?(UTF16_TAG)

        too_long(length) if length > Check::MAX_BYTES
        read(span, 2, length).force_encoding(::Encoding::ISO_8859_1).encode(::Encoding::UTF_8)
      end

      # (see Memory#write_string)
      def write_string(text)
        bytes = text.encode(::Encoding::ISO_8859_1)
        pointer = allocate(2, bytes.bytesize)
        write(pointer, bytes)
        pointer | (bytes.bytesize << 32)
      rescue ::Encoding::UndefinedConversionError
        # The length is an i32, so with the tag it is negative.
        super - (UTF16_TAG << 32)
      end
    end

    # By the `encoding` of canonical options.
    MEMORIES = { utf8: Memory, utf16: Utf16Memory, "latin1+utf16": Latin1Memory }.freeze
  end
end
