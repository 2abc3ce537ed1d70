# frozen_string_literal: true

require "json"

module SdkPackage
  module SDKRuntime
    # The link plan that a package ships beside its component: how to instantiate it over a core engine. Every number in it is an index into
    # another list of the plan.
    module Plan
      FORMAT = 1
      # Bytes; no plan is as large.
      MOST = 16 << 20

      module_function

      # @param text [String] JSON
      # @param fingerprint [String] of the interface that this package was generated from
      # @return [Hash{Symbol => Object}] frozen
      # @raise [SdkError] when it is no plan, has another format, or belongs to another interface
      def read(text, fingerprint)
        plan = ::JSON.parse(text, symbolize_names: true, freeze: true)
        raise SdkError, "link plan: it is not an object" unless plan.is_a?(::Hash)
        raise SdkError, "the link plan has format #{plan[:format]}, this package reads #{FORMAT}" unless plan[:format] == FORMAT

        check_fingerprint(plan[:fingerprint], fingerprint)
        PlanCheck.new(plan).checked
      rescue ::JSON::ParserError, ::EncodingError => e
        raise SdkError, "link plan: it is not JSON: #{e.message[0, 100]}", cause: nil
      end

      def check_fingerprint(found, wanted)
        return if found == wanted

        raise SdkError, "the component has another interface: its fingerprint is #{found}, this package was generated for #{wanted}"
      end
    end
  end
end
