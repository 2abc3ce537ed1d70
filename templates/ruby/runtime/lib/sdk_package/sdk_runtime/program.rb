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
      # @return [Boolean] whether the core signatures were found to be what plan and package expect
      attr_accessor :fits

      # The block gives the component's bytes.
      def initialize(plan, &read)
        @plan = plan
        @read = read
        @lock = ::Mutex.new
        @fits = false
      end

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
        component = @read.call
        digest = @plan[:artifact][:sha256]
        raise SdkError, "the component is not the one of its link plan, whose SHA-256 is #{digest}" unless component.bytesize == @plan[:artifact][:size] && ::Digest::SHA256.hexdigest(component) == digest

        binaries = @plan[:modules].map { |range| component.byteslice(range[:offset], range[:length]) || "" }
        modules = binaries.each_with_index.map { |binary, index| cache.load(@engine, "#{digest}-#{index}", binary) }
        declared = binaries.map { |binary| CoreModule.new(binary) }
        @bounds = Bounds.new(@plan[:steps].map { |step| declared[step[:module]] })
        hosts = @plan[:hostFunctions]
        @stubs = Stubs.new(@engine, hosts) if hosts.any? { |host| host[:kind] == "trap" }
        modules
      rescue ::Wasmtime::Error => e
        raise SdkError, "the component does not compile: #{e.message}", cause: nil
      end
    end
  end
end
