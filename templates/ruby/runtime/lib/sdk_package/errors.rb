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

    # @return [String] the last 8 KiB of what the component had printed to stderr, e.g. a panic's own text; it stands in the message, too
    def stderr = @stderr || ""

    # @return [String] the message
    def to_s
      stderr.empty? ? super : "#{super}; it had printed:\n#{stderr}"
    end

    # Where it leaves the component that failed, and no other.
    #
    # @private
    def _printed(stderr)
      @stderr = stderr if @stderr.nil?
    end
  end

  # The component ended the program, be it with code 0. The instance that it ran in is dead, the process goes on.
  class ExitError < SdkError
    # @return [Integer]
    attr_reader :code

    # @param code [Integer]
    def initialize(code = 0)
      super("the component ended the program with exit code #{code}")
      @code = code
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
