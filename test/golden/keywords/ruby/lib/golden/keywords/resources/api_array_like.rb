# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#array-like`
    class ApiArrayLike < SDKRuntime::Resource
      # @return [Integer]
      def new
        handle = @_ownership
        @_ownership.instance.call(13) do |call|
          flat = call.core.call(call.lend(handle))
          result = flat & 0xFF
          call.finish(flat)
          result
        end
      end

      # @return [nil]
      def close_array_like
        handle = @_ownership
        @_ownership.instance.call(14) do |call|
          call.core.call(call.lend(handle))
          call.finish_empty
          nil
        end
      end

      # @return [nil]
      def constructor
        handle = @_ownership
        @_ownership.instance.call(15) do |call|
          call.core.call(call.lend(handle))
          call.finish_empty
          nil
        end
      end

      # @param end_ [Integer]
      # @return [nil]
      def delete(end_, **nil)
        handle = @_ownership
        at = "end_"
        SDKRuntime::Check.u8(end_) unless end_.is_a?(::Integer) && end_ >= 0 && end_ <= 0xFF
        @_ownership.instance.call(16) do |call|
          call.core.call(call.lend(handle), end_)
          call.finish_empty
          nil
        end
      rescue SDKRuntime::Mismatch => e
        raise e.error(at), cause: nil
      end

      # @return [Integer]
      def object_id_
        handle = @_ownership
        @_ownership.instance.call(17) do |call|
          flat = call.core.call(call.lend(handle))
          result = flat & 0xFF
          call.finish(flat)
          result
        end
      end
    end
  end
end
