# frozen_string_literal: true

module SdkPackage
  # Base of every error that this package raises on its own account.
  class SdkError < StandardError
  end

  # A function gave its error case, and that case has no class of its own.
  class ResultError < SdkError
    # @return [Object] the value of the error case; nil where it has none
    attr_reader :payload

    # @param payload [Object] a text is the message
    def initialize(payload = nil)
      super(SDKRuntime::ErrorMessage.of("error", payload))
      @payload = payload
    end
  end

  # The component failed: it trapped, or broke the rules of its interface. The instance that it ran in is dead.
  class TrapError < SdkError
    # @return [Symbol, nil] the engine's name for the reason, e.g. `:unreachable_code_reached`
    attr_reader :code

    # @return [Array<String>] the functions of the component that were running, the innermost first
    attr_reader :guest_frames

    # @param message [String]
    # @param code [Symbol, nil]
    # @param guest_frames [Array<String>]
    def initialize(message, code: nil, guest_frames: [])
      super(message)
      @code = code
      @guest_frames = guest_frames
    end
  end

  # Something was used after it was closed, spent, or killed by an earlier failure (then that is the `cause`).
  class ClosedError < SdkError
  end

  # A call took longer than the client's timeout.
  class CallTimeoutError < SdkError
  end

  # An import called back into the client that was calling it.
  class ReentrancyError < SdkError
  end
end
