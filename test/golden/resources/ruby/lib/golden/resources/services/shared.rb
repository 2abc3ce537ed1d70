# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/shared`
    class Shared
      # @private
      def initialize(entry)
        @entry = entry
      end

      # @return [String]
      def inspect
        "#<#{self.class}>"
      end

      # @param p [Pair, Hash]
      # @return [Pair]
      def swap(p, **nil)
        claims = SDKRuntime::Claims.new
        at = "p"
        p = SDKRuntime::Codec.take_pair(p, claims)
        @entry.call(2) do |call|
          claims.settle(call.instance)
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_pair(call, p)
          flat = call.core.call(*flat2)
          bytes = memory.read(flat, 4, 8)
          result = SDKRuntime::Codec.load_pair(call, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end
    end
  end
end
