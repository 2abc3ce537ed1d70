# frozen_string_literal: true

require "digest"

module SdkPackage
  module SDKRuntime
    # A component that can be instantiated: its plan and its compiled core modules. Read and compiled at the first use, by one thread.
    class Program
      # @return [Hash] the link plan
      attr_reader :plan
      # @return [Wasmtime::Engine] that the modules were compiled for
      attr_reader :engine
      # @return [Array<Wasmtime::Module>] in the order of the plan
      attr_reader :modules

      # @return [Stubs, nil]
      attr_reader :stubs
      # @return [Wasmtime::Module] see {Adapters::COPY}; nil where nothing is copied
      attr_reader :copy

      # @return [Boolean] whether the core signatures were found to be what plan and package expect
      attr_accessor :fits

      # The block gives the component's bytes.
      #
      # @param path [String] of the component; what comes with it stands beside it: printed modules with the suffix `.adapters.wasm`, the WASI layer with
      #   `.layer.wasm`
      def initialize(plan, path, &read)
        @plan = plan
        @path = path
        @read = read
        @lock = ::Mutex.new
        @fits = false
      end

      # @return [Boolean] whether it calls WASI
      def wasi? = @plan.key?(:layer)

      # @param memory_limit [Integer, nil] bytes of one instance
      # @return [Hash] limits of its store
      def store_limits(memory_limit) = @bounds.store_limits(memory_limit)

      # @raise [SdkError] when the component's bytes are not those that the plan belongs to, or do not compile
      def compile(cache)
        @lock.synchronize { @modules ||= compile_modules(cache) }
        self
      end

      private

      def compile_modules(cache)
        @engine = Engine.current
        files = files()
        binaries = @plan[:modules].map { |range| files[source(range)].byteslice(range[:offset], range[:length]) || "" }
        modules = @plan[:modules].zip(binaries).map do |range, binary|
          cache.load(@engine, "#{@plan[source(range)][:sha256]}-#{range[:offset]}", binary)
        end
        @bounds = bounds(binaries.map { |binary| CoreModule.new(binary) })
        hosts = @plan[:hostFunctions]
        @stubs = Stubs.new(@engine, hosts) if hosts.any? { |host| host[:kind] == "trap" }
        @copy = ::Wasmtime::Module.new(@engine, Adapters::COPY) if hosts.any? { |host| host[:kind] == "copy" }
        modules
      rescue ::Wasmtime::Error => e
        raise SdkError, "the component does not compile: #{e.message}", cause: nil
      end

      # @return [Hash{Symbol => String}] bytes that modules are ranges of
      def files
        beside = @plan.slice(:adapters, :layer).to_h do |name, described|
          path = "#{@path}.#{name}.wasm"
          [name, verified(Artifact.read(path, described[:size]), described, "#{path}: its bytes are not those of the link plan")]
        end
        { artifact: verified(@read.call, @plan[:artifact], "the component is not the one of its link plan"), **beside }
      end

      def verified(bytes, described, otherwise)
        digest = described[:sha256]
        return bytes if bytes.bytesize == described[:size] && ::Digest::SHA256.hexdigest(bytes) == digest

        raise SdkError, "#{otherwise}, whose SHA-256 is #{digest}"
      end

      def source(range) = range.fetch(:source, "artifact").to_sym

      def bounds(declared)
        steps = @plan[:steps] + @plan.fetch(:deferred, [])
        ours, own = steps.partition { |step| @plan[:modules][step[:module]].key?(:source) }
        Bounds.new(own.map { |step| declared[step[:module]] }, ours.map { |step| declared[step[:module]] })
      end
    end
  end
end
