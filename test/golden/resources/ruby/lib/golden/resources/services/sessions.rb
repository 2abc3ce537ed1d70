# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/sessions`
    class Sessions
      # @private
      def initialize(entry)
        @entry = entry
      end

      # @return [String]
      def inspect
        "#<#{self.class}>"
      end

      # @param what [Held, Hash]
      # @return [Held]
      def hold(what, **nil)
        claims = SDKRuntime::Claims.new
        at = "what"
        what = SDKRuntime::Codec.take_held(what, claims)
        @entry.call(0) do |call|
          claims.settle(call.instance)
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_held(call, what)
          flat = call.enter.call(*flat2)
          bytes = memory.read(flat, 4, 12)
          result = SDKRuntime::Codec.load_held(call, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param s [Session]
      # @param others [Array(Session, Session, nil)]
      # @return [Integer]
      def inspect_(s, others, **nil)
        claims = SDKRuntime::Claims.new
        at = "s"
        s = claims.borrow(s, Session)
        at = "others"
        others = SDKRuntime::Codec.take_tuple_borrow_session_option_borrow_session(others, claims)
        @entry.call(1) do |call|
          claims.settle(call.instance)
          flat2 = SDKRuntime::Codec.lower_flat_tuple_borrow_session_option_borrow_session(call, others)
          flat = call.core.call(call.lower_borrow(s), *flat2)
          result = flat & 0xFFFF_FFFF
          call.finish(flat) if call.unfinished
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param limit [Integer, nil]
      # @return [Session]
      # @yieldparam made [Session] closed at the end of the block
      def new_session(limit: nil)
        made = begin
          at = "limit"
          limit = SDKRuntime::Codec.take_option_u32(limit)
          @entry.call(4) do |call|
            memory = call.memory
            flat2 = SDKRuntime::Codec.lower_flat_option_u32(memory, limit)
            flat = call.core.call(*flat2)
            result = call.lift_own(3, flat)
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

      # @param others [Array<Session>]
      # @return [Session]
      # @raise [ResultError]
      def session_join(others, **nil)
        claims = SDKRuntime::Claims.new
        at = "others"
        others = SDKRuntime::Codec.take_list_of_own_session(others, claims)
        failure = nil #: ResultError?
        result = @entry.call(5) do |call|
          claims.settle(call.instance)
          memory = call.memory
          span = SDKRuntime::Codec.lower_list_of_own_session(call, others)
          flat = call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32)
          bytes = memory.read(flat, 4, 12)
          result = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = ResultError.new(memory.read_string(bytes.unpack1("Q<", offset: 4)))
          else
            result = call.lift_own(3, bytes.unpack1("l<", offset: 4))
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
