# frozen_string_literal: true

module Golden
  module Resources
    # A conversation with the guest.
    class Session < SDKRuntime::Resource
      # @param data [Object]
      # @param peek [Object]
      # @return [nil]
      def attach(data, peek, **nil)
        at = "data"
        data = SDKRuntime::Check.object(data, "Blob")
        at = "peek"
        peek = SDKRuntime::Check.object(peek, "Blob")
        @_instance.call(6) do |call|
          call.core.call(call.lend(self), call.lower_host_own(0, data), call.lower_host_borrow(0, peek))
          call.finish if call.unfinished
          nil
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [Object, nil]
      def detach
        @_instance.call(7) do |call|
          memory = call.memory
          flat = call.core.call(call.lend(self))
          bytes = memory.read(flat, 4, 8)
          result = SDKRuntime::Codec.load_option_own_blob(call, bytes, 0)
          call.finish(flat)
          result
        end
      end
    end
  end
end
