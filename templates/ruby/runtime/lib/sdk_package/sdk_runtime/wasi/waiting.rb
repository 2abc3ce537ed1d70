# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # The one place where the component waits. It goes on when what it waits for is there, and ends with the time of the call, when the client is closed,
      # by `Thread#raise` and by Ctrl-C.
      class Waiting
        # Of the monotonic clock: for ever.
        NEVER = (1 << 64) - 1
        # Seconds after which it may look again. Ruby calls a thread that nothing but another thread can wake a deadlock.
        LONGEST = 3600.0

        # @param clocks [Clocks]
        # @param stdin [Stdin]
        # @param http [Http::Requests]
        def initialize(clocks, stdin, http)
          @clocks = clocks
          @stdin = stdin
          @http = http
          @woken = ::Thread::Queue.new
          @ends = ::Float::INFINITY
        end

        # A call begins that may take so long.
        #
        # @param seconds [Float]
        def limit(seconds)
          @timeout = seconds
          @ends = now + seconds
        end

        # From now on nothing is waited for.
        def close
          @closed = true
          wake
        end

        # Whoever waits looks again. Any thread may call this.
        def wake
          @woken << true if @woken.empty?
          @pipe&.last&.write_nonblock(".", exception: false)
        end

        # @param handles [Array<Integer>]
        # @return [Array<Integer>] which of them, by index, are ready
        def ready(handles)
          handles.each_index.select { |index| ready?(handles.fetch(index)) }
        end

        # Returns when one of the handles may be ready, or the monotonic clock has reached the deadline.
        #
        # @param handles [Array<Integer>]
        # @raise [CallTimeoutError]
        # @raise [ClosedError]
        def wait(handles, deadline)
          io = @stdin.io if handles.include?(0)
          own_pipe if io
          return if handles.any? { |handle| ready?(handle) }

          left = deadline == NEVER ? LONGEST : @clocks.until(deadline)
          pause([left, @ends - now, LONGEST].min, io) unless @closed
          check
          @clocks.passed(deadline) if left < LONGEST
        end

        private

        # Handle 0 is standard input. Of request r, 4r + 1 is its answer, 4r + 2 the response's body, and 4r + 3 its own.
        def ready?(handle)
          return @stdin.ready? if handle.zero?

          exchange = @http.fetch(handle / 4)
          case handle % 4
          when 1 then !exchange.answer.nil?
          when 2 then exchange.readable?
          else exchange.writable?
          end
        end

        def pause(seconds, io)
          return unless seconds.positive?

          io ? select(io, seconds) : @woken.pop(timeout: seconds)
        end

        def select(io, seconds)
          pipe = own_pipe
          ::IO.public_send(:select, [io, pipe], nil, nil, seconds)
          pipe.read_nonblock(64, exception: false)
        rescue ::IOError
          # It was closed meanwhile, which reading will tell.
          nil
        end

        # There before it is looked whether there is reason to wait, so that nothing is missed. That of a process from which this one was forked is not its own.
        def own_pipe
          @pipe = nil unless @piped_in == ::Process.pid
          @piped_in = ::Process.pid
          (@pipe ||= ::IO.pipe).first
        end

        def check
          raise ClosedError, "the client is closed" if @closed
          raise CallTimeoutError, "the call took longer than #{@timeout} seconds" if @ends <= now
        end

        def now
          ::Process.clock_gettime(::Process::CLOCK_MONOTONIC)
        end
      end
    end
  end
end
