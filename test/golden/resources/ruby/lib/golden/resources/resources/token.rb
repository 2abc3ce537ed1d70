# frozen_string_literal: true

module Golden
  module Resources
    # `golden:resources/shared#token`
    class Token < SDKRuntime::Resource
      # @return [String]
      def value
        @_instance.call(3) do |call|
          memory = call.memory
          flat = call.core.call(call.lend(self))
          result = memory.read_string(memory.read_span(flat))
          call.finish(flat)
          result
        end
      end
    end
  end
end
