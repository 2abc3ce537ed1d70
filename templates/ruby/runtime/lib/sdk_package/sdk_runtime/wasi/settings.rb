# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # What a client gives the component of WASI, taken over. By default that is a clock and randomness, and nothing else.
      class Settings
        # @return [Array<String>] name, value, name, value …
        attr_reader :env
        # @return [Array<String>]
        attr_reader :args
        # @return [String, #read_nonblock, #readpartial, #read]
        attr_reader :stdin
        # @return [Proc, nil] takes a String
        attr_reader :stdout, :stderr
        # @return [#call, nil] gives a Time
        attr_reader :clock
        # @return [#bytes, nil]
        attr_reader :random
        # @return [Http::Settings]
        attr_reader :http

        # @raise [TypeError] that names the option that is of a wrong type
        # @raise [ArgumentError] when a text has no place in an environment
        def initialize(env: {}, args: [], stdin: "", stdout: nil, stderr: nil, clock: nil, random: nil, http: nil)
          @env = variables(env)
          @args = list(args, "args").each_with_index.map { |arg, i| text(arg, "args[#{i}]") }
          @stdin = input(stdin)
          @stdout = writer(stdout, "stdout")
          @stderr = writer(stderr, "stderr")
          @clock = responding(clock, "clock", :call)
          @random = responding(random, "random", :bytes)
          @http = Http::Settings.new(http, [])
          freeze
        end

        private

        def variables(env)
          wrong("env", "Hash", env) unless env.is_a?(::Hash)
          env.flat_map do |name, value|
            text(name, "env: #{name.inspect}")
            raise ::ArgumentError, "env: #{name.inspect} is no name of a variable" if name.empty? || name.include?("=")

            [utf8(name), text(value, "env[#{name.inspect}]")]
          end
        end

        def list(value, place)
          value.is_a?(::Array) ? value : wrong(place, "Array", value)
        end

        def text(value, place)
          wrong(place, "String", value) unless value.is_a?(::String)
          raise ::ArgumentError, "#{place}: it has a NUL" if value.include?("\0")

          utf8(value)
        end

        def utf8(value) = value.encode(::Encoding::UTF_8).scrub.freeze

        def input(stdin)
          return stdin.b.freeze if stdin.is_a?(::String)

          readable = %i[read_nonblock readpartial read].any? { |name| stdin.respond_to?(name) }
          readable ? stdin : wrong("stdin", "String or something to read from", stdin)
        end

        # A callable, or something with `write` like an IO.
        def writer(output, place)
          return output.method(:write).to_proc if output.respond_to?(:write)

          responding(output, place, :call, "something with `write` or `call`")&.method(:call)&.to_proc
        end

        def responding(value, place, method, what = "something with `#{method}`")
          value.nil? || value.respond_to?(method) ? value : wrong(place, what, value)
        end

        def wrong(place, what, value)
          raise ::TypeError, "#{place}: expected #{what}, got #{value.nil? ? "nil" : value.class}"
        end
      end
    end
  end
end
