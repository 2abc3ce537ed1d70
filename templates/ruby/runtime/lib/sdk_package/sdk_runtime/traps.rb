# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The engine's errors as this package's errors.
    module Traps
      module_function

      # @param error [Wasmtime::Error]
      # @param lacking [String, nil] the function without an implementation that the component called before
      # @return [TrapError]
      def trap_error(error, lacking = nil)
        return TrapError.new(error.message) unless error.is_a?(::Wasmtime::Trap)

        message = error.message.delete_prefix("wasm trap: ")
        message += ": the component called #{lacking}, which this package does not provide" if lacking
        TrapError.new(message, code: error.code, guest_frames: frames(error))
      end

      # Each line of the engine's backtrace is `  0:   0x1a - module!function`.
      def frames(trap)
        trap.wasm_backtrace_message.to_s.scan(/^\s*\d+:\s+0x\h+ - (?:[^!\n]*!)?(.+)$/).flatten
      end

      def interrupted?(error)
        error.is_a?(::Wasmtime::Trap) && error.code == ::Wasmtime::Trap::INTERRUPT
      end
    end
  end
end
