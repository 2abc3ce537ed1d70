# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api`
    class Api
      # @private
      def initialize(entry)
        @entry = entry
      end

      # @return [String]
      def inspect
        "#<#{self.class}>"
      end

      # @param new [Integer]
      # @param class_ [String, nil]
      # @param undefined [Integer]
      # @return [Integer, nil]
      def new(new, undefined, class_: nil)
        at = "new"
        SDKRuntime::Check.u8(new) unless ::Integer === new && 0xFF & new == new
        at = "class_"
        class_ = SDKRuntime::Codec.take_option_string(class_)
        at = "undefined"
        SDKRuntime::Check.u8(undefined) unless ::Integer === undefined && 0xFF & undefined == undefined
        @entry.call(3) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_option_string(memory, class_)
          flat = call.enter.call(new, *flat2, undefined)
          bytes = memory.read(flat, 1, 2)
          result = SDKRuntime::Codec.load_option_u8(memory, bytes, 0)
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [ApiObject]
      def get
        @entry.call(4) do |call|
          memory = call.memory
          flat = call.core.call
          bytes = memory.read(flat, 4, 20)
          result = SDKRuntime::Codec.load_api_object(memory, bytes, 0)
          call.finish(flat)
          result
        end
      end

      # @param o [ApiObject, Hash]
      # @param i [Enumerable<Symbol>]
      # @param e [Symbol]
      # @param v [Static]
      # @return [nil]
      def set(o, i, e, v, **nil)
        at = "o"
        o = SDKRuntime::Codec.take_api_object(o)
        at = "i"
        i = SDKRuntime::Codec.take_inherited(i)
        at = "e"
        e = SDKRuntime::Codec.take_kind(e)
        at = "v"
        v = SDKRuntime::Codec.take_static(v)
        @entry.call(5) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_api_object(memory, o)
          flat3 = SDKRuntime::Codec.lower_flat_static(memory, v)
          call.enter.call(*flat2, i, e, *flat3)
          call.finish if call.unfinished
          nil
        end
      rescue SDKRuntime::Mismatch => e_
        ::Kernel.raise e_.error(at), cause: nil
      end

      # @param arguments [Integer]
      # @param eval [Integer]
      # @param options [Integer]
      # @param memory [String]
      # @param ctx [Integer]
      # @param self_ [Integer]
      # @param range [Integer]
      # @param lambda [Integer]
      # @return [String]
      def static_one(arguments, eval, options, memory, ctx, self_, range, lambda, **nil)
        at = "arguments"
        SDKRuntime::Check.u8(arguments) unless ::Integer === arguments && 0xFF & arguments == arguments
        at = "eval"
        SDKRuntime::Check.u8(eval) unless ::Integer === eval && 0xFF & eval == eval
        at = "options"
        SDKRuntime::Check.u8(options) unless ::Integer === options && 0xFF & options == options
        at = "memory"
        memory = SDKRuntime::Check.string(memory)
        at = "ctx"
        SDKRuntime::Check.u8(ctx) unless ::Integer === ctx && 0xFF & ctx == ctx
        at = "self_"
        SDKRuntime::Check.u8(self_) unless ::Integer === self_ && 0xFF & self_ == self_
        at = "range"
        SDKRuntime::Check.u8(range) unless ::Integer === range && 0xFF & range == range
        at = "lambda"
        SDKRuntime::Check.u8(lambda) unless ::Integer === lambda && 0xFF & lambda == lambda
        @entry.call(6) do |call|
          memory_ = call.memory
          span = memory_.write_string(memory)
          flat = call.enter.call(arguments, eval, options, SDKRuntime::Scalars.s32(span), span >> 32, ctx, self_, range, lambda)
          result = memory_.read_string(memory_.read_span(flat))
          call.finish(flat)
          result
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [nil]
      # @raise [ApiError]
      def then_
        failure = nil #: ApiError?
        @entry.call(7) do |call|
          memory = call.memory
          flat = call.core.call
          bytes = memory.read(flat, 4, 16)
          failure = ApiError.new(SDKRuntime::Codec.load_api_error_payload(memory, bytes, 4)) if SDKRuntime::Scalars.some?(bytes.getbyte(0))
          call.finish(flat)
        end
        ::Kernel.raise failure if failure

        nil
      end

      # @param range [Integer, nil]
      # @return [nil]
      def load(range: nil)
        at = "range"
        range = SDKRuntime::Codec.take_option_u8(range)
        @entry.call(8) do |call|
          memory = call.memory
          flat2 = SDKRuntime::Codec.lower_flat_option_u8(memory, range)
          call.core.call(*flat2)
          call.finish if call.unfinished
          nil
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param u [String]
      # @param url_x [String]
      # @return [nil]
      def link(u, url_x, **nil)
        at = "u"
        u = SDKRuntime::Check.string(u)
        at = "url_x"
        url_x = SDKRuntime::Check.string(url_x)
        @entry.call(9) do |call|
          memory = call.memory
          span = memory.write_string(u)
          span2 = memory.write_string(url_x)
          call.enter.call(SDKRuntime::Scalars.s32(span), span >> 32, SDKRuntime::Scalars.s32(span2), span2 >> 32)
          call.finish if call.unfinished
          nil
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param payload [Array<String>]
      # @param at [Array<String>]
      # @param err [Array<String>]
      # @param result [Array<String>]
      # @param call [Array<String>]
      # @param memory [Array<String>]
      # @param refused [Array<String>]
      # @param bad [Array<String>]
      # @param ctx [String]
      # @return [String]
      # @raise [ResultError]
      def words(payload, at, err, result, call, memory, refused, bad, ctx, **nil)
        at_ = "payload"
        payload = SDKRuntime::Codec.take_list_of_string(payload)
        at_ = "at"
        at = SDKRuntime::Codec.take_list_of_string(at)
        at_ = "err"
        err = SDKRuntime::Codec.take_list_of_string(err)
        at_ = "result"
        result = SDKRuntime::Codec.take_list_of_string(result)
        at_ = "call"
        call = SDKRuntime::Codec.take_list_of_string(call)
        at_ = "memory"
        memory = SDKRuntime::Codec.take_list_of_string(memory)
        at_ = "refused"
        refused = SDKRuntime::Codec.take_list_of_string(refused)
        at_ = "bad"
        bad = SDKRuntime::Codec.take_list_of_string(bad)
        at_ = "ctx"
        ctx = SDKRuntime::Check.string(ctx)
        failure = nil #: ResultError?
        result_ = @entry.call(10) do |call_|
          memory_ = call_.memory
          area = memory_.write_list(1, 4, 72) do |bytes|
            [SDKRuntime::Codec.lower_list_of_string(memory_, payload), SDKRuntime::Codec.lower_list_of_string(memory_, at), SDKRuntime::Codec.lower_list_of_string(memory_, err), SDKRuntime::Codec.lower_list_of_string(memory_, result), SDKRuntime::Codec.lower_list_of_string(memory_, call), SDKRuntime::Codec.lower_list_of_string(memory_, memory), SDKRuntime::Codec.lower_list_of_string(memory_, refused), SDKRuntime::Codec.lower_list_of_string(memory_, bad), memory_.write_string(ctx)].pack("Q<Q<Q<Q<Q<Q<Q<Q<Q<", buffer: bytes)
            bytes
          end
          flat = call_.enter.call(SDKRuntime::Scalars.s32(area))
          bytes = memory_.read(flat, 4, 12)
          result_ = nil
          if SDKRuntime::Scalars.some?(bytes.getbyte(0))
            failure = ResultError.new(memory_.read_string(bytes.unpack1("Q<", offset: 4)))
          else
            result_ = memory_.read_string(bytes.unpack1("Q<", offset: 4))
          end
          call_.finish(flat)
          result_
        end
        ::Kernel.raise failure if failure

        result_
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at_), cause: nil
      end

      # @param options [Integer]
      # @param svc [Integer]
      # @param returned [Integer]
      # @param result [Integer]
      # @param call [Integer]
      # @param limit [Integer, nil]
      # @return [Integer]
      def choose(options, svc, returned, result, call, limit: nil)
        at = "options"
        SDKRuntime::Check.u8(options) unless ::Integer === options && 0xFF & options == options
        at = "svc"
        SDKRuntime::Check.u8(svc) unless ::Integer === svc && 0xFF & svc == svc
        at = "returned"
        SDKRuntime::Check.u8(returned) unless ::Integer === returned && 0xFF & returned == returned
        at = "result"
        SDKRuntime::Check.u8(result) unless ::Integer === result && 0xFF & result == result
        at = "call"
        SDKRuntime::Check.u8(call) unless ::Integer === call && 0xFF & call == call
        at = "limit"
        limit = SDKRuntime::Codec.take_option_u8(limit)
        @entry.call(11) do |call_|
          memory = call_.memory
          flat2 = SDKRuntime::Codec.lower_flat_option_u8(memory, limit)
          flat = call_.core.call(options, svc, returned, result, call, *flat2)
          result_ = flat & 0xFF
          call_.finish(flat) if call_.unfinished
          result_
        end
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @param new [Integer]
      # @return [ApiArrayLike]
      # @yieldparam made [ApiArrayLike] closed at the end of the block
      def new_array_like(new, **nil)
        made = begin
          at = "new"
          SDKRuntime::Check.u8(new) unless ::Integer === new && 0xFF & new == new
          @entry.call(12) do |call|
            flat = call.core.call(new)
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

      # @return [nil]
      def array_like_prototype
        @entry.call0(13)
        nil
      end

      # @return [String]
      def array_like_name
        @entry.call(14) do |call|
          memory = call.memory
          flat = call.core.call
          result = memory.read_string(memory.read_span(flat))
          call.finish(flat)
          result
        end
      end
    end
  end
end
