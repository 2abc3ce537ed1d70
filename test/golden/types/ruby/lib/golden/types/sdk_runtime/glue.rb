# frozen_string_literal: true

module Golden
  module Types
    module SDKRuntime
      # What the imports do.
      IMPORTS = {
        "golden:types/values@0.3.0#scalar" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7, flat8, flat9, flat10, flat11|
            call.instance.check_may_leave
            value = Check.char(application[:values].scalar(flat0 != 0, flat1 & 0xFF, Scalars.s8(flat2), flat3 & 0xFFFF, Scalars.s16(flat4), flat5 & 0xFFFF_FFFF, flat6, flat7 & 0xFFFF_FFFF_FFFF_FFFF, flat8, Scalars.float(flat9), Scalars.float(flat10), Scalars.char(flat11 & 0xFFFF_FFFF)))
            [value]
          rescue Mismatch => e
            raise e.error("values.scalar"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#spilled" => lambda do |application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            memory = call.memory
            bytes = memory.read(flat0, 8, 160)
            value = Codec.take_nested(application[:values].spilled(Codec.load_scalars(memory, bytes, 0), Codec.load_nested(memory, bytes, 56)))
            bytes = ::String.new(capacity: 104, encoding: ::Encoding::BINARY)
            Codec.store_nested(memory, value, bytes)
            memory.write_aligned(flat1, 8, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.spilled"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#choose" => lambda do |application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            memory = call.memory
            bytes = memory.read(flat0, 8, 120)
            value = Codec.take_mixed(application[:values].choose(Codec.load_mixed(memory, bytes, 0), Codec.lift_color(bytes.getbyte(112)), Codec.lift_access(bytes.getbyte(113))))
            bytes = ::String.new(capacity: 112, encoding: ::Encoding::BINARY)
            Codec.store_mixed(memory, value, bytes)
            memory.write_aligned(flat1, 8, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.choose"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#fixed" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_tuple_list3_of_u16_list2_of_string(application[:values].fixed(Codec.lift_flat_list3_of_u16(memory, flat0, flat1, flat2), Codec.lift_flat_list2_of_string(memory, flat3, flat4, flat5, flat6)))
            bytes = ::String.new(capacity: 24, encoding: ::Encoding::BINARY)
            Codec.store_tuple_list3_of_u16_list2_of_string(memory, value, bytes)
            memory.write_aligned(flat7, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.fixed"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#lookup" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_map_of_u32_to_color(application[:values].lookup(Codec.lift_map_of_string_to_list_of_u8(memory, Scalars.span(flat0, flat1))))
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            [Codec.lower_map_of_u32_to_color(memory, value)].pack("Q<", buffer: bytes)
            memory.write_aligned(flat2, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.lookup"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#options" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7, flat8, flat9|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_option_access(application[:values].options(flat0 & 0xFF, a: Codec.lift_flat_option_u8(memory, flat1, flat2), b: Codec.lift_flat_option_string(memory, flat3, flat4, flat5), last: Codec.lift_flat_option_option_bool(memory, flat6, flat7, flat8)))
            bytes = ::String.new(capacity: 2, encoding: ::Encoding::BINARY)
            [value.nil? ? 0 : 1, value || 0].pack("CC", buffer: bytes)
            memory.write_aligned(flat9, 1, bytes)
            nil
          rescue Mismatch => e
            raise e.error("values.options"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#results" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7, flat8|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_tuple_result_u8_or_string_result_none_or_none(application[:values].results(Codec.lift_flat_tuple_of_4(memory, flat0, flat1, flat2, flat3, flat4, flat5, flat6, flat7)))
            bytes = ::String.new(capacity: 16, encoding: ::Encoding::BINARY)
            Codec.store_tuple_result_u8_or_string_result_none_or_none(memory, value, bytes)
            memory.write_aligned(flat8, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.results"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#fails" => lambda do |application, call|
          proc do |_, flat0|
            call.instance.check_may_leave
            memory = call.memory
            begin
              index = 0
              payload = Check.u8(application[:values].fails)
            rescue ::Golden::Types::ResultError => e
              index = 1
              payload = Check.string(e.payload)
            end
            bytes = ::String.new(capacity: 12, encoding: ::Encoding::BINARY)
            case index
            when 0
              [0, payload].pack("Cx3Cx7", buffer: bytes)
            when 1
              [1, memory.write_string(payload)].pack("Cx3Q<", buffer: bytes)
            end
            memory.write_aligned(flat0, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.fails"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#fails-with" => lambda do |application, call|
          proc do |_, flat0|
            call.instance.check_may_leave
            memory = call.memory
            begin
              index = 0
              payload = Codec.take_color(application[:values].fails_with)
            rescue ::Golden::Types::MixedError, ::Golden::Types::ResultError => e
              index = 1
              payload = Codec.take_mixed(e.payload)
            end
            bytes = ::String.new(capacity: 120, encoding: ::Encoding::BINARY)
            case index
            when 0
              [0, payload].pack("Cx7Cx111", buffer: bytes)
            when 1
              [1].pack("Cx7", buffer: bytes)
              Codec.store_mixed(memory, payload, bytes)
            end
            memory.write_aligned(flat0, 8, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.fails_with"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#fails-plainly" => lambda do |application, call|
          proc do |_|
            call.instance.check_may_leave
            begin
              application[:values].fails_plainly
              index = 0
            rescue ::Golden::Types::ResultError
              index = 1
            end
            [index]
          rescue Mismatch => e
            raise e.error("values.fails_plainly"), cause: nil
          end
        end,
        "golden:types/values@0.3.0#matrix" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_list_of_list_of_f32(application[:values].matrix(Codec.lift_list_of_list_of_f32(memory, Scalars.span(flat0, flat1))))
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            [Codec.lower_list_of_list_of_f32(memory, value)].pack("Q<", buffer: bytes)
            memory.write_aligned(flat2, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("values.matrix"), cause: nil
          end
        end,
        "probe" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4|
            call.instance.check_may_leave
            memory = call.memory
            begin
              index = 0
              payload = Numbers.integers(application[:probe].call(memory.read_numbers(Scalars.span(flat0, flat1), "L<*", 4), depth: Codec.lift_flat_option_u8(memory, flat2, flat3)), :u32)
            rescue ::Golden::Types::ResultError => e
              index = 1
              payload = Check.string(e.payload)
            end
            bytes = ::String.new(capacity: 12, encoding: ::Encoding::BINARY)
            case index
            when 0
              [0, memory.write_packed(payload, 4)].pack("Cx3Q<", buffer: bytes)
            when 1
              [1, memory.write_string(payload)].pack("Cx3Q<", buffer: bytes)
            end
            memory.write_aligned(flat4, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("probe"), cause: nil
          end
        end
      }.freeze
      private_constant :IMPORTS

      GLUE = Glue.new(
        exports: {
          "golden:types/values@0.3.0#scalar" => "i32 i32 i32 i32 i32 i32 i32 i64 i64 f32 f64 i32:i32",
          "golden:types/values@0.3.0#spilled" => "i32:i32",
          "golden:types/values@0.3.0#choose" => "i32:i32",
          "golden:types/values@0.3.0#fixed" => "i32 i32 i32 i32 i32 i32 i32:i32",
          "golden:types/values@0.3.0#lookup" => "i32 i32:i32",
          "golden:types/values@0.3.0#options" => "i32 i32 i32 i32 i32 i32 i32 i32 i32:i32",
          "golden:types/values@0.3.0#results" => "i32 i32 i32 i32 i32 i32 i32 f64:i32",
          "golden:types/values@0.3.0#fails" => ":i32",
          "golden:types/values@0.3.0#fails-with" => ":i32",
          "golden:types/values@0.3.0#fails-plainly" => ":i32",
          "golden:types/values@0.3.0#matrix" => "i32 i32:i32"
        },
        bare: [0, 9],
        resources: [],
        classes: [],
        lowered: {
          "golden:types/values@0.3.0#scalar" => "i32 i32 i32 i32 i32 i32 i32 i64 i64 f32 f64 i32:i32",
          "golden:types/values@0.3.0#spilled" => "i32 i32:",
          "golden:types/values@0.3.0#choose" => "i32 i32:",
          "golden:types/values@0.3.0#fixed" => "i32 i32 i32 i32 i32 i32 i32 i32:",
          "golden:types/values@0.3.0#lookup" => "i32 i32 i32:",
          "golden:types/values@0.3.0#options" => "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32:",
          "golden:types/values@0.3.0#results" => "i32 i32 i32 i32 i32 i32 i32 f64 i32:",
          "golden:types/values@0.3.0#fails" => "i32:",
          "golden:types/values@0.3.0#fails-with" => "i32:",
          "golden:types/values@0.3.0#fails-plainly" => ":i32",
          "golden:types/values@0.3.0#matrix" => "i32 i32 i32:",
          "probe" => "i32 i32 i32 i32 i32:"
        },
        imports: IMPORTS
      )

      # The component of this package.
      COMPONENT = Component.new(
        "#{__dir__}/../types.wasm",
        "b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
        GLUE
      )
    end
  end
end
