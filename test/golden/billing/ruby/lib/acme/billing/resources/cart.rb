# frozen_string_literal: true

module Acme
  module Billing
    # `acme:billing/invoices@1.4.0#cart`
    class Cart < SDKRuntime::Resource
      # @param item [LineItem, Hash]
      # @return [Integer]
      # @raise [ResultError]
      def add(item, **nil)
        at = "item"
        item = SDKRuntime::Codec.take_line_item(item)
        failure = nil #: ResultError?
        result = @_instance.call(7) do |call|
          memory = call.memory
          handle = call.lend(self)
          flat2 = SDKRuntime::Codec.lower_flat_line_item(memory, item)
          flat = call.enter.call(handle, *flat2)
          bytes = memory.read(flat, 4, 12)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = ResultError.new(memory.read_string(bytes.unpack1("Q<", offset: 4)))
          else
            result = bytes.unpack1("L<", offset: 4)
          end
          call.finish(flat)
          result
        end
        ::Kernel.raise failure if failure

        result
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [Integer]
      def total
        @_instance.call(8) do |call|
          flat = call.core.call(call.lend(self))
          result = flat & 0xFFFF_FFFF_FFFF_FFFF
          call.finish(flat) if call.unfinished
          result
        end
      end
    end
  end
end
