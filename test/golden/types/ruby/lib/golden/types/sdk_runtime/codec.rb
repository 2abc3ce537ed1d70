# frozen_string_literal: true

module Golden
  module Types
    module SDKRuntime
      # Lifts and lowers the values of this package's interface.
      module Codec
        COLOR = { red: 0, dark_blue: 1 }.freeze
        COLOR_CASES = COLOR.keys.freeze
        ACCESS = { read: 1, write_all: 2 }.freeze

        module_function

        def load_scalars(_memory, bytes, at)
          part0, part1, part2, part3, part4, part5, part6, part7, part8, part9, part10, part11 = bytes.unpack("CCcxS<s<L<l<Q<q<ex4EL<", offset: at)
          ::Golden::Types::Scalars._lift(a: part0 != 0, b: part1, c: part2, d: part3, e: part4, f: part5, g: part6, h: part7, i: part8, j: Scalars.float(part9), k: Scalars.float(part10), l: Scalars.char(part11))
        end

        def store_scalars(_memory, value, bytes)
          part0, part1, part2, part3, part4, part5, part6, part7, part8, part9, part10, part11 = value
          [part0, part1, part2, part3, part4, part5, part6, part7, part8, part9, part10, part11].pack("CCcxS<s<L<l<Q<q<ex4EL<x4", buffer: bytes)
        end

        def take_scalars(value)
          value = Check.record(value, ::Golden::Types::Scalars) unless ::Golden::Types::Scalars === value
          at = ".a"
          part0 = Check.bool(value.a)
          at = ".b"
          part1 = Check.u8(value.b)
          at = ".c"
          part2 = Check.s8(value.c)
          at = ".d"
          part3 = Check.u16(value.d)
          at = ".e"
          part4 = Check.s16(value.e)
          at = ".f"
          part5 = Check.u32(value.f)
          at = ".g"
          part6 = Check.s32(value.g)
          at = ".h"
          part7 = Check.u64(value.h)
          at = ".i"
          part8 = Check.s64(value.i)
          at = ".j"
          part9 = Check.f32(value.j)
          at = ".k"
          part10 = Check.f64(value.k)
          at = ".l"
          part11 = Check.char(value.l)
          [part0, part1, part2, part3, part4, part5, part6, part7, part8, part9, part10, part11]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_list_of_string(memory, span)
          memory.read_list(span, 4, 8) { |bytes, _| bytes.unpack("Q<*").map { |item| memory.read_string(item) } }
        end

        def lower_list_of_string(memory, value)
          memory.write_list(value.length, 4, 8) do |bytes|
            value.map { |item| memory.write_string(item) }.pack("Q<*", buffer: bytes)
          end
        end

        def take_list_of_string(value)
          Numbers.check_each(Check.list(value, 8)) { |item| Check.string(item) }
        end

        def lift_list_of_bool(memory, span)
          memory.read_list(span, 1, 1) { |bytes, _| bytes.unpack("C*").map { |item| item != 0 } }
        end

        def lower_list_of_bool(memory, value)
          memory.write_list(value.length, 1, 1) do |bytes|
            value.pack("C*", buffer: bytes)
          end
        end

        def take_list_of_bool(value)
          Numbers.check_each(Check.list(value, 1)) { |item| Check.bool(item) }
        end

        def load_option_u32(_memory, bytes, at)
          Scalars.some?(bytes.getbyte(at)) ? bytes.unpack1("L<", offset: at + 4) : nil
        end

        def take_option_u32(value)
          value.nil? ? nil : Check.u32(value)
        end

        def load_option_option_u32(memory, bytes, at)
          Scalars.some?(bytes.getbyte(at)) ? ::Golden::Types::Some.new(load_option_u32(memory, bytes, at + 4)) : nil
        end

        def store_option_option_u32(_memory, value, bytes)
          if value.nil?
            [0].pack("Cx11", buffer: bytes)
          else
            [1, value.first.nil? ? 0 : 1, value.first || 0].pack("Cx3Cx3L<", buffer: bytes)
          end
        end

        def take_option_option_u32(value)
          return nil if value.nil?
          raise Mismatch.expected("Some or nil", value) unless ::Golden::Types::Some === value

          at = ".value"
          [take_option_u32(value.value)]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_nested(memory, bytes, at)
          part1, part2, part3, part4 = bytes.unpack("x56Q<Q<Q<Q<", offset: at)
          ::Golden::Types::Nested._lift(inner: load_scalars(memory, bytes, at), texts: lift_list_of_string(memory, part1), bytes: memory.read_bytes(part2), longs: memory.read_numbers(part3, "q<*", 8), switches: lift_list_of_bool(memory, part4), maybe: load_option_option_u32(memory, bytes, at + 88))
        end

        def store_nested(memory, value, bytes)
          part0, part1, part2, part3, part4, part5 = value
          store_scalars(memory, part0, bytes)
          [lower_list_of_string(memory, part1), memory.write_packed(part2, 1), memory.write_packed(part3, 8), lower_list_of_bool(memory, part4)].pack("Q<Q<Q<Q<", buffer: bytes)
          store_option_option_u32(memory, part5, bytes)
          bytes << "\0\0\0\0"
        end

        def take_nested(value)
          value = Check.record(value, ::Golden::Types::Nested) unless ::Golden::Types::Nested === value
          at = ".inner"
          part0 = take_scalars(value.inner)
          at = ".texts"
          part1 = take_list_of_string(value.texts)
          at = ".bytes"
          part2 = Check.bytes(value.bytes)
          at = ".longs"
          part3 = Numbers.integers(value.longs, :s64)
          at = ".switches"
          part4 = take_list_of_bool(value.switches)
          at = ".maybe"
          part5 = take_option_option_u32(value.maybe)
          [part0, part1, part2, part3, part4, part5]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_mixed(memory, bytes, at)
          case (index = bytes.getbyte(at))
          when 0 then ::Golden::Types::Mixed::A.new(bytes.getbyte(at + 8))
          when 1 then ::Golden::Types::Mixed::B.new(Scalars.float(bytes.unpack1("e", offset: at + 8)))
          when 2 then ::Golden::Types::Mixed::C.new(bytes.unpack1("q<", offset: at + 8))
          when 3 then ::Golden::Types::Mixed::D.new(Scalars.float(bytes.unpack1("E", offset: at + 8)))
          when 4 then ::Golden::Types::Mixed::E.new(memory.read_string(bytes.unpack1("Q<", offset: at + 8)))
          when 5 then ::Golden::Types::Mixed::F.new(load_nested(memory, bytes, at + 8))
          when 6 then ::Golden::Types::Mixed::G.new
          else Scalars.bad_case(index)
          end
        end

        def store_mixed(memory, value, bytes)
          index, payload = value
          case index
          when 0
            [0, payload].pack("Cx7Cx103", buffer: bytes)
          when 1
            [1, payload].pack("Cx7ex100", buffer: bytes)
          when 2
            [2, payload].pack("Cx7q<x96", buffer: bytes)
          when 3
            [3, payload].pack("Cx7Ex96", buffer: bytes)
          when 4
            [4, memory.write_string(payload)].pack("Cx7Q<x96", buffer: bytes)
          when 5
            [5].pack("Cx7", buffer: bytes)
            store_nested(memory, payload, bytes)
          when 6
            [6].pack("Cx111", buffer: bytes)
          end
        end

        def take_mixed(value)
          case value
          when ::Golden::Types::Mixed::A
            at = ".value"
            [0, Check.u8(value.value)]
          when ::Golden::Types::Mixed::B
            at = ".value"
            [1, Check.f32(value.value)]
          when ::Golden::Types::Mixed::C
            at = ".value"
            [2, Check.s64(value.value)]
          when ::Golden::Types::Mixed::D
            at = ".value"
            [3, Check.f64(value.value)]
          when ::Golden::Types::Mixed::E
            at = ".value"
            [4, Check.string(value.value)]
          when ::Golden::Types::Mixed::F
            at = ".value"
            [5, take_nested(value.value)]
          when ::Golden::Types::Mixed::G then [6, nil]
          else raise Mismatch.expected("Mixed", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_color(index)
          COLOR_CASES[index] || Scalars.bad_case(index)
        end

        def take_color(value)
          Check.enum(value, COLOR, "Color")
        end

        def lift_access(bits)
          ACCESS.filter_map { |flag, bit| flag if bits.anybits?(bit) }.freeze
        end

        def take_access(value)
          Check.flags(value, ACCESS, "Access")
        end

        def lift_flat_list3_of_u16(_memory, flat0, flat1, flat2)
          [flat0 & 0xFFFF, flat1 & 0xFFFF, flat2 & 0xFFFF]
        end

        def load_list3_of_u16(_memory, bytes, at)
          ::Array.new(3) { |index| bytes.unpack1("S<", offset: at + (index * 2)) }
        end

        def lower_flat_list3_of_u16(_memory, value)
          part0, part1, part2 = value
          [part0, part1, part2]
        end

        def store_list3_of_u16(_memory, value, bytes)
          value.each { |item| [item].pack("S<", buffer: bytes) }
        end

        def take_list3_of_u16(value)
          Numbers.check_each(Check.sized(value, 3)) { |item| Check.u16(item) }
        end

        def lift_flat_list2_of_string(memory, flat0, flat1, flat2, flat3)
          [memory.read_string(Scalars.span(flat0, flat1)), memory.read_string(Scalars.span(flat2, flat3))]
        end

        def load_list2_of_string(memory, bytes, at)
          ::Array.new(2) { |index| memory.read_string(bytes.unpack1("Q<", offset: at + (index * 8))) }
        end

        def lower_flat_list2_of_string(memory, value)
          part0, part1 = value
          span = memory.write_string(part0)
          span2 = memory.write_string(part1)
          [Scalars.s32(span), span >> 32, Scalars.s32(span2), span2 >> 32]
        end

        def store_list2_of_string(memory, value, bytes)
          value.each { |item| [memory.write_string(item)].pack("Q<", buffer: bytes) }
        end

        def take_list2_of_string(value)
          Numbers.check_each(Check.sized(value, 2)) { |item| Check.string(item) }
        end

        def load_tuple_list3_of_u16_list2_of_string(memory, bytes, at)
          [load_list3_of_u16(memory, bytes, at), load_list2_of_string(memory, bytes, at + 8)]
        end

        def store_tuple_list3_of_u16_list2_of_string(memory, value, bytes)
          part0, part1 = value
          store_list3_of_u16(memory, part0, bytes)
          bytes << "\0\0"
          store_list2_of_string(memory, part1, bytes)
        end

        def take_tuple_list3_of_u16_list2_of_string(value)
          value = Check.sized(value, 2)
          at = "[0]"
          part0 = take_list3_of_u16(value[0])
          at = "[1]"
          part1 = take_list2_of_string(value[1])
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_map_of_string_to_list_of_u8(memory, span)
          memory.read_list(span, 4, 16) do |bytes, count|
            ::Array.new(count) do |index|
              at = index * 16
              [memory.read_string(bytes.unpack1("Q<", offset: at)), memory.read_bytes(bytes.unpack1("Q<", offset: at + 8))]
            end.to_h
          end
        end

        def lower_map_of_string_to_list_of_u8(memory, value)
          memory.write_list(value.length, 4, 16) do |bytes|
            value.each do |name, item|
              [memory.write_string(name), memory.write_packed(item, 1)].pack("Q<Q<", buffer: bytes)
            end
            bytes
          end
        end

        def take_map_of_string_to_list_of_u8(value)
          key = nil
          Check.map(value, 16).map do |name, item|
            key = name
            [Check.string(name), Check.bytes(item)]
          end
        rescue Mismatch => e
          raise e.inside("[#{key.inspect}]")
        end

        def lift_map_of_u32_to_color(memory, span)
          memory.read_list(span, 4, 8) do |bytes, count|
            ::Array.new(count) do |index|
              at = index * 8
              [bytes.unpack1("L<", offset: at), lift_color(bytes.getbyte(at + 4))]
            end.to_h
          end
        end

        def lower_map_of_u32_to_color(memory, value)
          memory.write_list(value.length, 4, 8) do |bytes|
            value.each do |name, item|
              [name, item].pack("L<Cx3", buffer: bytes)
            end
            bytes
          end
        end

        def take_map_of_u32_to_color(value)
          key = nil
          Check.map(value, 8).map do |name, item|
            key = name
            [Check.u32(name), take_color(item)]
          end
        rescue Mismatch => e
          raise e.inside("[#{key.inspect}]")
        end

        def lift_flat_option_u8(_memory, flat0, flat1)
          Scalars.some?(flat0) ? flat1 & 0xFF : nil
        end

        def lower_flat_option_u8(_memory, value)
          return [0, 0] if value.nil?

          [1, value]
        end

        def take_option_u8(value)
          value.nil? ? nil : Check.u8(value)
        end

        def lift_flat_option_string(memory, flat0, flat1, flat2)
          Scalars.some?(flat0) ? memory.read_string(Scalars.span(flat1, flat2)) : nil
        end

        def lower_flat_option_string(memory, value)
          return [0, 0, 0] if value.nil?

          span = memory.write_string(value)
          [1, Scalars.s32(span), span >> 32]
        end

        def take_option_string(value)
          value.nil? ? nil : Check.string(value)
        end

        def lift_flat_option_bool(_memory, flat0, flat1)
          Scalars.some?(flat0) ? flat1 != 0 : nil
        end

        def lower_flat_option_bool(_memory, value)
          return [0, 0] if value.nil?

          [1, value]
        end

        def take_option_bool(value)
          value.nil? ? nil : Check.bool(value)
        end

        def lift_flat_option_option_bool(memory, flat0, flat1, flat2)
          Scalars.some?(flat0) ? ::Golden::Types::Some.new(lift_flat_option_bool(memory, flat1, flat2)) : nil
        end

        def lower_flat_option_option_bool(memory, value)
          return [0, 0, 0] if value.nil?

          flat = lower_flat_option_bool(memory, value.first)
          [1, flat[0], flat[1]]
        end

        def take_option_option_bool(value)
          return nil if value.nil?
          raise Mismatch.expected("Some or nil", value) unless ::Golden::Types::Some === value

          at = ".value"
          [take_option_bool(value.value)]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_option_access(_memory, bytes, at)
          Scalars.some?(bytes.getbyte(at)) ? lift_access(bytes.getbyte(at + 1)) : nil
        end

        def take_option_access(value)
          value.nil? ? nil : take_access(value)
        end

        def lift_flat_result_u8_or_string(memory, flat0, flat1, flat2)
          case flat0
          when 0 then ::Golden::Types::Ok.new(flat1 & 0xFF)
          when 1 then ::Golden::Types::Err.new(memory.read_string(Scalars.span(flat1, flat2)))
          else Scalars.bad_case(flat0)
          end
        end

        def load_result_u8_or_string(memory, bytes, at)
          case (index = bytes.getbyte(at))
          when 0 then ::Golden::Types::Ok.new(bytes.getbyte(at + 4))
          when 1 then ::Golden::Types::Err.new(memory.read_string(bytes.unpack1("Q<", offset: at + 4)))
          else Scalars.bad_case(index)
          end
        end

        def lower_flat_result_u8_or_string(memory, value)
          index, payload = value
          case index
          when 0
            [0, payload, 0]
          when 1
            span = memory.write_string(payload)
            [1, Scalars.s32(span), span >> 32]
          end
        end

        def store_result_u8_or_string(memory, value, bytes)
          index, payload = value
          case index
          when 0
            [0, payload].pack("Cx3Cx7", buffer: bytes)
          when 1
            [1, memory.write_string(payload)].pack("Cx3Q<", buffer: bytes)
          end
        end

        def take_result_u8_or_string(value)
          case value
          when ::Golden::Types::Ok
            at = ".value"
            [0, Check.u8(value.value)]
          when ::Golden::Types::Err
            at = ".value"
            [1, Check.string(value.value)]
          else raise Mismatch.expected("Ok or Err", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_flat_result_none_or_none(_memory, flat0)
          case flat0
          when 0 then ::Golden::Types::Ok.new
          when 1 then ::Golden::Types::Err.new
          else Scalars.bad_case(flat0)
          end
        end

        def load_result_none_or_none(_memory, bytes, at)
          case (index = bytes.getbyte(at))
          when 0 then ::Golden::Types::Ok.new
          when 1 then ::Golden::Types::Err.new
          else Scalars.bad_case(index)
          end
        end

        def lower_flat_result_none_or_none(_memory, value)
          index, = value
          case index
          when 0
            [0]
          when 1
            [1]
          end
        end

        def store_result_none_or_none(_memory, value, bytes)
          index, = value
          case index
          when 0
            [0].pack("C", buffer: bytes)
          when 1
            [1].pack("C", buffer: bytes)
          end
        end

        def take_result_none_or_none(value)
          case value
          when ::Golden::Types::Ok then [0, nil]
          when ::Golden::Types::Err then [1, nil]
          else raise Mismatch.expected("Ok or Err", value)
          end
        end

        def lift_flat_result_none_or_color(_memory, flat0, flat1)
          case flat0
          when 0 then ::Golden::Types::Ok.new
          when 1 then ::Golden::Types::Err.new(lift_color(flat1 & 0xFFFF_FFFF))
          else Scalars.bad_case(flat0)
          end
        end

        def lower_flat_result_none_or_color(_memory, value)
          index, payload = value
          case index
          when 0
            [0, 0]
          when 1
            [1, payload]
          end
        end

        def take_result_none_or_color(value)
          case value
          when ::Golden::Types::Ok then [0, nil]
          when ::Golden::Types::Err
            at = ".value"
            [1, take_color(value.value)]
          else raise Mismatch.expected("Ok or Err", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_flat_result_f64_or_none(_memory, flat0, flat1)
          case flat0
          when 0 then ::Golden::Types::Ok.new(Scalars.float(flat1))
          when 1 then ::Golden::Types::Err.new
          else Scalars.bad_case(flat0)
          end
        end

        def lower_flat_result_f64_or_none(_memory, value)
          index, payload = value
          case index
          when 0
            [0, payload]
          when 1
            [1, 0.0]
          end
        end

        def take_result_f64_or_none(value)
          case value
          when ::Golden::Types::Ok
            at = ".value"
            [0, Check.f64(value.value)]
          when ::Golden::Types::Err then [1, nil]
          else raise Mismatch.expected("Ok or Err", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_flat_tuple_of_4(memory, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7)
          [lift_flat_result_u8_or_string(memory, flat0, flat1, flat2), lift_flat_result_none_or_none(memory, flat3), lift_flat_result_none_or_color(memory, flat4, flat5), lift_flat_result_f64_or_none(memory, flat6, flat7)]
        end

        def lower_flat_tuple_of_4(memory, value)
          part0, part1, part2, part3 = value
          flat = lower_flat_result_u8_or_string(memory, part0)
          flat2 = lower_flat_result_none_or_none(memory, part1)
          flat3 = lower_flat_result_none_or_color(memory, part2)
          flat4 = lower_flat_result_f64_or_none(memory, part3)
          [*flat, *flat2, *flat3, *flat4]
        end

        def take_tuple_of_4(value)
          value = Check.sized(value, 4)
          at = "[0]"
          part0 = take_result_u8_or_string(value[0])
          at = "[1]"
          part1 = take_result_none_or_none(value[1])
          at = "[2]"
          part2 = take_result_none_or_color(value[2])
          at = "[3]"
          part3 = take_result_f64_or_none(value[3])
          [part0, part1, part2, part3]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_tuple_result_u8_or_string_result_none_or_none(memory, bytes, at)
          [load_result_u8_or_string(memory, bytes, at), load_result_none_or_none(memory, bytes, at + 12)]
        end

        def store_tuple_result_u8_or_string_result_none_or_none(memory, value, bytes)
          part0, part1 = value
          store_result_u8_or_string(memory, part0, bytes)
          store_result_none_or_none(memory, part1, bytes)
          bytes << "\0\0\0"
        end

        def take_tuple_result_u8_or_string_result_none_or_none(value)
          value = Check.sized(value, 2)
          at = "[0]"
          part0 = take_result_u8_or_string(value[0])
          at = "[1]"
          part1 = take_result_none_or_none(value[1])
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_list_of_list_of_f32(memory, span)
          memory.read_list(span, 4, 8) { |bytes, _| bytes.unpack("Q<*").map { |item| memory.read_floats(item, "e*", 4) } }
        end

        def lower_list_of_list_of_f32(memory, value)
          memory.write_list(value.length, 4, 8) do |bytes|
            value.map { |item| memory.write_packed(item, 4) }.pack("Q<*", buffer: bytes)
          end
        end

        def take_list_of_list_of_f32(value)
          Numbers.check_each(Check.list(value, 8)) { |item| Numbers.singles(item) }
        end
      end
    end
  end
end
