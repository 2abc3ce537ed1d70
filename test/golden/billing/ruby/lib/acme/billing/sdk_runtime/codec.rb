# frozen_string_literal: true

module Acme
  module Billing
    module SDKRuntime
      # Lifts and lowers the values of this package's interface.
      module Codec
        INCLUDE = { lines: 1, history: 2 }.freeze
        LEVEL = { info: 0, warning: 1 }.freeze
        LEVEL_CASES = LEVEL.keys.freeze
        CURRENCY = { usd: 0, eur: 1 }.freeze
        CURRENCY_CASES = CURRENCY.keys.freeze

        module_function

        def lower_flat_option_string(memory, value)
          return [0, 0, 0] if value.nil?

          span = memory.write_string(value)
          [1, Scalars.s32(span), span >> 32]
        end

        def take_option_string(value)
          value.nil? ? nil : Check.string(value)
        end

        def load_line_item(memory, bytes, at)
          part0, part1, some2, part2 = bytes.unpack("Q<L<Cx3Q<", offset: at)
          ::Acme::Billing::LineItem._lift(sku: memory.read_string(part0), quantity: part1, note: Scalars.some?(some2) ? memory.read_string(part2) : nil)
        end

        def lower_flat_line_item(memory, value)
          part0, part1, part2 = value
          span = memory.write_string(part0)
          flat = lower_flat_option_string(memory, part2)
          [Scalars.s32(span), span >> 32, part1 > 0x7FFF_FFFF ? part1 - 0x1_0000_0000 : part1, *flat]
        end

        def store_line_item(memory, value, bytes)
          part0, part1, part2 = value
          [memory.write_string(part0), part1, part2.nil? ? 0 : 1, part2.nil? ? 0 : memory.write_string(part2)].pack("Q<L<Cx3Q<", buffer: bytes)
        end

        def take_line_item(value)
          value = Check.record(value, ::Acme::Billing::LineItem) unless ::Acme::Billing::LineItem === value
          at = ".sku"
          part0 = Check.string(value.sku)
          at = ".quantity"
          part1 = Check.u32(value.quantity)
          at = ".note"
          part2 = take_option_string(value.note)
          [part0, part1, part2]
        rescue Mismatch => e
          raise e.inside(at)
        end

        def lift_list_of_line_item(memory, span)
          memory.read_list(span, 4, 24) do |bytes, count|
            ::Array.new(count) { |index| load_line_item(memory, bytes, index * 24) }
          end
        end

        def lower_list_of_line_item(memory, value)
          memory.write_list(value.length, 4, 24) do |bytes|
            value.each { |item| store_line_item(memory, item, bytes) }
            bytes
          end
        end

        def take_list_of_line_item(value)
          Numbers.check_each(Check.list(value, 24)) { |item| take_line_item(item) }
        end

        def lift_currency(index)
          CURRENCY_CASES[index] || Scalars.bad_case(index)
        end

        def take_currency(value)
          Check.enum(value, CURRENCY, "Currency")
        end

        def lower_flat_option_currency(_memory, value)
          return [0, 0] if value.nil?

          [1, value]
        end

        def take_option_currency(value)
          value.nil? ? nil : take_currency(value)
        end

        def load_invoice(memory, bytes, at)
          part0, part1, part2, part3 = bytes.unpack("Q<Q<Cx3Q<", offset: at)
          ::Acme::Billing::Invoice._lift(id: memory.read_string(part0), total: part1, currency: lift_currency(part2), lines: lift_list_of_line_item(memory, part3))
        end

        def load_limit(_memory, bytes, at)
          part0, = bytes.unpack("Q<", offset: at)
          ::Acme::Billing::Limit._lift(max: part0)
        end

        def load_invoice_error_payload(memory, bytes, at)
          case (index = bytes.getbyte(at))
          when 0 then ::Acme::Billing::InvoiceErrorPayload::UnknownSku.new(memory.read_string(bytes.unpack1("Q<", offset: at + 8)))
          when 1 then ::Acme::Billing::InvoiceErrorPayload::OverLimit.new(load_limit(memory, bytes, at + 8))
          when 2 then ::Acme::Billing::InvoiceErrorPayload::Closed.new
          else Scalars.bad_case(index)
          end
        end

        def lower_flat_payment(memory, value)
          index, payload = value
          case index
          when 0
            span = memory.write_string(payload)
            [0, Scalars.s32(span) & 0xFFFF_FFFF, span >> 32]
          when 1
            [1, Scalars.s64(payload), 0]
          when 2
            [2, 0, 0]
          end
        end

        def take_payment(value)
          case value
          when ::Acme::Billing::Payment::BankTransfer
            at = ".value"
            [0, Check.string(value.value)]
          when ::Acme::Billing::Payment::Card
            at = ".value"
            [1, Check.u64(value.value)]
          when ::Acme::Billing::Payment::Cash then [2, nil]
          else raise Mismatch.expected("Payment", value)
          end
        rescue Mismatch => e
          raise e.inside(at)
        end

        def take_include(value)
          Check.flags(value, INCLUDE, "Include")
        end

        def lift_level(index)
          LEVEL_CASES[index] || Scalars.bad_case(index)
        end
      end
    end
  end
end
