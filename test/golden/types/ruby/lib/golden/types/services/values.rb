# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0`
    class Values
      # @private
      def initialize(entry)
        @entry = entry
      end

      # @return [String]
      def inspect
        "#<#{self.class}>"
      end

      # @param a [Boolean]
      # @param b [Integer]
      # @param c [Integer]
      # @param d [Integer]
      # @param e [Integer]
      # @param f [Integer]
      # @param g [Integer]
      # @param h [Integer]
      # @param i [Integer]
      # @param j [Float]
      # @param k [Float]
      # @param l [String]
      # @return [String]
      def scalar(a, b, c, d, e, f, g, h, i, j, k, l, **nil)
        at = "a"
        a = SDKRuntime::Check.bool(a)
        at = "b"
        SDKRuntime::Check.u8(b) unless ::Integer === b && 0xFF & b == b
        at = "c"
        SDKRuntime::Check.s8(c) unless ::Integer === c && c >= -0x80 && c <= 0x7F
        at = "d"
        SDKRuntime::Check.u16(d) unless ::Integer === d && 0xFFFF & d == d
        at = "e"
        SDKRuntime::Check.s16(e) unless ::Integer === e && e >= -0x8000 && e <= 0x7FFF
        at = "f"
        SDKRuntime::Check.u32(f) unless ::Integer === f && 0xFFFF_FFFF & f == f
        at = "g"
        SDKRuntime::Check.s32(g) unless ::Integer === g && g >= -0x8000_0000 && g <= 0x7FFF_FFFF
        at = "h"
        h = SDKRuntime::Check.u64(h)
        at = "i"
        i = SDKRuntime::Check.s64(i)
        at = "j"
        j = SDKRuntime::Check.f32(j)
        at = "k"
        k = SDKRuntime::Check.f64(k)
        at = "l"
        l = SDKRuntime::Check.char(l)
        @entry.call(0) do |core|
          flat = core.call(a, b, c, d, e, f > 0x7FFF_FFFF ? f - 0x1_0000_0000 : f, g, SDKRuntime::Scalars.s64(h), i, j, k, l)
          SDKRuntime::Scalars.char(flat & 0xFFFF_FFFF)
        end
      rescue SDKRuntime::Mismatch => e_
        ::Kernel.raise e_.error(at), cause: nil
      end

      # @param v [Scalars, Hash]
      # @param w [Nested, Hash]
      # @return [Nested]
      def spilled(v, w, **nil)
        at = "v"
        v = SDKRuntime::Codec.take_scalars(v)
        at = "w"
        w = SDKRuntime::Codec.take_nested(w)
        @entry.call(1) do |call|
          memory = call.memory
          area = memory.write_list(1, 8, 160) do |bytes|
            SDKRuntime::Codec.store_scalars(memory, v, bytes)
            SDKRuntime::Codec.store_nested(memory, w, bytes)
            bytes
          end
          flat = call.enter.call(SDKRuntime::Scalars.s32(area))
          bytes = memory.read(flat, 8, 104)
          result = SDKRuntime::Codec.load_nested(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param m [Mixed]
      # @param c [Symbol]
      # @param a [Enumerable<Symbol>]
      # @return [Mixed]
      def choose(m, c, a, **nil)
        at = "m"
        m = SDKRuntime::Codec.take_mixed(m)
        at = "c"
        c = SDKRuntime::Codec.take_color(c)
        at = "a"
        a = SDKRuntime::Codec.take_access(a)
        @entry.call(2) do |call|
          memory = call.memory
          area = memory.write_list(1, 8, 120) do |bytes|
            SDKRuntime::Codec.store_mixed(memory, m, bytes)
            [c, a].pack("CCx6", buffer: bytes)
            bytes
          end
          flat = call.enter.call(SDKRuntime::Scalars.s32(area))
          bytes = memory.read(flat, 8, 112)
          result = SDKRuntime::Codec.load_mixed(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param a [Array<Integer>]
      # @param b [Array<String>]
      # @return [Array(Array<Integer>, Array<String>)]
      def fixed(a, b, **nil)
        at = "a"
        a = SDKRuntime::Codec.take_list3_of_u16(a)
        at = "b"
        b = SDKRuntime::Codec.take_list2_of_string(b)
        @entry.call(3) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_list3_of_u16(memory, a)
          flat3 = SDKRuntime::Codec.lower_flat_list2_of_string(memory, b)
          flat = call.enter.call(*flat2, *flat3)
          bytes = memory.read(flat, 4, 24)
          result = SDKRuntime::Codec.load_tuple_list3_of_u16_list2_of_string(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param m [Hash{String => String}]
      # @return [Hash{Integer => Symbol}]
      def lookup(m, **nil)
        at = "m"
        m = SDKRuntime::Codec.take_map_of_string_to_list_of_u8(m)
        @entry.call(4) do |call|
          memory = call.memory
          span = SDKRuntime::Codec.lower_map_of_string_to_list_of_u8(memory, m)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32)
          result = SDKRuntime::Codec.lift_map_of_u32_to_color(memory, memory.read_span(flat))
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param first [Integer]
      # @param a [Integer, nil]
      # @param b [String, nil]
      # @param last [Some<Boolean, nil>, nil]
      # @return [Array<Symbol>, nil]
      def options(first, a: nil, b: nil, last: nil)
        at = "first"
        SDKRuntime::Check.u8(first) unless ::Integer === first && 0xFF & first == first
        at = "a"
        a = SDKRuntime::Codec.take_option_u8(a)
        at = "b"
        b = SDKRuntime::Codec.take_option_string(b)
        at = "last"
        last = SDKRuntime::Codec.take_option_option_bool(last)
        @entry.call(5) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_option_u8(memory, a)
          flat3 = SDKRuntime::Codec.lower_flat_option_string(memory, b)
          flat4 = SDKRuntime::Codec.lower_flat_option_option_bool(memory, last)
          flat = call.enter.call(first, *flat2, *flat3, *flat4)
          bytes = memory.read(flat, 1, 2)
          result = SDKRuntime::Codec.load_option_access(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param r [Array(Ok<Integer>, Err<String>, Ok<nil>, Err<nil>, Ok<nil>, Err<Symbol>, Ok<Float>, Err<nil>)]
      # @return [Array(Ok<Integer>, Err<String>, Ok<nil>, Err<nil>)]
      def results(r, **nil)
        at = "r"
        r = SDKRuntime::Codec.take_tuple_of_4(r)
        @entry.call(6) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_tuple_of_4(memory, r)
          flat = call.enter.call(*flat2)
          bytes = memory.read(flat, 4, 16)
          result = SDKRuntime::Codec.load_tuple_result_u8_or_string_result_none_or_none(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [Integer]
      # @raise [ResultError]
      def fails
        failure = nil #: ResultError?
        result = @entry.call(7) do |call|
          memory = call.memory
          flat = call.core.call
          bytes = memory.read(flat, 4, 12)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = ResultError.new(memory.read_string(bytes.unpack1("Q<", offset: 4)))
          else
            result = bytes.getbyte(4)
          end
          call.finish(flat)
          result
        end
        ::Kernel.raise failure if failure

        result
      end

      # @return [Symbol]
      # @raise [MixedError]
      def fails_with
        failure = nil #: MixedError?
        result = @entry.call(8) do |call|
          memory = call.memory
          flat = call.core.call
          bytes = memory.read(flat, 8, 120)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = MixedError.new(SDKRuntime::Codec.load_mixed(memory, bytes, 8))
          else
            result = SDKRuntime::Codec.lift_color(bytes.getbyte(8))
          end
          call.finish(flat)
          result
        end
        ::Kernel.raise failure if failure

        result
      end

      # @return [nil]
      # @raise [ResultError]
      def fails_plainly
        failure = nil #: ResultError?
        @entry.call(9) do |core|
          flat = core.call
          failure = ResultError.new if SDKRuntime::Scalars.some?(flat)
        end
        ::Kernel.raise failure if failure

        nil
      end

      # @param rows [Array<Array<Float>>]
      # @return [Array<Array<Float>>]
      def matrix(rows, **nil)
        at = "rows"
        rows = SDKRuntime::Codec.take_list_of_list_of_f32(rows)
        @entry.call(10) do |call|
          memory = call.memory
          span = SDKRuntime::Codec.lower_list_of_list_of_f32(memory, rows)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32)
          result = SDKRuntime::Codec.lift_list_of_list_of_f32(memory, memory.read_span(flat))
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end
    end
  end
end
