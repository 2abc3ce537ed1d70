# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The message of an error, made of its payload, for people.
    module ErrorMessage
      module_function

      # @param type [String] the WIT name of the payload's type
      # @param payload [Object]
      # @return [String] the payload's own `message` if it has one, else e.g. `invoice-error: unknown-sku("nope")`
      def of(type, payload)
        return "the call failed" if payload.nil?

        own = own(payload)
        own.is_a?(::String) && !own.empty? ? own : "#{type}: #{wit(payload)}"
      end

      # A text is a message, too. A handle's `message` would call the component.
      def own(payload)
        return payload if payload.is_a?(::String)

        payload.public_send(:message) if payload.is_a?(::Data) && payload.respond_to?(:message)
      end

      # A value as WIT writes values. Tuples and flags look like lists, since that is what they are here.
      def wit(value)
        case value
        when nil then "none"
        when ::String then text(value)
        when ::Symbol then value.name.tr("_", "-")
        when ::Float then float(value)
        when ::Array then "[#{value.map { |item| wit(item) }.join(", ")}]"
        when ::Hash then "{#{value.map { |key, item| "#{wit(key)}: #{wit(item)}" }.join(", ")}}"
        when ::Data then data(value)
        else value.inspect
        end
      end

      def data(value)
        case value
        when Some then "some(#{wit(value.value)})"
        when Ok then side("ok", value.value)
        when Err then side("err", value.value)
        else value.respond_to?(:_case) ? variant(value) : record(value)
        end
      end

      def side(name, payload)
        payload.nil? ? name : "#{name}(#{wit(payload)})"
      end

      def variant(value)
        value.respond_to?(:value) ? "#{value._case}(#{wit(value.value)})" : value._case
      end

      # A name that means something to Ruby ends in an underscore there.
      def record(value)
        fields = value.to_h.map { |name, field| "#{name.name.delete_suffix("_").tr("_", "-")}: #{wit(field)}" }
        "{#{fields.join(", ")}}"
      end

      def text(value)
        value.encoding.equal?(::Encoding::UTF_8) && value.valid_encoding? ? ::JSON.generate(value) : value.inspect
      end

      def float(value)
        return "nan" if value.nan?
        return value.to_s if value.finite?

        value.positive? ? "inf" : "-inf"
      end
    end
  end
end
