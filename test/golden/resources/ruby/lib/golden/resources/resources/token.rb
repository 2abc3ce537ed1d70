# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/shared#token`
    class Token < SDKRuntime::Resource
      # @return [String]
      def value
        handle = @_ownership
        @_ownership.instance.call(3) do |call|
          memory = call.memory
          flat = call.core.call(call.lend(handle))
          bytes = memory.read(flat, 4, 8)
          result = memory.read_string(bytes.unpack1("Q<"))
          call.finish(flat)
          result
        end
      end
    end
  end
end
