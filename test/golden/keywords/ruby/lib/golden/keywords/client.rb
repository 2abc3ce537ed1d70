# frozen_string_literal: true

module Golden
  module Keywords
    # A client of `keywords`.
    class Client
      # @return [Api]
      attr_reader :api

      # Makes a client, with the options of {#initialize}; with a block, it is closed at the end of the block, whose value is given back.
      #
      # @return [Client, Object]
      def self.open(imports:, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil)
        client = new(imports:, artifact:, compile_cache:, memory_limit:, timeout:)
        return client unless block_given?

        begin
          yield client
        ensure
          client.close
        end
      end

      # @param imports [Hash{Symbol => Object}] what the application provides
      # @param artifact [String, nil] another component of the same interface: its bytes, or the path of a file
      # @param compile_cache [Boolean, String] whether to keep native code of a large component between processes; or the folder for it
      # @param memory_limit [Integer, nil] bytes of each memory of the component
      # @param timeout [Float, nil] seconds of each call, waiting included; nothing else stops a component that computes, neither Ctrl-C nor `Timeout`
      # @raise [ArgumentError] when something is missing in `imports`
      # @raise [TrapError] when the component fails to start
      def initialize(imports:, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil)
        SDKRuntime::Application.check(imports, imports: %i[class_])
        @entry = SDKRuntime::COMPONENT.open(imports, artifact:, compile_cache:, memory_limit:, timeout:)
        @api = Api.new(@entry)
      end

      # @return [nil]
      def close_keywords
        @entry.call0(0)
        nil
      end

      # @param new [Integer]
      # @param cl [Integer]
      # @return [nil]
      def load_keywords(new, cl, **nil)
        at = "new"
        SDKRuntime::Check.u8(new) unless ::Integer === new && 0xFF & new == new
        at = "cl"
        SDKRuntime::Check.u8(cl) unless ::Integer === cl && 0xFF & cl == cl
        @entry.call2(1, new, cl)
        nil
      rescue SDKRuntime::Mismatch => e
        ::Kernel.raise e.error(at), cause: nil
      end

      # @return [nil]
      def then_
        @entry.call0(2)
        nil
      end

      # Frees the component, after a running call of another thread.
      #
      # @return [nil]
      def close
        @entry.close
        nil
      end

      # @return [Boolean]
      def closed?
        @entry.closed?
      end

      # @return [String]
      def inspect
        "#<#{self.class}#{" closed" if closed?}>"
      end
    end
  end
end
