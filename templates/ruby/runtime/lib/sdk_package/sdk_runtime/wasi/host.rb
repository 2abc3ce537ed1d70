# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # The layer's private world in one instance of a component: what stands behind `wasi:*`. The layer is in the sandbox, so that whatever it gives is
      # checked.
      class Host
        # The core signatures of the functions.
        SIGNATURES = {
          "host.monotonic-now" => ":i64", "host.wall-now" => ":i64", "host.random" => "i32 i32:",
          "host.environment" => "i32 i32:i32", "host.arguments" => "i32 i32:i32", "host.write" => "i32 i32 i32:",
          "host.exit" => "i32:", "host.fail" => "i32 i32:", "host.read-stdin" => "i32 i32:i32",
          "host.ready" => "i32 i32 i32:i32", "host.wait" => "i32 i32 i64:",
          "http.start" => "i32 i32:i32", "http.answer" => "i32 i32 i32:i32", "http.read" => "i32 i32 i32:i32", "http.write" => "i32 i32 i32:i32",
          "http.finish" => "i32:", "http.cancel" => "i32:", "http.failure" => "i32 i32 i32:i32"
        }.freeze

        # @param settings [Settings]
        def initialize(settings)
          @clocks = Clocks.new(settings.clock)
          @random = RandomBytes.new(settings.random)
          @environment = Texts.pack(settings.env)
          @arguments = Texts.pack(settings.args)
          @output = Output.new(settings.stdout, settings.stderr)
          @stdin = Stdin.new(settings.stdin)
          @http = Http::Requests.new(settings.http) { @waiting.wake }
          @waiting = Waiting.new(@clocks, @stdin, @http)
        end

        # @return [String] the end of what was printed to standard error
        def stderr = @output.tail

        # A call begins that may take so many seconds.
        def limit(seconds) = @waiting.limit(seconds)

        # Nothing is waited for any more.
        def end_waits = @waiting.close

        # The instance has ended: so do its requests.
        def close = @http.close

        # @param name [String] of a function, e.g. `host.write`
        # @param memory [LayerMemory]
        # @return [Proc] its behaviour
        def body(name, memory)
          case name
          when "host.monotonic-now" then proc { [Scalars.s64(@clocks.monotonic)] }
          when "host.wall-now" then proc { [Scalars.s64(@clocks.wall)] }
          when "host.random" then proc { |_, to, length| @random.fill(memory, to, length) }
          when "host.environment" then proc { |_, to, capacity| [memory.give(to, capacity, @environment)] }
          when "host.arguments" then proc { |_, to, capacity| [memory.give(to, capacity, @arguments)] }
          when "host.write" then proc { |_, stream, source, length| @output.write(stream, memory.read(source, length)) }
          when "host.read-stdin" then proc { |_, to, capacity| [give(memory, to, @stdin.read(limited(capacity)))] }
          when "host.ready" then proc { |_, handles, count, to| [ready(memory, handles, count, to)] }
          when "host.wait" then proc { |_, handles, count, deadline| @waiting.wait(memory.read_u32s(handles, count), deadline & Waiting::NEVER) }
          when "host.exit" then proc { |_, code| raise ExitError, code & 0xFFFF_FFFF }
          when "host.fail" then proc { |_, source, length| raise TrapError, memory.read(source, length).force_encoding(::Encoding::UTF_8).scrub }
          else http_body(name, memory)
          end
        end

        private

        def http_body(name, memory)
          case name
          when "http.start" then proc { |_, source, length| [@http.start(memory.read(source, length))] }
          when "http.answer" then proc { |_, id, to, capacity| [answer(memory, @http.fetch(id), to, capacity)] }
          when "http.read" then proc { |_, id, to, capacity| [give(memory, to, @http.fetch(id).read(limited(capacity)))] }
          when "http.write" then proc { |_, id, source, length| [write(@http.fetch(id), memory.read(source, length))] }
          when "http.finish" then proc { |_, id| @http.fetch(id).upload&.finish }
          when "http.cancel" then proc { |_, id| @http.cancel(id) }
          else proc { |_, id, to, capacity| [memory.give(to, capacity, @http.fetch(id).failure.pack)] }
          end
        end

        # A length, or one of the constants in its place.
        def give(memory, to, found)
          return Scalars.s32(found) if found.is_a?(::Integer)

          memory.write(to, found)
          found.bytesize
        end

        def limited(capacity) = [capacity & 0xFFFF_FFFF, Stdin::MOST].min

        def answer(memory, exchange, to, capacity)
          answer = exchange.answer
          answer ? memory.give(to, capacity, answer) : -1
        end

        # What is written after the exchange is over is taken and discarded.
        def write(exchange, bytes)
          exchange.over? || exchange.upload.nil? ? bytes.bytesize : exchange.upload.write(bytes)
        end

        def ready(memory, handles, count, to)
          found = @waiting.ready(memory.read_u32s(handles, count))
          memory.write(to, found.pack("L<*"))
          found.length
        end
      end
    end
  end
end
