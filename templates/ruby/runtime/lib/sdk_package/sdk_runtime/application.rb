# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What the application provides as the component's imports.
    module Application
      module_function

      # @param imports [Hash{Symbol => Object}]
      # @param required [Hash{Symbol => Array<Symbol>, nil}] the methods of each implementation; nil for a callable
      # @raise [ArgumentError] that names what is missing or unknown
      # @raise [TypeError] when the imports are no Hash
      def check(imports, **required)
        raise ::TypeError, "imports: expected Hash, got #{imports.class}" unless imports.is_a?(::Hash)

        unknown = imports.keys - required.keys
        raise ::ArgumentError, "imports: unknown #{unknown.map(&:inspect).join(", ")}" unless unknown.empty?

        missing = required.flat_map { |name, methods| missing(imports, name, methods) }
        raise ::ArgumentError, "imports: missing #{missing.join(", ")}" unless missing.empty?
      end

      def missing(imports, name, methods)
        implementation = imports[name]
        return [name] if implementation.nil?

        lacking = (methods || [:call]).reject { |method| implementation.respond_to?(method) }
        lacking.map { |method| "#{name}.#{method}" }
      end
    end
  end
end
