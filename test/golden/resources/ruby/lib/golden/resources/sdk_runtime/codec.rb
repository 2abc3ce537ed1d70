# frozen_string_literal: true

module Golden
  module Resources
    module SDKRuntime
      # Lifts and lowers the values of this package's interface.
      module Codec
        module_function

        def lift_list_of_own_blob(call, span)
          call.memory.read_list(span, 4, 4) { |bytes, _| bytes.unpack("l<*").map { |item| call.lift_host_own(0, item) } }
        end

        def lower_list_of_own_blob(call, value)
          call.memory.write_list(value.length, 4, 4) do |bytes|
            value.map { |item| call.lower_host_own(0, item) }.pack("l<*", buffer: bytes)
          end
        end

        def take_list_of_own_blob(value)
          Numbers.check_each(Check.list(value, 4)) { |item| Check.object(item, "Blob") }
        end

        def load_held(call, bytes, at)
          part0, part1 = bytes.unpack("l<Q<", offset: at)
          ::Golden::Resources::Held._lift(owner: call.lift_own(3, part0), data: lift_list_of_own_blob(call, part1))
        end

        def lower_flat_held(call, value)
          part0, part1 = value
          span = lower_list_of_own_blob(call, part1)
          [call.lower_own(part0), Scalars.s32(span), span >> 32]
        end

        def take_held(value, claims)
          value = Check.record(value, ::Golden::Resources::Held) unless ::Golden::Resources::Held === value
          at = ".owner"
          part0 = claims.own(value.owner, ::Golden::Resources::Session)
          at = ".data"
          part1 = take_list_of_own_blob(value.data)
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lower_flat_option_borrow_session(call, value)
          return [0, 0] if value.nil?

          [1, call.lower_borrow(value)]
        end

        def take_option_borrow_session(value, claims)
          value.nil? ? nil : claims.borrow(value, ::Golden::Resources::Session)
        end

        def lower_flat_tuple_borrow_session_option_borrow_session(call, value)
          part0, part1 = value
          flat = lower_flat_option_borrow_session(call, part1)
          [call.lower_borrow(part0), *flat]
        end

        def take_tuple_borrow_session_option_borrow_session(value, claims)
          value = Check.sized(value, 2)
          at = "[0]"
          part0 = claims.borrow(value[0], ::Golden::Resources::Session)
          at = "[1]"
          part1 = take_option_borrow_session(value[1], claims)
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def load_pair(call, bytes, at)
          part0, part1 = bytes.unpack("l<L<", offset: at)
          ::Golden::Resources::Pair._lift(a: call.lift_own(2, part0), n: part1)
        end

        def lower_flat_pair(call, value)
          part0, part1 = value
          [call.lower_own(part0), part1 > 0x7FFF_FFFF ? part1 - 0x1_0000_0000 : part1]
        end

        def take_pair(value, claims)
          value = Check.record(value, ::Golden::Resources::Pair) unless ::Golden::Resources::Pair === value
          at = ".a"
          part0 = claims.own(value.a, ::Golden::Resources::Token)
          at = ".n"
          part1 = Check.u32(value.n)
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_list_of_string(memory, span)
          memory.read_list(span, 4, 8) { |bytes, _| bytes.unpack("Q<*").map { |item| memory.read_string(item) } }
        end

        def lift_flat_imported_pair(call, flat0, flat1)
          ::Golden::Resources::ImportedPair._lift(a: call.lift_host_own(1, flat0), n: flat1 & 0xFFFF_FFFF)
        end

        def store_imported_pair(call, value, bytes)
          part0, part1 = value
          [call.lower_host_own(1, part0), part1].pack("l<L<", buffer: bytes)
        end

        def take_imported_pair(value)
          value = Check.record(value, ::Golden::Resources::ImportedPair) unless ::Golden::Resources::ImportedPair === value
          at = ".a"
          part0 = Check.object(value.a, "ImportedToken")
          at = ".n"
          part1 = Check.u32(value.n)
          [part0, part1]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lower_flat_option_u32(_memory, value)
          return [0, 0] if value.nil?

          [1, value > 0x7FFF_FFFF ? value - 0x1_0000_0000 : value]
        end

        def take_option_u32(value)
          value.nil? ? nil : Check.u32(value)
        end

        def lower_list_of_own_session(call, value)
          call.memory.write_list(value.length, 4, 4) do |bytes|
            value.map { |item| call.lower_own(item) }.pack("l<*", buffer: bytes)
          end
        end

        def take_list_of_own_session(value, claims)
          Numbers.check_each(Check.list(value, 4)) { |item| claims.own(item, ::Golden::Resources::Session) }
        end

        def load_option_own_blob(call, bytes, at)
          Scalars.some?(bytes.getbyte(at)) ? call.lift_host_own(0, bytes.unpack1("l<", offset: at + 4)) : nil
        end
      end
    end
  end
end
