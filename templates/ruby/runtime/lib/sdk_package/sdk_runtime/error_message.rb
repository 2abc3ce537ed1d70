# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The message of an error, made of its payload, for people.
    module ErrorMessage
      module_function

      # @param type [String] the WIT name of the payload's type
      # @param payload [Object]
      # @param case_name [String, nil] the WIT name of a variant's case
      # @return [String] the payload's own `message` if it has one, else e.g. `invoice-error: unknown-sku("nope")`
      def of(type, payload, case_name = nil)
        own = payload.message if payload.respond_to?(:message)
        return own if own.is_a?(::String)

        "#{type}: #{case_name ? variant(case_name, payload) : plain(payload)}"
      end

      def variant(case_name, payload)
        payload.respond_to?(:value) ? "#{case_name}(#{plain(payload.value)})" : case_name
      end

      def plain(value)
        case value
        when ::Symbol then value.name.tr("_", "-")
        when ::Data then "{#{value.to_h.map { |name, field| "#{name}: #{plain(field)}" }.join(", ")}}"
        when ::Array then value.map { |item| plain(item) }.join(", ")
        else value.inspect
        end
      end
    end
  end
end
