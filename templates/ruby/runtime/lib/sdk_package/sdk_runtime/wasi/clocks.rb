# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # What the component takes for the time, in nanoseconds: the system's clocks, or the one clock of the application, of which both follow.
      class Clocks
        # @param clock [#call, nil] gives a Time
        def initialize(clock)
          @clock = clock
          @latest = 0
        end

        # @return [Integer] since 1970
        def wall
          @clock ? given : ::Process.clock_gettime(::Process::CLOCK_REALTIME, :nanosecond)
        end

        # @return [Integer] never less than before
        def monotonic
          return ::Process.clock_gettime(::Process::CLOCK_MONOTONIC, :nanosecond) unless @clock

          @latest = [@latest, given].max
        end

        # @param deadline [Integer] of the monotonic clock
        # @return [Float] seconds until then; none of them are left where it has passed
        def until(deadline)
          (deadline - monotonic) / 1e9
        end

        # So much time as there was left was waited for: the application's clock may stand still.
        def passed(deadline)
          @latest = [@latest, deadline].max
        end

        private

        # One before 1970, or far ahead, stays within 64 bits.
        def given
          time = @clock.call
          raise ::TypeError, "clock: expected Time, got #{time.class}" unless time.is_a?(::Time)

          ((time.to_i * 1_000_000_000) + time.nsec).clamp(0, (1 << 64) - 1)
        end
      end
    end
  end
end
