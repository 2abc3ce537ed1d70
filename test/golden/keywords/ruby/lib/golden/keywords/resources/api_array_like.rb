# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#array-like`
    class ApiArrayLike < SDKRuntime::Resource
      # @return [Integer]
      def new
        @_instance.call(15) do |call|
          flat = call.core.call(call.lend(self))
          result = flat & 0xFF
          call.finish(flat) if call.unfinished
          result
        end
      end

      # @return [nil]
      def close_array_like
        @_instance.call(16) do |call|
          call.core.call(call.lend(self))
          call.finish if call.unfinished
          nil
        end
      end

      # @return [nil]
      def constructor
        @_instance.call(17) do |call|
          call.core.call(call.lend(self))
          call.finish if call.unfinished
          nil
        end
      end

      # @param end_ [Integer]
      # @param res [Integer]
      # @return [nil]
      def delete(end_, res, **nil)
        at = "end_"
        SDKRuntime::Check.u8(end_) unless ::Integer === end_ && 0xFF & end_ == end_
        at = "res"
        SDKRuntime::Check.u8(res) unless ::Integer === res && 0xFF & res == res
        @_instance.call(18) do |call|
          call.core.call(call.lend(self), end_, res)
          call.finish if call.unfinished
          nil
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [Integer]
      def object_id_
        @_instance.call(19) do |call|
          flat = call.core.call(call.lend(self))
          result = flat & 0xFF
          call.finish(flat) if call.unfinished
          result
        end
      end
    end
  end
end
