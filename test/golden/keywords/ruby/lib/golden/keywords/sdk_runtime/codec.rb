# frozen_string_literal: true

module Golden
  module Keywords
    module SDKRuntime
      # Lifts and lowers the values of this package's interface.
      module Codec
        INHERITED = { constructor: 1, to_string: 2, new: 4, none: 8 }.freeze
        KIND = { new: 0, class: 1, end: 2, none: 3, default: 4 }.freeze
        KIND_CASES = KIND.keys.freeze

        module_function

        def lower_flat_option_string(memory, value)
          return [0, 0, 0] if value.nil?

          span = memory.write_string(value)
          [1, Scalars.s32(span), span >> 32]
        end

        def take_option_string(value)
          value.nil? ? nil : Check.string(value)
        end

        def load_option_u8(_memory, bytes, at)
          Scalars.some?(bytes.getbyte(at)) ? bytes.getbyte(at + 1) : nil
        end

        def lower_flat_option_u8(_memory, value)
          return [0, 0] if value.nil?

          [1, value]
        end

        def take_option_u8(value)
          value.nil? ? nil : Check.u8(value)
        end

        def load_api_object(memory, bytes, at)
          some0, part0, some1, part1, part2, part3, part4 = bytes.unpack("Cx3Q<CCCCL<", offset: at)
          ::Golden::Keywords::ApiObject._lift(to_string: Scalars.some?(some0) ? memory.read_string(part0) : nil, constructor: Scalars.some?(some1) ? part1 : nil, value_of: part2, class_: part3 != 0, new: part4)
        end

        def lower_flat_api_object(memory, value)
          part0, part1, part2, part3, part4 = value
          flat = lower_flat_option_string(memory, part0)
          flat2 = lower_flat_option_u8(memory, part1)
          [*flat, *flat2, part2, part3, part4 > 0x7FFF_FFFF ? part4 - 0x1_0000_0000 : part4]
        end

        def take_api_object(value)
          value = Check.record(value, ::Golden::Keywords::ApiObject) unless ::Golden::Keywords::ApiObject === value
          at = ".to_string"
          part0 = take_option_string(value.to_string)
          at = ".constructor"
          part1 = take_option_u8(value.constructor)
          at = ".value_of"
          part2 = Check.u8(value.value_of)
          at = ".class_"
          part3 = Check.bool(value.class_)
          at = ".new"
          part4 = Check.u32(value.new)
          [part0, part1, part2, part3, part4]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def take_inherited(value)
          Check.flags(value, INHERITED, "Inherited")
        end

        def take_kind(value)
          Check.enum(value, KIND, "Kind")
        end

        def lower_flat_static(memory, value)
          index, payload = value
          case index
          when 0
            [0, payload, 0]
          when 1
            [1, 0, 0]
          when 2
            span = memory.write_string(payload)
            [2, Scalars.s32(span), span >> 32]
          end
        end

        def take_static(value)
          case value
          when ::Golden::Keywords::Static::New
            at = ".value"
            [0, Check.u8(value.value)]
          when ::Golden::Keywords::Static::Default then [1, nil]
          when ::Golden::Keywords::Static::Self
            at = ".value"
            [2, Check.string(value.value)]
          else raise Mismatch.expected("Static", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_api_error_payload(memory, bytes, at)
          case (index = bytes.getbyte(at))
          when 0 then ::Golden::Keywords::ApiErrorPayload::Type.new(memory.read_string(bytes.unpack1("Q<", offset: at + 4)))
          when 1 then ::Golden::Keywords::ApiErrorPayload::ObjectId.new
          else Scalars.bad_case(index)
          end
        end

        def lower_list_of_string(memory, value)
          memory.write_list(value.length, 4, 8) do |bytes|
            value.map { |item| memory.write_string(item) }.pack("Q<*", buffer: bytes)
          end
        end

        def take_list_of_string(value)
          Numbers.check_each(Check.list(value, 8)) { |item| Check.string(item) }
        end
      end
    end
  end
end
