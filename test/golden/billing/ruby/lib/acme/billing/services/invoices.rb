# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0`
    class Invoices
      # @private
      def initialize(entry)
        @entry = entry
      end

      # @return [String]
      def inspect
        "#<#{self.class}>"
      end

      # Creates an invoice.
      #
      # @param customer_id [String]
      # @param lines [Array<LineItem, Hash>]
      # @param currency [Symbol, nil]
      # @return [Invoice]
      # @raise [InvoiceError]
      def create(customer_id, lines, currency: nil)
        at = "customer_id"
        customer_id = SDKRuntime::Check.string(customer_id)
        at = "lines"
        lines = SDKRuntime::Codec.take_list_of_line_item(lines)
        at = "currency"
        currency = SDKRuntime::Codec.take_option_currency(currency)
        failure = nil #: InvoiceError?
        result = @entry.call(1) do |call|
          memory = call.memory
          span = memory.write_string(customer_id)
          span2 = SDKRuntime::Codec.lower_list_of_line_item(memory, lines)
          flat2 = SDKRuntime::Codec.lower_flat_option_currency(memory, currency)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32, SDKRuntime::Scalars.s32(span2), span2 >> 32, *flat2)
          bytes = memory.read(flat, 8, 40)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = InvoiceError.new(SDKRuntime::Codec.load_invoice_error_payload(memory, bytes, 8))
          else
            result = SDKRuntime::Codec.load_invoice(memory, bytes, 8)
          end
          call.finish(flat)
          result
        end
        ::Kernel.raise failure if failure

        result
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param document [String]
      # @return [String]
      def checksum(document, **nil)
        at = "document"
        document = SDKRuntime::Check.bytes(document)
        @entry.call(2) do |call|
          memory = call.memory
          span = memory.write_packed(document, 1)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32)
          result = memory.read_bytes(memory.read_span(flat))
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param id [String]
      # @param by [Payment]
      # @param include [Enumerable<Symbol>]
      # @return [Invoice]
      def settle(id, by, include, **nil)
        at = "id"
        id = SDKRuntime::Check.string(id)
        at = "by"
        by = SDKRuntime::Codec.take_payment(by)
        at = "include"
        include = SDKRuntime::Codec.take_include(include)
        @entry.call(3) do |call|
          memory = call.memory
          span = memory.write_string(id)
          flat2 = SDKRuntime::Codec.lower_flat_payment(memory, by)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32, *flat2, include)
          bytes = memory.read(flat, 8, 32)
          result = SDKRuntime::Codec.load_invoice(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param customer_id [String]
      # @return [Cart]
      # @yieldparam made [Cart] closed at the end of the block
      def new_cart(customer_id, **nil)
        made = begin
          at = "customer_id"
          customer_id = SDKRuntime::Check.string(customer_id)
          @entry.call(4) do |call|
            memory = call.memory
            span = memory.write_string(customer_id)
            flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32)
            result = call.lift_own(0, flat)
            call.finish(flat) if call.unfinished
            result
          end
        rescue SDKRuntime::Mismatch => e
          ::Kernel.raise e.error(at), cause: nil
        end
        return made unless block_given?

        begin
          yield made
        ensure
          made.close
        end
      end

      # @param a [Cart]
      # @param b [Cart]
      # @return [Cart]
      def cart_merge(a, b, **nil)
        claims = SDKRuntime::Claims.new
        at = "a"
        a = claims.own(a, Cart)
        at = "b"
        b = claims.own(b, Cart)
        @entry.call(5) do |call|
          claims.settle(call.instance)
          flat = call.core.call(call.lower_own(a), call.lower_own(b))
          result = call.lift_own(0, flat)
          call.finish(flat) if call.unfinished
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param cart [Cart]
      # @return [Invoice]
      # @raise [InvoiceError]
      def cart_checkout(cart, **nil)
        claims = SDKRuntime::Claims.new
        at = "cart"
        cart = claims.own(cart, Cart)
        failure = nil #: InvoiceError?
        result = @entry.call(6) do |call|
          claims.settle(call.instance)
          memory = call.memory
          flat = call.core.call(call.lower_own(cart))
          bytes = memory.read(flat, 8, 40)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = InvoiceError.new(SDKRuntime::Codec.load_invoice_error_payload(memory, bytes, 8))
          else
            result = SDKRuntime::Codec.load_invoice(memory, bytes, 8)
          end
          call.finish(flat)
          result
        end
        ::Kernel.raise failure if failure

        result
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end
    end
  end
end
