# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What the generated code calls by number: functions by WIT path, and which of them take and give nothing but scalars, so that their calls
    # need no more than the bare core function; resources by WIT path, and their classes (nil for the application's). Besides, by WIT path, what
    # makes the behaviour of each import.
    Glue = ::Struct.new(:exports, :bare, :resources, :classes, :imports, keyword_init: true)

    # The component that a package carries, and what a client may be given instead. Read at the first use, compiled once a process.
    class Component
      # @param path [String] of the component; its link plan stands beside it with the suffix `.plan.json`
      def initialize(path, fingerprint, glue)
        @path = path
        @fingerprint = fingerprint
        @glue = glue
        @lock = ::Mutex.new
        @given = {}
      end

      # @param application [Hash] what implements the imports
      # @return [Instance]
      def open(application, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil)
        limits = limits(memory_limit, timeout)
        Instance.new(compiled(artifact, compile_cache), @glue, application, limits)
      end

      # @return [Pool] of instances for calls side by side
      def open_pool(application, pool_size:, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil)
        raise ::ArgumentError, "pool_size: #{pool_size.inspect} is not a number of instances" unless positive?(pool_size, ::Integer)

        limits = limits(memory_limit, timeout)
        program = compiled(artifact, compile_cache)
        Pool.new(pool_size, limits.timeout) { Instance.new(program, @glue, application, limits, parallel: true) }
      end

      private

      def limits(memory, timeout)
        raise ::ArgumentError, "memory_limit: #{memory.inspect} is not a number of bytes" unless memory.nil? || positive?(memory, ::Integer)
        raise ::ArgumentError, "timeout: #{timeout.inspect} is not a number of seconds" unless timeout.nil? || positive?(timeout, ::Numeric)

        Limits.new(memory, timeout && Float(timeout))
      end

      def positive?(value, type) = value.is_a?(type) && value.positive?

      def compiled(artifact, cache)
        program = @lock.synchronize { artifact.nil? ? own : given(artifact) }
        program.compile(CompileCache.new(cache))
      end

      def own
        @own ||= Program.new(Plan.read(::File.read("#{@path}.plan.json"), @fingerprint)) { ::File.binread(@path) }
      end

      # Bytes are the component itself, which belongs to the package's own plan; a path may have a plan of its own beside it.
      def given(artifact)
        bytes = artifact.is_a?(::String) && artifact.start_with?("\0asm".b)
        key = bytes ? ::Digest::SHA256.digest(artifact) : ::File.expand_path(artifact)
        @given[key] ||= bytes ? Program.new(own.plan) { artifact } : from_file(key)
      end

      def from_file(path)
        beside = "#{path}.plan.json"
        plan = ::File.file?(beside) ? Plan.read(::File.read(beside), @fingerprint) : own.plan
        Program.new(plan) { ::File.binread(path) }
      end
    end
  end
end
