# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What the generated code calls by number: functions by WIT path, with their core signatures (`i32 i64:i32`), and which of them take and give
    # nothing but scalars, so that their calls need no more than the bare core function; resources by WIT path, and their classes (nil for the
    # application's). Besides, by WIT path, the core signature of each import and what makes its behaviour.
    Glue = ::Struct.new(:exports, :bare, :resources, :classes, :lowered, :imports, keyword_init: true)

    # The component that a package carries, and what a client may be given instead. Read at the first use, compiled once a process.
    class Component
      # @param path [String] of the component; its link plan stands beside it, with the suffix `.plan.json`
      def initialize(path, fingerprint, glue)
        @path = path
        @fingerprint = fingerprint
        @glue = glue
        @lock = ::Mutex.new
        @given = {}
      end

      # @param application [Hash] what implements the imports
      # @param wasi [Hash] see {Wasi::Settings}
      # @return [Instance]
      def open(application, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil, **wasi)
        limits = limits(memory_limit, timeout)
        settings = Wasi::Settings.new(**wasi)
        program = compiled(artifact, compile_cache)
        Instance.new(program, @glue, application, limits, wasi: (settings if program.wasi?))
      end

      # @return [Pool] of instances for calls side by side
      def open_pool(application, pool_size:, artifact: nil, compile_cache: true, memory_limit: nil, timeout: nil, **wasi)
        raise ::ArgumentError, "pool_size: #{pool_size.inspect} is not a number of instances" unless positive?(pool_size, ::Integer)

        limits = limits(memory_limit, timeout)
        settings = Wasi::Settings.new(**wasi)
        program = compiled(artifact, compile_cache)
        Pool.new(pool_size, limits.timeout) do
          Instance.new(program, @glue, application, limits, wasi: (settings if program.wasi?), parallel: true)
        end
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
      rescue ::ThreadError
        raise SdkError, Stack::SIGNAL, cause: nil
      end

      def own
        @own ||= program("#{@path}.plan.json", @path)
      end

      # Bytes are the component itself, which belongs to the package's own plan; a path may have a plan of its own beside it. Bytes that are no
      # WebAssembly are no path, either.
      def given(artifact)
        artifact = artifact.to_path if artifact.respond_to?(:to_path)
        raise ::TypeError, "artifact: expected String, got #{artifact.class}" unless artifact.is_a?(::String)

        bytes = artifact.start_with?("\0asm".b) || artifact.encoding == ::Encoding::BINARY || artifact.include?("\0")
        key = bytes ? ::Digest::SHA256.digest(artifact) : ::File.expand_path(artifact)
        @given[key] ||= bytes ? Program.new(own.plan, @path) { artifact } : from_file(key)
      end

      def from_file(path)
        beside = "#{path}.plan.json"
        ::File.exist?(beside) ? program(beside, path) : Program.new(own.plan, @path) { Artifact.read(path, own.plan[:artifact][:size]) }
      end

      def program(plan_path, path)
        plan = Plan.read(Artifact.read(plan_path, Plan::MOST), @fingerprint)
        Program.new(plan, path) { Artifact.read(path, plan[:artifact][:size]) }
      end
    end
  end
end
